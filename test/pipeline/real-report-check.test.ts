import { describe, expect, it } from 'vitest';
import { sortDiagnostics } from '../../src/diagnostics/format-diagnostics.ts';
import { loadContent, REAL_CONTENT } from '../support/load-example.ts';

/** What the captured page itself got wrong: marks and letters that stay as they are and are told. */
const SLIPS = [
  '3:7 org-full-name',
  '16:155 final-mark',
  '18:6 year-unit',
  '22:108 pair-unmatched',
  '22:147 final-mark',
  '26:6 number-separator',
  '32:24 pair-unmatched',
  '32:138 pair-unmatched',
  '52:248 final-mark',
  '58:163 final-mark',
  '62:6 number-separator',
  '64:5 pair-unmatched',
  '64:202 final-mark',
  '72:211 final-mark',
  '78:4 annual-parts',
  '82:11 word-confusion',
  '90:145 final-mark',
];

describe('the check of the report of 2021', () => {
  it('finds the slips of the source and nothing else; 12 + 1 + 36 = 49 adds up', async () => {
    const { diagnostics } = await loadContent(REAL_CONTENT, { siteUrl: 'https://www.shili.gov.example.cn/' });
    expect(sortDiagnostics(diagnostics).map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual(
      SLIPS,
    );
    expect(new Set(diagnostics.map(({ level }) => level))).toEqual(new Set(['warning']));
  });
});
