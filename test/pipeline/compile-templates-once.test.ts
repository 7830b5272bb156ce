import nunjucks from 'nunjucks';
import { expect, it, vi } from 'vitest';
import { loadContent } from '../support/load-example.ts';
import { renderPages } from '../support/render-pages.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const { compiler } = nunjucks as unknown as { compiler: { compile(text: string): string } };

it('compiles the template of a list once, for however many pages and runs', async () => {
  const content = await writeTree(await tempFolder(), {
    'reports/2020/a/index.md': writeReport(),
    'reports/2021/b/index.md': writeReport(),
  });
  const { portal } = await loadContent(content);
  if (!portal) throw new Error('the content is sound');
  // Whatever was rendered in this process before has to do as well.
  const pages = await renderPages(portal);
  const compile = vi.spyOn(compiler, 'compile');
  expect(await renderPages(portal)).toEqual(pages);
  expect([...pages.keys()].filter((url) => url.startsWith('/reports/'))).toHaveLength(2);
  const texts = compile.mock.calls.map(([text]) => text);
  expect(texts.filter((text) => text.includes('report-sheet'))).toEqual([]);
  new nunjucks.Template('没有编过的{{ 示例 }}', new nunjucks.Environment(), undefined, true);
  expect(compile).toHaveBeenLastCalledWith('没有编过的{{ 示例 }}', [], [], undefined, expect.anything());
});
