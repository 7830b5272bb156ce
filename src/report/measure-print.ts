/** Letters and digits of the widest of the usual faces, in characters. */
const NARROW = 0.62;
const NARROWER: readonly (readonly [RegExp, number])[] = [
  [/[.,:;'!|il]/u, 0.36],
  [/[MWmw@%]/u, 0.94],
  [/[A-Z&]/u, 0.72],
  [/[—…]/u, 1],
];

/** Width of printed text in characters, rather too much than too little: what it says to fit, fits. */
export function measurePrint(text: string): number {
  let width = 0;
  for (const char of text) width += measureCharacter(char);
  return width;
}

function measureCharacter(char: string): number {
  if (char >= '\u2e80') return 1;
  return NARROWER.find(([kind]) => kind.test(char))?.[1] ?? NARROW;
}
