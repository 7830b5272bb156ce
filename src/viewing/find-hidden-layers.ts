import { findObjects, readTexts } from './find-pdf-actions.ts';

/** Layers that are switched off when a PDF is opened (ISO 32000-1, 8.11.4.3): nobody sees what is on them. */
export interface HiddenLayers {
  /** Names that only such layers have, a character for each byte: what PDFium tells of a letter's layer. */
  names: ReadonlySet<string>;
  /** Whether letters that bear none of these names may be hidden all the same. */
  isPartial: boolean;
}

/** Groups of layers, and layers of what is no letter of the page itself: PDFium does not tell of which. */
const UNTOLD = /\/OCMD\b|\/OC\s+\d|\/OC\s*<</u;
/** Layers that are switched otherwise than by one list; the reader may have changed the file, too. */
const OTHER_SWITCHES = /\/BaseState\s*\/OFF|\/Configs\b|\/AS\s*\[/u;
const OFF_LIST = /\/OFF\s*\[([^\]]*)\]/gu;
const REFERENCE = /(\d+)\s+(\d+)\s+R\b/gu;

/** @returns nothing if no layer is off */
export function findHiddenLayers(bytes: Uint8Array): HiddenLayers | undefined {
  const { texts } = readTexts(bytes);
  if (!texts.some((text) => /\/(?:OFF\s*(?:\[\s*)?\d|BaseState\s*\/OFF)/u.test(text))) return undefined;
  const all = (pattern: RegExp) => texts.flatMap((text) => [...text.matchAll(pattern)]);
  const lists = all(OFF_LIST);
  const unknown: HiddenLayers = { names: new Set(), isPartial: true };
  if (lists.length !== 1 || texts.some((text) => OTHER_SWITCHES.test(text))) return unknown;
  const off = listReferences(lists[0]?.[1]);
  const groups = all(/\/OCGs\s*\[([^\]]*)\]/gu).flatMap(([, list]) => listReferences(list));
  const shown = new Set(
    groups.filter((group) => !off.includes(group)).map((group) => readName(texts, group)),
  );
  const names = off.map((group) => readName(texts, group));
  const told = names.filter((name) => name !== undefined && !shown.has(name));
  const isPartial =
    told.length < names.length || shown.has(undefined) || texts.some((text) => UNTOLD.test(text));
  return { names: new Set(told as string[]), isPartial };
}

const listReferences = (list = ''): string[] =>
  [...list.matchAll(REFERENCE)].map(([, number, generation]) => `${number} ${generation}`);

/** Undefined where it is not told, or in more than one way. */
function readName(texts: readonly string[], group: string): string | undefined {
  const found = [...findObjects(texts, group)];
  const name =
    found.length === 1 ? /\/Name\s*(\([^()\\#]*\)|<[\da-f\s]*>)/iu.exec(found[0] ?? '')?.[1] : undefined;
  if (name === undefined) return undefined;
  return name.startsWith('(')
    ? name.slice(1, -1)
    : Buffer.from(name.replace(/[<>\s]/gu, ''), 'hex').toString('latin1');
}
