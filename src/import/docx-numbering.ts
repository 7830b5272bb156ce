import { findChild, findValue, isOn, listChildren, type XmlElement } from '../office/parse-xml.ts';
import { flattenContainers } from './docx-containers.ts';
import { readFonts } from './docx-styles.ts';
import { formatListNumber, formatZeros, isKnownFormat } from './format-list-number.ts';
import { readTellingBullet } from './symbol-fonts.ts';

/** What an automatic list puts before a paragraph. */
type ListMark =
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'bullet'; readonly depth: number };

export interface Numbering {
  /** The next mark of a list, in the order of the paragraphs. `undefined` if there is no such list. */
  next(numId: string, level: number): ListMark | undefined;
  /** The level of a list that belongs to a paragraph style. */
  findLevel(numId: string, styleId: string): number | undefined;
  /** Formats that Word has and that are shown as plain numbers here. */
  readonly unknownFormats: ReadonlySet<string>;
}

interface Level {
  readonly start: number;
  readonly format: string;
  /** `（%1）` */
  readonly text: string;
  /** A bullet that says something, `□`. */
  readonly bullet: string | undefined;
  readonly isLegal: boolean;
  /** Its marks are hidden text: they count and are not shown. */
  readonly isHidden: boolean;
  /** Number of levels above whose change starts this one again; `undefined` for all. */
  readonly restart: number | undefined;
  readonly style: string | undefined;
}

interface List {
  /** Lists of one abstract definition go on counting together. */
  readonly family: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Where a level of this list begins, if not as the definition says. */
  readonly overrides: ReadonlyMap<number, number | undefined>;
}

/** A list has nine levels (17.9.3 ilvl); one that is numbered with a million would count through all above it. */
const MAX_LEVELS = 9;

/** Word writes the numbers of automatic lists nowhere: they are counted here as Word counts (ECMA-376-1, 17.9). */
export function createNumbering(root: XmlElement | undefined): Numbering {
  const lists = readLists(root);
  const counters = new Map<string, (number | undefined)[]>();
  const started = new Set<string>();
  const unknownFormats = new Set<string>();
  return {
    unknownFormats,
    findLevel: (numId, styleId) =>
      [...(lists.get(numId)?.levels ?? [])].find(([, { style }]) => style === styleId)?.[0],
    next(numId, level) {
      const list = lists.get(numId);
      const definition = list?.levels.get(level);
      if (!list || !definition) return undefined;
      const startOf = (at: number) => list.levels.get(at)?.start ?? 1;
      const counter = counters.get(list.family) ?? [];
      counters.set(list.family, counter);
      const override = list.overrides.get(level);
      if (override !== undefined && !started.has(`${numId} ${level}`)) counter[level] = override;
      else counter[level] = (counter[level] ?? definition.start - 1) + 1;
      started.add(`${numId} ${level}`);
      // A level that was passed over is shown in this number, and so is used: behind 1.1 comes 2.
      for (let above = 0; above < level; above += 1) counter[above] ??= startOf(above);
      for (const [deeper, { restart }] of list.levels) {
        if (deeper > level && (restart === undefined || restart > level)) counter[deeper] = undefined;
      }
      if (definition.isHidden) return { kind: 'number', text: '' };
      if (definition.format === 'bullet') {
        const { bullet } = definition;
        return bullet === undefined ? { kind: 'bullet', depth: level } : { kind: 'number', text: bullet };
      }
      for (const { format } of list.levels.values()) if (!isKnownFormat(format)) unknownFormats.add(format);
      const text = definition.text.replace(/%([1-9])/gu, (_, digit: string) => {
        const at = Number(digit) - 1;
        const format = definition.isLegal ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
        return formatListNumber(counter[at] ?? startOf(at), format);
      });
      return { kind: 'number', text: text.trim() };
    },
  };
}

function readLists(root: XmlElement | undefined): ReadonlyMap<string, List> {
  const readId = ({ attributes }: XmlElement) => attributes['w:abstractNumId'] ?? '';
  const abstracts = new Map(listChildren(root, 'w:abstractNum').map((element) => [readId(element), element]));
  /** Of several lists of one style, the first. */
  const byStyle = new Map(
    [...abstracts.values()].reverse().map((element) => [findValue(element, 'w:styleLink'), element]),
  );
  /** A list may only name a style whose list it is (17.9.21). */
  const resolveAbstract = (id: string): XmlElement | undefined => {
    const element = abstracts.get(id);
    const style = findValue(element, 'w:numStyleLink');
    return (style && byStyle.get(style)) || element;
  };
  return new Map(
    listChildren(root, 'w:num').flatMap((num) => {
      const abstract = resolveAbstract(findValue(num, 'w:abstractNumId') ?? '');
      if (!abstract) return [];
      const overridden = listChildren(num, 'w:lvlOverride');
      const own = overridden.flatMap((override) => listChildren(override, 'w:lvl'));
      const levels = new Map(
        [...listChildren(abstract, 'w:lvl'), ...own].map(readLevel).filter(([at]) => at < MAX_LEVELS),
      );
      const overrides = new Map(
        overridden.map((each) => [readIndex(each), readNumber(each, 'w:startOverride')] as const),
      );
      return [[num.attributes['w:numId'] ?? '', { family: readId(abstract), levels, overrides }] as const];
    }),
  );
}

function readLevel(element: XmlElement): readonly [number, Level] {
  const text = findValue(element, 'w:lvlText') ?? '';
  const { ascii, hAnsi } = readFonts(findChild(element, 'w:rPr'));
  return [
    readIndex(element),
    {
      // Word leaves out a zero (17.9.25 start).
      start: Number(findValue(element, 'w:start') ?? 0),
      format: readFormat(element),
      text,
      bullet: readTellingBullet(text, hAnsi ?? ascii ?? ''),
      isLegal: isOn(findChild(element, 'w:isLgl')),
      isHidden: isOn(findChild(element, 'w:rPr', 'w:vanish')),
      restart: readNumber(element, 'w:lvlRestart'),
      style: findValue(element, 'w:pStyle'),
    },
  ];
}

const readIndex = ({ attributes }: XmlElement): number => Number(attributes['w:ilvl'] ?? 0);

function readNumber(element: XmlElement, name: string): number | undefined {
  const value = findValue(element, name);
  return value === undefined ? undefined : Number(value);
}

/** Newer programs write `001, 002, 003, ...` with what older ones are to show in its place (MS-DOCX, 2.2.3). */
function readFormat(level: XmlElement): string {
  const element = [...flattenContainers(level)].find(({ name }) => name === 'w:numFmt');
  const zeros = /^(0+)1\b/u.exec(element?.attributes['w:format'] ?? '')?.[1];
  return zeros === undefined ? (element?.attributes['w:val'] ?? 'decimal') : formatZeros(zeros.length);
}

/** A number and what parts it from its text where they would run together: 1. 2021年, 1.1 概述, 第一章 总则, but 一、概述. */
export function separateNumber(number: string, text: string): string {
  const needsSpace = /[\w章节条编篇]$/u.test(number) || (/[.．)]$/u.test(number) && /^[\w(]/u.test(text));
  return needsSpace ? `${number} ` : number;
}
