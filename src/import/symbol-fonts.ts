import { REMARKS, type Remarks, remark } from './remarks.ts';

/** Signs of symbol fonts in Word documents, by their place in the font, as the characters that everybody can show. */
type Signs = Readonly<Record<number, string>>;

/** Signs that follow each other, from a place on; a space leaves one out. */
const row = (first: number, signs: string): Signs =>
  Object.fromEntries([...signs].flatMap((sign, index) => (sign === ' ' ? [] : [[first + index, sign]])));

const WINGDINGS: Signs = {
  ...row(40, '☎✆✉'),
  ...row(70, '☞'),
  ...row(74, '☺'),
  ...row(108, '●○■□□❑❒ ◆◆❖'),
  ...row(129, '①②③④⑤⑥⑦⑧⑨⑩'),
  ...row(140, '❶❷❸❹❺❻❼❽❾❿'),
  ...row(159, '•'),
  ...row(164, '◉'),
  ...row(167, '▪□'),
  ...row(171, '★'),
  ...row(216, '➢'),
  ...row(223, '←→↑↓'),
  ...row(231, '←➔↑↓'),
  ...row(239, '⇦⇨⇧⇩'),
  ...row(251, '✗✓☒☑'),
};
const WINGDINGS_2: Signs = {
  ...row(48, '☐'),
  ...row(79, '✗✓☒☑☒☒'),
  ...row(106, '①②③④⑤⑥⑦⑧⑨⑩'),
  ...row(117, '❶❷❸❹❺❻❼❽❾❿'),
  ...row(162, '■□'),
};
const SYMBOL: Signs = {
  ...row(34, '∀ ∃'),
  ...row(65, 'ΑΒΧΔΕΦΓΗΙ ΚΛΜΝΟΠΘΡΣΤΥ ΩΞΨΖ'),
  ...row(97, 'αβχδεφγηι κλμνοπθρστυ ωξψζ'),
  ...row(163, '≤'),
  ...row(165, '∞'),
  ...row(171, '↔←↑→↓°±″≥×'),
  ...row(182, '∂•÷≠≡≈…'),
  ...row(206, '∈'),
  ...row(208, '∠'),
  ...row(210, '®©™ √⋅'),
  ...row(222, '⇒'),
  ...row(229, '∑'),
  ...row(242, '∫'),
};

const FONTS: readonly (readonly [RegExp, Signs])[] = [
  [/^wingdings 2$/iu, WINGDINGS_2],
  [/^wingdings$/iu, WINGDINGS],
  [/^symbol$/iu, SYMBOL],
];

/** Whether every letter typed in a font is shown as a sign. */
export const isSymbolFont = (font: string) => /^(?:wingdings(?: [23])?|webdings|symbol)$/iu.test(font.trim());

/**
 * The character for a sign of a symbol font; `undefined` if it is none that is known.
 * @param code as the file has it; symbol fonts also stand at U+F000 (ECMA-376-1, 17.3.3.30)
 */
export function readSymbol(font: string, code: number): string | undefined {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return FONTS.find(([name]) => name.test(font.trim()))?.[1][place];
}

/** The fonts of a text (ECMA-376-1, 17.3.2.26 rFonts). */
export interface Fonts {
  readonly ascii?: string | undefined;
  /** Of other letters than those of ASCII. */
  readonly hAnsi?: string | undefined;
}

/** Text typed in a symbol font stands in the private area of Unicode, or as letters that only look like signs. */
export function readSymbols(
  text: string,
  { ascii = '', hAnsi = ascii }: Fonts,
  findings: { readonly remarks: Remarks },
): string {
  const font = [hAnsi, ascii].find(isSymbolFont);
  return text.replace(/[!-\u00ff\uf000-\uf0ff]/gu, (char) => {
    const own = char <= '\u007f' ? ascii : char <= '\u00ff' ? hAnsi : font;
    const isUnnamed = own === undefined;
    if (!isUnnamed && !isSymbolFont(own)) return char;
    const sign = readSymbol(own ?? USUAL, char.charCodeAt(0));
    if (!isUnnamed && sign === undefined) remark(findings, REMARKS.font, `“${char}”（${own}）`);
    if (isUnnamed && sign !== undefined) remark(findings, REMARKS.sign, `“${sign}”`);
    return sign ?? char;
  });
}

/** Bullets that are read: to tick, ticked, to be met without fail, to be noted. All others only set items off. */
const TELLING = /^[※☆★△▲◎□☐☑☒❏❑❒✓✔✗✘√×]$/u;

/** The sign that a bullet shows, if it says something; an item keeps it as text, since Markdown has one bullet only. */
export function readTellingBullet(text: string, font: string): string | undefined {
  const mark = text.trim();
  const sign = readSymbol(font, mark.charCodeAt(0)) ?? mark;
  return TELLING.test(sign) ? sign : undefined;
}

/** The font that signs are of where the file does not say. */
const USUAL = 'Wingdings';
