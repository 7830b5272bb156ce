import { strToU8, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { listRevealed } from '../../../src/desk/list-revealed.ts';

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const office = (main: string, parts: Readonly<Record<string, string>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries({
        '[Content_Types].xml':
          '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="${RELATIONS}/officeDocument" Target="${main}"/></Relationships>`,
        ...parts,
      }).map(([name, content]) => [name, strToU8(content)]),
    ),
  );

it('of a workbook what is hidden in it, and who wrote what beside it', async () => {
  const book = office('xl/workbook.xml', {
    'xl/workbook.xml': `<workbook ${MAIN}><sheets><sheet name="公开表"/><sheet name="底稿" state="veryHidden"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet ${MAIN}><cols><col min="3" max="3" hidden="1"/><col min="4" max="4" width="0"/></cols><sheetData><row r="1" ht="15"/><row r="2" hidden="1"/><row r="3" ht="0"/></sheetData></worksheet>`,
    'xl/comments1.xml': `<comments ${MAIN}><authors><author>李示例</author></authors><commentList><comment ref="A1" authorId="0"><text><t>此数待核</t></text></comment></commentList></comments>`,
    'docProps/core.xml':
      '<cp:coreProperties xmlns:cp="x" xmlns:dc="y"><dc:creator>张示例</dc:creator></cp:coreProperties>',
  });
  expect(await listRevealed('附表.xlsx', book, [])).toEqual([
    '隐藏的工作表：底稿',
    '隐藏的行或列：sheet1.xml：4 处',
    '批注：李示例：此数待核',
    '作者：张示例',
  ]);
});

it('of a presentation hidden slides and what the speaker alone sees', async () => {
  const slide = (text: string, show = '') =>
    `<p:sld xmlns:p="p" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ${show}><a:t>${text}</a:t></p:sld>`;
  const slides = office('ppt/presentation.xml', {
    'ppt/presentation.xml': '<p:presentation xmlns:p="p"/>',
    'ppt/slides/slide1.xml': slide('公开的一页'),
    'ppt/slides/slide2.xml': slide('备用的一页', 'show="0"'),
    'ppt/notesSlides/notesSlide1.xml': slide('先不要讲这个'),
  });
  expect(await listRevealed('汇报.pptx', slides, [])).toEqual([
    '隐藏的幻灯片：备用的一页',
    '演讲者备注：先不要讲这个',
  ]);
});

it('of a PDF its author, and of any text numbers that belong to one person, masked', async () => {
  const pdf = (author: string) => Buffer.from(`%PDF-1.4\n1 0 obj<</Author ${author}>>endobj`, 'latin1');
  expect(await listRevealed('a.pdf', pdf('(Zhang \\(San\\))'), [])).toEqual(['作者：Zhang (San)']);
  expect(await listRevealed('a.pdf', pdf('<FEFF5F20793A4F8B>'), [])).toEqual(['作者：张示例']);
  expect(await listRevealed('a.pdf', pdf('(\\001\\002)'), [])).toEqual([]);
  expect(await listRevealed('a.txt', Buffer.from('x'), ['联系人手机13800138000。'])).toEqual([
    '像身份证号、银行卡号或手机号的数字 1 处：联系人手机138****8000',
  ]);
  expect(await listRevealed('坏的.docx', Buffer.from('PK'), [])).toEqual([]);
});
