import { expect, it, vi } from 'vitest';
import { renderSite } from '../../src/eleventy/build-site.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { loadContent } from '../support/load-example.ts';

it('says nothing of its own while pages take long', async () => {
  const { portal } = await loadContent(EXAMPLE_CONTENT);
  if (!portal) throw new Error('the content is sound');
  const said = (['log', 'warn', 'error'] as const).map((how) => vi.spyOn(console, how));
  let until: number | undefined;
  const onPage = () => {
    // One page more than Eleventy's own limits for what it calls slow.
    until ??= performance.now() + 1000;
    while (performance.now() < until);
  };
  await renderSite(portal, { onPage });
  expect(said.flatMap(({ mock }) => mock.calls)).toEqual([]);
});
