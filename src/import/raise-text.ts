const RAISED = new Map([...'0123456789+-−'].map((char, at) => [char, '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻'[at]]));
const LOWERED = new Map([...'0123456789'].map((char, at) => [char, '₀₁₂₃₄₅₆₇₈₉'[at]]));

/** 10 with a raised 4 is not 104: raised and lowered digits have characters of their own. Other text stays. */
export function raiseText(text: string, position: 'sup' | 'sub'): string {
  const table = position === 'sup' ? RAISED : LOWERED;
  const characters = [...text];
  return characters.every((char) => table.has(char))
    ? characters.map((char) => table.get(char)).join('')
    : text;
}

/** A part of a formula, in brackets where it would be read with what stands beside it. */
export const groupText = (text: string): string =>
  [...text].length > 1 && /[^\d.\p{L}]/u.test(text) ? `(${text})` : text;
