import { expect, it } from 'vitest';
import { loadMarks } from '../../../src/load/load-marks-fs.ts';
import { STANDARD_SITE } from '../../../src/report/parse-site.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

/** What is said of a mark's picture, in a content folder of these files. */
async function judge(image: string, files: Readonly<Record<string, string>> = {}) {
  const content = await writeTree(await tempFolder(), files);
  const place = { project: content, content, label: '内容' };
  const locate = (...at: readonly (string | number)[]) => ({ file: at.join('.'), line: 1, column: 1 });
  const site = { ...STANDARD_SITE, marks: [{ name: '党政机关', image }] };
  const { diagnostics } = await loadMarks(place, site, locate);
  return diagnostics.map(({ file, message, remedy }) => `${file} ${message}；${remedy}`);
}

it('a picture of a mark that is not there is looked for in the content folder, not in a report’s', async () => {
  expect(await judge('images/a.png')).toEqual([
    'marks.0.image 标识“党政机关”的图片用不了：找不到文件“images/a.png”；请把文件放进内容文件夹，并核对文件名（大小写、空格、全角半角、扩展名都要一样）',
  ]);
  expect(await judge('../a.png')).toEqual([
    'marks.0.image 标识“党政机关”的图片用不了：“../a.png”含有“../”，指向上一级文件夹；请把文件放进内容文件夹，再写它的名字，如 images/dangzheng.png',
  ]);
  expect(await judge('/a.png')).toEqual([expect.stringContaining('以斜杠开头，指向内容文件夹之外')]);
  expect(await judge('images/a.png', { 'images/A.png': '' })).toEqual([
    expect.stringContaining('内容文件夹里有相近的名字，改为：\n    images/A.png'),
  ]);
});
