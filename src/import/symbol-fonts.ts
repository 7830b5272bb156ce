/** Signs of symbol fonts in Word documents, by their place in the font, as the characters that everybody can show. */
const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  109: '○',
  110: '■',
  111: '□',
  112: '□',
  113: '❑',
  114: '❒',
  116: '◆',
  117: '◆',
  118: '❖',
  168: '□',
  167: '▪',
  164: '◉',
  171: '★',
  216: '➢',
  224: '→',
  232: '➔',
  239: '⇦',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};
const WINGDINGS_2: Readonly<Record<number, string>> = {
  48: '☐',
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  83: '☒',
  84: '☒',
  162: '■',
  163: '□',
};
const SYMBOL: Readonly<Record<number, string>> = {
  176: '°',
  177: '±',
  179: '≥',
  163: '≤',
  180: '×',
  184: '÷',
  183: '•',
  215: '⋅',
  222: '⇒',
  174: '→',
  97: 'α',
  98: 'β',
  109: 'μ',
};

const FONTS: readonly (readonly [RegExp, Readonly<Record<number, string>>])[] = [
  [/^wingdings 2$/iu, WINGDINGS_2],
  [/^wingdings$/iu, WINGDINGS],
  [/^symbol$/iu, SYMBOL],
];

/**
 * The character for a sign of a symbol font; `undefined` if it is none that is known.
 * @param code as the file has it; symbol fonts also stand at U+F000 (ECMA-376-1, 17.3.3.30)
 */
export function readSymbol(font: string, code: number): string | undefined {
  const place = code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code;
  return FONTS.find(([name]) => name.test(font.trim()))?.[1][place];
}
