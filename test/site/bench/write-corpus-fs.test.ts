import path from 'node:path';
import { expect, it } from 'vitest';
import { listReports, writeContent, writeReports } from '../../../scripts/bench/write-corpus-fs.ts';
import { formatDiagnostics } from '../../../src/diagnostics/format-diagnostics.ts';
import { hashTree } from '../../support/hash-tree.ts';
import { loadContent } from '../../support/load-example.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const TEXTS = { reports: 60, characters: 1500, seed: 4 };

it('writes a content folder without a single error, the same bytes each time', async () => {
  const [first, second] = [await tempFolder(), await tempFolder()];
  await writeReports(first, listReports(TEXTS, 1));
  await writeReports(second, listReports(TEXTS, 1));
  expect(await hashTree(second)).toEqual(await hashTree(first));
  const { portal, diagnostics } = await loadContent(first);
  expect(formatDiagnostics(diagnostics.filter(({ level }) => level === 'error'))).toBe('');
  expect(portal?.reports).toHaveLength(60);
  expect(portal?.files.filter(({ path: file }) => file.endsWith('明细表.csv'))).toHaveLength(3);
});

it('takes given texts: their titles and bodies without comments', async () => {
  const corpus = await writeTree(await tempFolder(), {
    '甲/示例条例.md': '# 示例区示例条例\n\n<!-- 备注 -->\n\n第一条 示例。\n',
    '乙.md': '第一条 没有标题。\n',
    '丙.txt': '不是文章',
  });
  const content = await tempFolder();
  const given = await writeContent(content, { ...TEXTS, corpus }, 10);
  expect(given).toEqual({ name: path.basename(corpus), reports: 2 });
  const { portal } = await loadContent(content);
  expect(portal?.reports.map(({ fields }) => fields.title).sort()).toEqual(['乙', '示例区示例条例']);
});
