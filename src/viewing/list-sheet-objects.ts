import type { OfficePackage } from '../office/open-package.ts';
import type { PartReader } from '../office/parse-parts.ts';
import { formatRelationsName, parseRelations } from '../office/parse-relations.ts';
import { scanXml } from '../office/scan-xml.ts';
import { formatCount } from './format-count.ts';

/** What can float above the cells of a sheet, in the order in which it is told. */
const OBJECTS = {
  picture: '张图片',
  chart: '个图表',
  textBox: '个文本框',
  smartArt: '个 SmartArt 图形',
  shape: '个图形',
  embedded: '个嵌入的文件',
  control: '个控件',
  slicer: '个切片器',
  comment: '条批注',
} as const;

type Counts = Partial<Record<keyof typeof OBJECTS, number>>;

/** What of a sheet is in no cell, counted in Chinese: a view shows none of it, and must not call such a sheet empty. */
export async function listSheetObjects(
  archive: OfficePackage,
  read: PartReader,
  sheet: string,
): Promise<string[]> {
  const relations = parseRelations(await read(formatRelationsName(sheet)), sheet);
  const counts: Counts = {};
  const add = (kind: keyof Counts) => {
    counts[kind] = (counts[kind] ?? 0) + 1;
  };
  for (const { type, target, isExternal } of relations.values()) {
    if (isExternal) continue;
    if (type === 'oleObject' || type === 'package') add('embedded');
    if (type === 'ctrlProp' || type === 'control') add('control');
    if (type !== 'drawing' && type !== 'comments') continue;
    const part = await archive.read(target);
    if (!part) continue;
    if (type === 'comments') scanXml(part, { open: (name) => name === 'comment' && add(name) });
    else countDrawing(part, add);
  }
  return Object.entries(OBJECTS).flatMap(([kind, words]) => {
    const count = counts[kind as keyof Counts] ?? 0;
    return count > 0 ? [`${formatCount(count)} ${words}`] : [];
  });
}

/** A drawing (ECMA-376-1, 20.5.2): pictures, frames around charts and others, shapes with or without text. */
function countDrawing(part: Uint8Array, add: (kind: keyof Counts) => void): void {
  let skipping = 0;
  let shape: { isTextBox: boolean; text: string } | undefined;
  let readsText = false;
  scanXml(part, {
    open: (name, attributes) => {
      // What older programs are to show instead (ECMA-376-3, 9.3).
      if (name === 'Fallback') skipping += 1;
      if (skipping > 0) return;
      if (name === 'pic') add('picture');
      if (name === 'sp') shape = { isTextBox: false, text: '' };
      if (name === 'cNvSpPr' && shape) shape.isTextBox = attributes.txBox === '1';
      if (name === 't') readsText = true;
      if (name === 'graphicData') addFrame(attributes.uri ?? '', add);
    },
    text: (data) => {
      if (readsText && shape) shape.text += data;
    },
    close: (name) => {
      if (name === 'Fallback') skipping -= 1;
      if (skipping > 0) return;
      if (name === 't') readsText = false;
      if (name === 'sp' && shape) {
        add(shape.isTextBox || shape.text.trim() !== '' ? 'textBox' : 'shape');
        shape = undefined;
      }
    },
  });
}

function addFrame(uri: string, add: (kind: keyof Counts) => void): void {
  if (/\/chart(?:ex)?$/iu.test(uri)) add('chart');
  else if (/\/diagram$/iu.test(uri)) add('smartArt');
  else if (/slicer/iu.test(uri)) add('slicer');
  else add('shape');
}
