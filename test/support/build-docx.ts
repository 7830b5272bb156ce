import { strToU8, zipSync } from 'fflate';

/** Parts of a Word document; those left out are not in the archive. */
export interface DocxParts {
  /** Content of `w:body`. */
  readonly body: string;
  /** Content of `w:numbering`. */
  readonly numbering?: string;
  /** Content of `w:styles`. */
  readonly styles?: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly header?: string;
  /** Pictures by the name of their file, `image1.png`. */
  readonly media?: Readonly<Record<string, Uint8Array>>;
  /** Further relations of the document. */
  readonly relations?: string;
  /** Further parts, as they are. */
  readonly parts?: Readonly<Record<string, Uint8Array>>;
}

const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
].join(' ');

const TYPES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const wrap = (name: string, content: string) =>
  strToU8(`${HEAD}<w:${name} ${NAMESPACES}>${content}</w:${name}>`);

/** A Word document as a program writes it, as small as it can be. */
export function buildDocx(docx: DocxParts): Uint8Array {
  const own = ['numbering', 'styles', 'footnotes', 'endnotes', 'comments', 'header'] as const;
  const present = own.filter((name) => docx[name] !== undefined);
  const media = Object.entries(docx.media ?? {});
  const relations = [
    ...present.map((name) => `<Relationship Id="${name}" Type="${TYPES}/${name}" Target="${name}.xml"/>`),
    ...media.map(([name]) => `<Relationship Id="${name}" Type="${TYPES}/image" Target="media/${name}"/>`),
    docx.relations ?? '',
  ].join('');
  const element = { header: 'hdr' } as Readonly<Record<string, string>>;
  return zipSync({
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    '_rels/.rels': formatRelations(
      `<Relationship Id="rId1" Type="${TYPES}/officeDocument" Target="word/document.xml"/>`,
    ),
    'word/document.xml': wrap('document', `<w:body>${docx.body}</w:body>`),
    'word/_rels/document.xml.rels': formatRelations(relations),
    ...Object.fromEntries(
      present.map((name) => [`word/${name}.xml`, wrap(element[name] ?? name, docx[name] ?? '')]),
    ),
    ...Object.fromEntries(media.map(([name, bytes]) => [`word/media/${name}`, bytes])),
    ...docx.parts,
  });
}

const formatRelations = (content: string) =>
  strToU8(
    `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${content}</Relationships>`,
  );

/** A paragraph of one run. */
export function p(text: string, properties = '', runProperties = ''): string {
  return `<w:p><w:pPr>${properties}</w:pPr><w:r><w:rPr>${runProperties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
}

/** A run; `t` is one of text. */
export const r = (content: string, properties = '') => `<w:r><w:rPr>${properties}</w:rPr>${content}</w:r>`;
export const t = (text: string, properties = '') => r(`<w:t xml:space="preserve">${text}</w:t>`, properties);

/** A paragraph of runs. */
export const para = (...runs: readonly string[]) => `<w:p>${runs.join('')}</w:p>`;

/** A mark of a complex field and its code. */
export const mark = (type: string, content = '') =>
  r(`<w:fldChar w:fldCharType="${type}">${content}</w:fldChar>`);
export const code = (text: string) => r(`<w:instrText xml:space="preserve">${text}</w:instrText>`);

/** A complex field; without a result it has a code only. */
export const field = (instruction: string, ...result: readonly string[]) =>
  [
    mark('begin'),
    code(instruction),
    ...(result.length > 0 ? [mark('separate'), ...result] : []),
    mark('end'),
  ].join('');

export const cell = (content: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
export const cells = (...texts: readonly string[]) => texts.map((text) => cell(p(text))).join('');
export const row = (content: string, properties = '') =>
  `<w:tr><w:trPr>${properties}</w:trPr>${content}</w:tr>`;
export const table = (...rows: readonly string[]) => `<w:tbl><w:tblPr/>${rows.join('')}</w:tbl>`;

/** Text of a shape that is drawn. */
export const drawing = (content: string, properties = '') =>
  `<w:drawing><wp:inline>${properties}<a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></wp:inline></w:drawing>`;

/** A relation of the document to another part, or to a place outside. */
export const relation = (id: string, type: string, target: string, mode = '') =>
  `<Relationship Id="${id}" Type="x/${type}" Target="${target}"${mode && ` TargetMode="${mode}"`}/>`;
