import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { readErrorCode } from '../base/io-errors.ts';
import { START } from '../base/text-position.ts';
import { type Diagnostic, locateProblems } from '../diagnostics/diagnostic.ts';
import { readText } from '../find/read-text-fs.ts';
import { parseProfile } from '../profiles/parse-profile.ts';
import type { Profile } from '../report/profile.ts';

const FOLDER = '_data/profiles';

/** What came of each file, by its name: a preview loads them at each key. */
const parsed = new Map<string, { readonly text: string; readonly read: ReturnType<typeof parseProfile> }>();

function parseOnce(text: string, name: string): ReturnType<typeof parseProfile> {
  const before = parsed.get(name);
  if (before?.text === text) return before.read;
  const read = parseProfile(text, name.slice(0, -'.json'.length));
  parsed.set(name, { text, read });
  return read;
}

/**
 * The kinds of report that the installation knows, in the order of their files' names.
 * @param project folder of the installation, which holds `_data/`
 */
export async function loadProfiles(
  project: string,
): Promise<{ profiles: Profile[]; diagnostics: Diagnostic[] }> {
  const profiles: Profile[] = [];
  const diagnostics: Diagnostic[] = [];
  const names = await readdir(path.join(project, FOLDER)).catch((error: unknown) => {
    // An installation need not know any.
    if (readErrorCode(error) === 'ENOENT') return [];
    throw error;
  });
  for (const name of names.filter((each) => each.endsWith('.json')).sort(compareCodeUnits)) {
    const file = `${FOLDER}/${name}`;
    const text = await readText(path.join(project, file), (message, remedy) =>
      diagnostics.push({ level: 'error', rule: 'file-unreadable', file, ...START, message, remedy }),
    );
    if (text === undefined) continue;
    const { profile, problems } = parseOnce(text, name);
    diagnostics.push(...locateProblems(file, problems));
    if (profile) profiles.push(profile);
  }
  return { profiles, diagnostics };
}
