import { compareCodeUnits } from '../base/compare-code-units.ts';
import { formatUrl } from '../report/urls.ts';
import type { FileChanges } from './compare-files.ts';

/**
 * What a build changed, for hosts: addresses below the portal's root, percent-encoded, sorted.
 * @param from fingerprint of the folder that was compared with, absent for a first build
 * @param to fingerprint of the folder that was made. A host that purged up to another `from` has missed a build.
 */
export function formatChangeList(
  { added, changed, removed }: FileChanges,
  { from, to }: { from: string | undefined; to: string },
): string {
  const format = (paths: readonly string[]) => paths.map(formatUrl).sort(compareCodeUnits);
  const list = {
    generator: 'gongbao',
    version: 1,
    from: from ?? null,
    to,
    added: format(added),
    changed: format(changed),
    removed: format(removed),
  };
  return `${JSON.stringify(list, null, 1)}\n`;
}
