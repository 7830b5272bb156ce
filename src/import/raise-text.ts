const SUPERSCRIPTS: Readonly<Record<string, string>> = {
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
  '+': '⁺',
  '-': '⁻',
  '−': '⁻',
};
const SUBSCRIPTS: Readonly<Record<string, string>> = {
  '0': '₀',
  '1': '₁',
  '2': '₂',
  '3': '₃',
  '4': '₄',
  '5': '₅',
  '6': '₆',
  '7': '₇',
  '8': '₈',
  '9': '₉',
};

/** 10 with a raised 4 is not 104: raised and lowered digits have characters of their own. Other text stays. */
export function raiseText(text: string, position: 'sup' | 'sub'): string {
  const table = position === 'sup' ? SUPERSCRIPTS : SUBSCRIPTS;
  const characters = [...text];
  return characters.every((char) => char in table) ? characters.map((char) => table[char]).join('') : text;
}
