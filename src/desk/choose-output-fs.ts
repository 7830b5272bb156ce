import { existsSync } from 'node:fs';
import path from 'node:path';
import { readFormerPortal } from '../load/read-former-portal-fs.ts';
import { readFolderState } from '../publish/former-output-fs.ts';
import { resolveRealPath } from '../publish/real-path-fs.ts';

/**
 * Where the desk publishes a portal to: as before; else into the installation's output, unless another portal has it;
 * else beside the content.
 * @param content absolute, as are all
 * @param known portals of which somebody knows, with their outputs
 */
export function chooseOutput(
  content: string,
  {
    standard,
    known,
  }: { standard: string; known: readonly { readonly content: string; readonly output?: string }[] },
): string {
  const own = known.find((one) => one.content === content)?.output;
  if (own !== undefined) return own;
  const isTaken = known.some(({ output }) => output === standard);
  return isTaken || isOfOther(standard, content) ? (chooseBeside(content) ?? standard) : standard;
}

/** A folder for the portal beside its content; a disk has nothing beside it. */
export const chooseBeside = (content: string): string | undefined =>
  path.dirname(content) === content
    ? undefined
    : path.join(path.dirname(content), `${path.basename(content)}-网站`);

/** Whether there is something else than a portal that has a report of this content. */
function isOfOther(output: string, content: string): boolean {
  try {
    const state = readFolderState(resolveRealPath(output));
    if (state === 'missing' || state === 'empty') return false;
    const reports = [...(readFormerPortal(output, output)?.reports.values() ?? [])];
    return !reports.some(
      ({ id }) => id !== undefined && existsSync(path.join(content, 'reports', ...id.split('/'))),
    );
  } catch {
    return true;
  }
}
