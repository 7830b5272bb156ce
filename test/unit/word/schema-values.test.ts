import { describe, expect, it } from 'vitest';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';
import { createSampleWord, PNG, writeWideTable } from '../../support/word-sample.ts';

// Made anew in each test, so that mutation tests know which tests a fault concerns.
const createParts = () =>
  createSampleWord(
    `${MARKDOWN_SAMPLE}\n\n${writeWideTable(14)}\n\n![图](a.png)\n\n[网](https://www.example.com/)`,
    {
      落款: '|\n  示例区示例局\n  2022年2月14日',
      发文字号: '示发〔2021〕3号',
      抄送: '甲机关',
      印发机关: '示例局办公室',
      印发日期: '2022-02-15',
      摘要: '摘要文字',
    },
    { pictures: new Map([['a.png', PNG]]) },
  ).parts;
const readPart = (name: string) => createParts()[name] ?? '';

/** Namespaces of ECMA-376-1 (transitional) and -2, of Dublin Core and of XML Schema. */
const OPEN = 'http://schemas.openxmlformats.org/';
const NAMESPACES: Readonly<Record<string, string>> = {
  w: `${OPEN}wordprocessingml/2006/main`,
  r: `${OPEN}officeDocument/2006/relationships`,
  wp: `${OPEN}drawingml/2006/wordprocessingDrawing`,
  a: `${OPEN}drawingml/2006/main`,
  pic: `${OPEN}drawingml/2006/picture`,
  cp: `${OPEN}package/2006/metadata/core-properties`,
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  xsi: 'http://www.w3.org/2001/XMLSchema-instance',
  vt: `${OPEN}officeDocument/2006/docPropsVTypes`,
};

/** Parts that have a namespace without a prefix. */
const PLAIN: Readonly<Record<string, string>> = {
  '[Content_Types].xml': `${OPEN}package/2006/content-types`,
  'docProps/app.xml': `${OPEN}officeDocument/2006/extended-properties`,
  'docProps/custom.xml': `${OPEN}officeDocument/2006/custom-properties`,
};
const RELATIONS = `${OPEN}package/2006/relationships`;

/** Elements that hold text; in all others there is none. */
const HOLDS_TEXT = /^(?:w:t|w:instrText|vt:lpwstr|dc:\w+|cp:(?!core)\w+|dcterms:\w+|Application|Company)$/;

/** Switches, marks and empty boxes: what says something by being there. Every other element says it in values. */
const BARE =
  /^w:(?:keepNext|keepLines|b|bCs|i|iCs|strike|br|tab|separator|continuationSeparator|footnoteRef|cantSplit|tblHeader|vMerge|qFormat|evenAndOddHeaders|spaceForUL|balanceSingleByteDoubleByteWidth|doNotLeaveBackslashAlone|ulTrailSpace|doNotExpandShiftReturn|useFELayout|p)$|^(?:a:fillRect|a:avLst|pic:cNvPicPr)$/;

/** Kinds of values, by the schema's simple types. */
const VALUES: readonly (readonly [element: RegExp, attribute: string, value: RegExp])[] = [
  [/^w:(?:tblW|tcW|tblInd)$/, 'w:type', /^dxa$/],
  [/^w:(?:tblW|tcW|tblInd|gridCol)$/, 'w:w', /^\d+$/],
  [/^w:spacing$/, 'w:lineRule', /^(?:exact|auto|atLeast)$/],
  [/^w:spacing$/, 'w:line', /^[1-9]\d*$/],
  [/^w:jc$/, 'w:val', /^(?:left|center|right|both)$/],
  [/^w:vAlign$/, 'w:val', /^(?:top|center|bottom)$/],
  [/^w:tblLayout$/, 'w:type', /^(?:fixed|autofit)$/],
  [/^w:tblLook$/, 'w:val', /^[0-9A-F]{4}$/],
  [/^w:fldChar$/, 'w:fldCharType', /^(?:begin|separate|end)$/],
  [/^w:style$/, 'w:type', /^(?:paragraph|character|table)$/],
  [/^property$/, 'fmtid', /^\{[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}$/],
];

interface Tag {
  name: string;
  attributes: Record<string, string>;
  isEmpty: boolean;
}

function listTags(xml: string): Tag[] {
  return [...xml.matchAll(/<([\w:]+)((?: [\w:]+="[^"]*")*)(\/?)>/g)].map(([, name = '', rest = '', end]) => ({
    name,
    attributes: Object.fromEntries([...rest.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(([, ...pair]) => pair)),
    isEmpty: end === '/',
  }));
}

describe.each(Object.keys(createParts()))('%s of a Word file', (name) => {
  it('is XML whose prefixes are those of the standards', () => {
    const xml = readPart(name);
    const open: string[] = [];
    let declared: string[] = [];
    for (const [, end, tag = '', rest = '', closes] of xml.matchAll(/<(\/?)([\w:]+)([^>]*?)(\/?)>/g)) {
      if (end) {
        expect(open.pop()).toBe(tag);
        continue;
      }
      for (const [, prefix = '', address] of rest.matchAll(/xmlns:(\w+)="([^"]*)"/g)) {
        expect(address).toBe(NAMESPACES[prefix]);
        declared = [...declared, prefix];
      }
      const used = [tag, ...[...rest.matchAll(/ ([\w:]+)=/g)].map(([, attribute = '']) => attribute)]
        .flatMap((each) => /^(\w+):/.exec(each)?.[1] ?? [])
        .filter((prefix) => !/^xml(?:ns)?$/.test(prefix));
      for (const prefix of used) expect(declared, `${tag}${rest}`).toContain(prefix);
      if (!closes) open.push(tag);
    }
    expect(open).toEqual([]);
    const [root] = listTags(xml);
    const plain = name.endsWith('.rels') ? RELATIONS : PLAIN[name];
    expect(root?.attributes.xmlns).toBe(plain);
  });

  it('has text only where text belongs', () => {
    const xml = readPart(name);
    const body = xml.slice(xml.indexOf('?>') + 2).trim();
    for (const [, tag = '', , text] of body.matchAll(/<([\w:]+)([^>]*)>([^<]+)/g))
      expect(HOLDS_TEXT.test(tag), `${tag}: ${text}`).toBe(true);
    for (const [, text] of body.matchAll(/<\/[\w:]+>([^<]+)/g)) expect(text).toBe('');
    for (const [, text] of body.matchAll(/\/>([^<]+)/g)) expect(text).toBe('');
  });

  it('has no property without a value, and values of the schema’s kinds', () => {
    for (const { name: tag, attributes, isEmpty } of listTags(readPart(name))) {
      const keys = Object.keys(attributes);
      if (isEmpty && !BARE.test(tag)) expect(keys, tag).not.toHaveLength(0);
      for (const key of keys) if (key !== 'descr') expect(attributes[key], `${tag} ${key}`).not.toBe('');
      for (const [element, attribute, value] of VALUES)
        if (element.test(tag) && attributes[attribute] !== undefined)
          expect(attributes[attribute], `${tag} ${attribute}`).toMatch(value);
    }
  });
});

it('gives every width of a table its unit', () => {
  const document = readPart('word/document.xml');
  for (const { name, attributes } of listTags(document).filter((tag) => /^w:(?:tblW|tcW)$/.test(tag.name)))
    expect(Object.keys(attributes), name).toEqual(['w:w', 'w:type']);
  const margins = [...document.matchAll(/<w:tblCellMar>(.*?)<\/w:tblCellMar>/gs)];
  expect(margins.length).toBeGreaterThan(2);
  for (const [, sides = ''] of margins)
    expect(sides).toMatch(/^<w:left w:w="[1-9]\d+" w:type="dxa"\/><w:right w:w="[1-9]\d+" w:type="dxa"\/>$/);
});
