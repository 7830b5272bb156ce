import type { Portal } from './portal.ts';

/**
 * What a program that watches a portal asks for: whether the state is the one that was published, and how new it is.
 * Nothing of it comes from a clock.
 * @param fingerprint of all other files, see `base/site-manifest.ts`
 */
export function formatHealth({ reports, withdrawn }: Portal, fingerprint: string): string {
  const newest = reports[0]?.fields.date;
  const health = {
    generator: 'gongbao',
    version: 1,
    fingerprint,
    reports: reports.length,
    withdrawn: withdrawn.length,
    ...(newest === undefined ? {} : { newest }),
  };
  return `${JSON.stringify(health, null, 1)}\n`;
}
