import { describe, expect, it } from 'vitest';
import {
  findFieldLink,
  isInContents,
  readFieldCode,
  readFormField,
  readLinkCode,
} from '../../../src/import/docx-fields.ts';
import { parseXml } from '../../../src/office/parse-xml.ts';

const result = (code: string) => ({ code, isCode: false });

describe('the code of a field', () => {
  it.each([
    [' HYPERLINK "https://www.example.gov.cn/" ', 'https://www.example.gov.cn/'],
    ['hyperlink https://www.example.gov.cn/a', 'https://www.example.gov.cn/a'],
    ['HYPERLINK "https://a.cn/" \\l "b"', 'https://a.cn/#b'],
    ['HYPERLINK "https://a.cn/#c" \\l "b"', 'https://a.cn/#c'],
    ['HYPERLINK \\o "提示" "https://a.cn/" \\t "_blank"', 'https://a.cn/'],
    ['HYPERLINK \\n "https://a.cn/"', 'https://a.cn/'],
    ['HYPERLINK "file:///C:\\\\a b.docx"', 'file:///C:\\a b.docx'],
    ['HYPERLINK “https://a.cn/”', 'https://a.cn/'],
    ['HYPERLINK \\l "_Toc1"', undefined],
    ['HYPERLINKS "https://a.cn/"', undefined],
    ['REF _Ref1 \\h', undefined],
  ])('%s links to %s', (code, target) => {
    expect(readLinkCode(code)).toBe(target);
  });

  it.each([
    ['eq \\o\\ac(○,1)', { kind: 'eq', text: '①', isExact: true }],
    ['QUOTE "引 文"', { kind: 'text', text: '引 文' }],
    ['MACROBUTTON NoMacro [单击此处键入姓名]', { kind: 'prompt', text: '[单击此处键入姓名]' }],
    ['MACROBUTTON Print 打印本页', { kind: 'text', text: '打印本页' }],
    ['MACROBUTTON MTPlaceRef \\* MERGEFORMAT (3)', { kind: 'text', text: '(3)' }],
    ['SYMBOL 254 \\f "Wingdings"', { kind: 'symbol', font: 'Wingdings', code: 254 }],
    ['SYMBOL x', { kind: 'unknown', name: 'SYMBOL' }],
    ['seq 表', { kind: 'unknown', name: 'SEQ' }],
    ['XE "词"', undefined],
    ['TOC \\o', undefined],
    ['FORMTEXT', undefined],
    ['PAGE', undefined],
    ['', undefined],
  ])('%s alone shows %j', (code, content) => {
    expect(readFieldCode(code)).toEqual(content);
  });
});

describe('open fields', () => {
  it('give the address of the innermost link whose result it is', () => {
    const links = [result('HYPERLINK "https://a.cn/"'), result('HYPERLINK "https://b.cn/"'), result('REF x')];
    expect(findFieldLink(links)).toBe('https://b.cn/');
    expect(findFieldLink([{ code: 'HYPERLINK "https://a.cn/"', isCode: true }])).toBeUndefined();
    expect(findFieldLink([])).toBeUndefined();
  });

  it('say whether this is a table of contents', () => {
    expect(isInContents([result(' TOC \\o "1-3"'), result('HYPERLINK \\l "x"')])).toBe(true);
    expect(isInContents([result('PAGEREF _Toc1 \\h')])).toBe(true);
    expect(isInContents([result('PAGEREF x \\h')])).toBe(false);
    expect(isInContents([{ code: 'TOC', isCode: true }])).toBe(false);
    expect(isInContents([result('TOCX')])).toBe(false);
  });
});

describe('a field of a form', () => {
  const read = (content: string) => {
    const xml = `<w:fldChar xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:ffData>${content}</w:ffData></w:fldChar>`;
    const mark = parseXml(new TextEncoder().encode(xml));
    return mark && readFormField(mark);
  };
  const entries = ['甲', '乙', '丙'].map((name) => `<w:listEntry w:val="${name}"/>`).join('');

  it.each([
    ['<w:checkBox><w:checked/></w:checkBox>', '☒'],
    ['<w:checkBox><w:default w:val="1"/></w:checkBox>', '☒'],
    ['<w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox>', '☐'],
    ['<w:checkBox/>', '☐'],
    [`<w:ddList>${entries}</w:ddList>`, '甲'],
    [`<w:ddList><w:default w:val="1"/>${entries}</w:ddList>`, '乙'],
    [`<w:ddList><w:result w:val="2"/><w:default w:val="1"/>${entries}</w:ddList>`, '丙'],
    ['<w:ddList><w:result w:val="9"/></w:ddList>', undefined],
    ['<w:textInput/>', undefined],
  ])('%s shows %s', (content, text) => {
    expect(read(content)).toBe(text);
  });
});
