/// <reference types="vite/types/importMeta.d.ts" />
import { parseProfile } from '../../src/profiles/parse-profile.ts';
import type { Profile } from '../../src/report/profile.ts';
import { showProblems } from './sample-report.ts';

const texts = import.meta.glob<string>('../../_data/profiles/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The kinds of report that the installation knows, as the portal reads them. */
export const PROFILES: readonly Profile[] = Object.entries(texts).map(([file, text]) => {
  const { profile, problems } = parseProfile(text, file.replace(/^.*\/|\.json$/g, ''));
  if (!profile) throw new Error(`${file}: ${showProblems(problems)}`);
  return profile;
});
