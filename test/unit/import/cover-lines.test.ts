import { describe, expect, it } from 'vitest';
import { p } from '../../support/build-docx.ts';
import { importDocument } from '../../support/import-document.ts';
import { importWord } from '../../support/import-word.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const bold = (text: string) => p(text, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="32"/>');
const read = async (...lines: string[]) => {
  const { body, headings } = await importWord(
    lines.map((line) => (line === TEXT ? p(line) : bold(line))).join(''),
  );
  return { headings, lines: body.replaceAll('**', '').split('\n\n') };
};

describe('a line of a cover below the title', () => {
  it.each([
    ['2022年'],
    ['二〇二二年三月'],
    ['（2022年3月）'],
    ['2022.3'],
    ['第一版'],
    ['V1.0'],
    ['示例区示例局', '2022年3月'],
    ['编制单位：示例区示例局', '2022年3月1日'],
    ['示例区示例局　2022年3月'],
    ['张示例', '2022年3月1日'],
    ['（2022年3月1日示例区第一届人民代表大会第一次会议）'],
    ['文本', '送审稿', '示例区人民政府', '二〇二二年三月'],
  ])('%s is no heading, and stays a line of its own', async (...cover) => {
    expect(await read(...cover, '总体情况', TEXT)).toEqual({
      headings: ['总体情况'],
      lines: [...cover, '## 总体情况', TEXT],
    });
  });

  it('is one where it comes again, and where a text is below it first', async () => {
    expect((await read('2022年', TEXT, '2021年', TEXT)).headings).toEqual(['2022年', '2021年']);
    expect((await read(TEXT, '2022年', TEXT)).headings).toEqual(['2022年']);
    expect((await read('示例区示例局', TEXT)).headings).toEqual(['示例区示例局']);
  });

  it('is neither heading nor title of a page', async () => {
    const { headings, values } = await importDocument(
      'a.html',
      `<p align="center"><b>示例区示例工作报告</b></p><h1>2022年3月</h1><p>${TEXT}</p><h2>总体情况</h2><p>${TEXT}</p>`,
    );
    expect(values).toMatchObject({ 标题: '示例区示例工作报告' });
    expect(headings).toEqual(['总体情况']);
  });
});
