import { describe, expect, it } from 'vitest';
import { describeImages } from '../../../src/import/describe-images.ts';
import type { ImportedImage, Inline } from '../../../src/import/document.ts';
import { createNumbering } from '../../../src/import/docx-numbering.ts';
import { parseXml } from '../../../src/office/parse-xml.ts';
import { cell, code, drawing, mark, p, para, r, row, t, table } from '../../support/build-docx.ts';
import { readWord } from '../../support/import-word.ts';

/** Word files of sizes that no office writes: each is read in time, or refused with the reason. */

const repeat = (count: number, write: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => write(at)).join('');

const createLists = (content: string) =>
  createNumbering(
    parseXml(
      new TextEncoder().encode(
        `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:numbering>`,
      ),
    ),
  );

describe('lists', () => {
  it('have nine levels, whatever number a level has', () => {
    const level = (ilvl: number) =>
      `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:lvlText w:val="%1、"/></w:lvl>`;
    const lists = createLists(
      `<w:abstractNum w:abstractNumId="0">${level(8)}${level(1_000_000_000)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`,
    );
    expect(lists.next('1', 1_000_000_000)).toBeUndefined();
    expect(lists.next('1', 8)).toEqual({ kind: 'number', text: '1、' });
  });

  it('find the list of their style among five thousand', () => {
    const lists = createLists(
      repeat(
        5000,
        (at) => `<w:abstractNum w:abstractNumId="${at}"><w:numStyleLink w:val="s${at}"/></w:abstractNum>
<w:abstractNum w:abstractNumId="d${at}"><w:styleLink w:val="s${at}"/><w:lvl w:ilvl="0"><w:start w:val="${at}"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="${at}"><w:abstractNumId w:val="${at}"/></w:num>`,
      ),
    );
    expect(lists.next('4999', 0)).toEqual({ kind: 'number', text: '4999' });
  });
});

describe('what is nested deeper than any document is refused with the reason', () => {
  it.each([
    [
      'tables',
      Array.from({ length: 200 }).reduce<string>((inside) => table(row(cell(inside + p('甲')))), p('乙')),
      '文件里的标记一层套一层，超过 400 层，不像正常的文档',
    ],
    [
      'content controls',
      `${'<w:sdt><w:sdtContent>'.repeat(5000)}${p('甲')}${'</w:sdtContent></w:sdt>'.repeat(5000)}`,
      '文件里的标记一层套一层，超过 400 层，不像正常的文档',
    ],
    [
      'fields',
      para(
        repeat(2000, () => mark('begin') + code('REF a') + mark('separate')),
        t('甲'),
        repeat(2000, () => mark('end')),
      ),
      'Word 文件里的域一层套一层，超过 100 层，不像正常的文档',
    ],
  ])('%s', async (_, body, reason) => {
    await expect(readWord(body)).rejects.toThrow(reason);
  });

  it('and fields that begin a thousand times and never end are no such ones', async () => {
    const { lines } = await readWord(
      para(
        repeat(1000, () => mark('begin') + code('REF a')),
        t('甲'),
      ),
    );
    expect(lines.at(-1)).toBe('甲');
  });
});

it('a row of paragraphs whose marks were all deleted is refused with the way out', async () => {
  const joined = (count: number) =>
    repeat(count, () => p('甲', '<w:rPr><w:del w:id="1"/></w:rPr>')) + p('乙');
  const { lines } = await readWord(joined(100));
  expect(lines.at(-1)).toBe(`${'甲'.repeat(100)}乙`);
  await expect(readWord(joined(1001))).rejects.toThrow('连着删去了 1000 个以上的段落标记');
});

it('a picture that hundreds of relations lead to counts once', async () => {
  const { images } = await readWord(para(t('甲'), r(drawing('<a:blip r:embed="a299"/>'))), {
    media: { 'image1.png': new Uint8Array(1024 * 1024) },
    relations: repeat(300, (at) => `<Relationship Id="a${at}" Type="x/image" Target="media/image1.png"/>`),
  });
  expect(images.map(({ source }) => source.kind)).toEqual(['bytes']);
});

it('pictures of one paragraph have its caption, however many they are', () => {
  const images = Array.from(
    { length: 50_000 },
    (): ImportedImage => ({ alt: '', source: { kind: 'beside', path: 'a.png' } }),
  );
  const inlines = images.map((_, image): Inline => ({ kind: 'image', image }));
  const caption: Inline = { kind: 'text', text: '图1 示例区的工作' };
  const { texts } = describeImages([{ kind: 'paragraph', inlines: [...inlines, caption] }], images);
  expect(new Set(texts)).toEqual(new Set(['图1 示例区的工作']));
});
