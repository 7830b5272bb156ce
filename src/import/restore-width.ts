/** Marks of Chinese text that some captures fold to ASCII, and their full width. */
const HALF = ',:;!?';
const FULL = '，：；！？';

/** Han characters and marks that only stand in Chinese text. Digits and letters decide nothing. */
const CHINESE = /[\p{Script=Han}〇、。〈〉《》「」『』【】〔〕“”‘’…—，：；！？（）]/u;

/**
 * Restores full-width marks in Chinese text: `,` `:` `;` `!` `?` next to a Han character or a Chinese mark, and
 * brackets in pairs where either of a pair stands so. 1,000 and 10:30 and (a) stay. Nothing else is altered.
 */
export function restoreWidth(text: string): string {
  const characters = [...text];
  const isChinese = (index: number) => CHINESE.test(characters[index] ?? '');
  const touches = (index: number) => isChinese(index - 1) || isChinese(index + 1);
  const open: number[] = [];
  for (const [index, char] of characters.entries()) {
    if (char === '(') open.push(index);
    else if (char === ')') {
      const start = open.pop();
      if (start === undefined ? touches(index) : touches(start) || touches(index)) {
        characters[index] = '）';
        if (start !== undefined) characters[start] = '（';
      }
    } else if (HALF.includes(char) && touches(index) && !isInsideNumber(characters, index)) {
      characters[index] = FULL[HALF.indexOf(char)] as string;
    }
  }
  for (const index of open) if (touches(index)) characters[index] = '（';
  return characters.join('');
}

const isInsideNumber = (characters: readonly string[], index: number) =>
  /\d/.test(characters[index - 1] ?? '') && /\d/.test(characters[index + 1] ?? '');
