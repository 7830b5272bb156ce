import { describe, expect, it } from 'vitest';
import { findUrlClashes } from '../../../src/load/find-url-clashes.ts';
import { REPORT_ENDINGS } from '../../../src/portal/report-forms.ts';

const find = (...folders: string[]) =>
  findUrlClashes(
    folders.map((folder) => ({
      id: folder.normalize('NFC'),
      file: `内容/reports/${folder}/index.md`,
      folder: `/示例/${folder}`,
      text: '',
      sha256: '',
    })),
  );

const files = (...folders: string[]) => find(...folders).map(({ file }) => file);

describe('findUrlClashes', () => {
  it('lets different folders be', () => {
    expect(
      find('2021/shili', '2020/shili', '2021/shili/a', '2021/shili-2', '2021/a.b', '2021/a.jsonx'),
    ).toEqual([]);
  });

  it('explains folders that differ only in case', () => {
    const [clash, ...others] = find('2021/Shili', '2021/shili');
    expect(others).toEqual([]);
    expect(clash).toMatchObject({ level: 'error', rule: 'url-duplicate', line: 1, column: 1 });
    expect(`${clash?.file}\n${clash?.message}\n${clash?.remedy}`).toMatchInlineSnapshot(`
      "内容/reports/2021/shili/index.md
      网址与另一篇报告重复：2021/shili.html（另一篇：内容/reports/2021/Shili/index.md）
      把这个文件夹改成不同的名字，例如：shili-2
          （只有大小写不同，或者看上去完全一样，也算重复）"
    `);
  });

  it('finds folders that differ only in their Unicode form', () => {
    expect(files('2021/Cafe\u0301', '2021/Caf\u00e9')).toEqual(['内容/reports/2021/Caf\u00e9/index.md']);
    expect(files('2021/CAFE\u0301', '2021/caf\u00e9')).toHaveLength(1);
  });

  it('finds folders above the report that differ only in case', () => {
    expect(files('Nian/a', 'nian/a', 'nian/b')).toHaveLength(1);
  });

  it('finds every one of several', () => {
    expect(files('A', 'a', 'Á', 'á')).toHaveLength(2);
    expect(files('abc', 'Abc', 'aBc')).toHaveLength(2);
  });

  it("explains a folder that is named like another report's file", () => {
    const [clash] = find('2021/a', '2021/a.json');
    expect(`${clash?.file}\n${clash?.message}\n${clash?.remedy}`).toMatchInlineSnapshot(`
      "内容/reports/2021/a.json/index.md
      文件夹名“a.json”与另一篇报告的文件重名（另一篇：内容/reports/2021/a/index.md）
      文件夹名里去掉句点和后面的部分，或者改成别的名字"
    `);
    for (const ending of [...REPORT_ENDINGS, '.JSON', '.DOCX'].map((each) => each.slice(1))) {
      expect(files('2021/a', `2021/a.${ending}`)).toHaveLength(1);
      expect(files('2021/a', `2021/a.${ending}/b`)).toHaveLength(1);
      expect(files(`2021/A.${ending}`, '2021/a')).toHaveLength(1);
    }
  });

  it("explains a folder whose page is another report's file", () => {
    const [clash, ...others] = find('2021/a', '2021/A.Single');
    expect(others).toEqual([]);
    expect(clash?.message).toBe(
      '文件夹名“A.Single”与另一篇报告的文件重名（另一篇：内容/reports/2021/a/index.md）',
    );
    expect(files('2021/a', '2021/b.single', '2021/a.qr', '2021/a.json-2')).toEqual([]);
  });
});
