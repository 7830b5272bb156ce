import { type Attributes, formatElement, formatParent } from './xml.ts';

/**
 * The order in which Word wants the properties of each kind (ECMA-376-1, wml.xsd: they are sequences). A file with two
 * of them changed over is damaged to Word, though LibreOffice and WPS open it. Only those that are used are listed.
 */
const SEQUENCES = {
  'w:pPr': [
    'w:pStyle',
    'w:keepNext',
    'w:keepLines',
    'w:widowControl',
    'w:numPr',
    'w:pBdr',
    'w:tabs',
    'w:autoSpaceDE',
    'w:autoSpaceDN',
    'w:snapToGrid',
    'w:spacing',
    'w:ind',
    'w:jc',
    'w:outlineLvl',
    'w:sectPr',
  ],
  'w:rPr': [
    'w:rStyle',
    'w:rFonts',
    'w:b',
    'w:bCs',
    'w:color',
    'w:w',
    'w:kern',
    'w:sz',
    'w:szCs',
    'w:u',
    'w:vertAlign',
    'w:lang',
  ],
  'w:tblPr': [
    'w:tblStyle',
    'w:tblpPr',
    'w:tblOverlap',
    'w:tblW',
    'w:jc',
    'w:tblInd',
    'w:tblBorders',
    'w:tblLayout',
    'w:tblCellMar',
    'w:tblLook',
  ],
  'w:trPr': ['w:cantSplit', 'w:tblHeader'],
  'w:tcPr': ['w:tcW', 'w:gridSpan', 'w:vMerge', 'w:vAlign'],
} as const;

type Kind = keyof typeof SEQUENCES;

/** `true` stands alone, `false` is left out, a text or number is its `w:val`, and what is not a plain value is XML. */
type Property = boolean | string | number | Attributes | { readonly xml: string } | undefined;

export type Properties<K extends Kind> = { readonly [name in (typeof SEQUENCES)[K][number]]?: Property };

/** An element of properties in the order of the schema, whatever the order they are given in; nothing for none. */
export function formatProperties<K extends Kind>(kind: K, properties: Properties<K>): string {
  const given = properties as Readonly<Record<string, Property>>;
  let content = '';
  for (const name of SEQUENCES[kind]) content += formatProperty(name, given[name]);
  return content === '' ? '' : formatParent(kind, content);
}

function formatProperty(name: string, property: Property): string {
  if (property === undefined || property === false) return '';
  if (property === true) return formatElement(name);
  if (typeof property !== 'object') return formatElement(name, { 'w:val': property });
  if (typeof property.xml === 'string') return formatParent(name, property.xml);
  return formatElement(name, property as Attributes);
}
