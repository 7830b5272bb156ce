import { describe, expect, it } from 'vitest';
import { REAL_CONTENT } from '../support/contents.ts';
import { loadContent } from '../support/load-example.ts';

describe('the check of the report of 2021', () => {
  // An exception that keeps nothing is a warning too, so silence means: these slips and no others were found.
  it('finds the slips that its 检查例外 name and nothing else; 12 + 1 + 36 = 49 adds up', async () => {
    const { portal, diagnostics } = await loadContent(REAL_CONTENT, {
      siteUrl: 'https://www.shili.gov.example.cn/',
    });
    expect(diagnostics).toEqual([]);
    const exceptions = portal?.reports[0]?.fields.exceptions ?? [];
    expect(exceptions).toHaveLength(17);
    // An exception without a place would hide the next slip of its kind.
    expect(exceptions.filter(({ quote }) => !quote).map(({ rule }) => rule)).toEqual(['org-full-name']);
  });
});
