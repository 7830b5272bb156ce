import type { Finding, LintText } from './lint-rule.ts';

/** Characters to show on either side of a place. */
const REACH = 8;

/**
 * The text around a place, in 「」 because the texts themselves are full of “”.
 * It can be copied into the 位置 of an exception, so it is on one line and without an ellipsis.
 * @param index in UTF-16 units
 */
export function quoteAround(text: string, index: number, length = 1, reach = REACH): string {
  const before = [...lastLine(text.slice(Math.max(0, index - reach * 2), index))].slice(-reach).join('');
  const behind = [...firstLine(text.slice(index + length, index + length + reach * 2))]
    .slice(0, reach)
    .join('');
  return `「${before}${text.slice(index, index + length)}${behind}」`;
}

const lastLine = (text: string) => text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\t')) + 1);

const firstLine = (text: string) => text.split(/[\n\t]/, 1)[0] ?? '';

/** Every match of a global pattern in the texts of a report: its place, and what is written there with its surroundings. */
export function* matchTexts(texts: readonly LintText[], pattern: RegExp) {
  for (const text of texts) {
    // Most texts have none, and `matchAll` copies the pattern first.
    if (text.text.search(pattern) < 0) continue;
    for (const match of text.text.matchAll(pattern)) {
      const { 0: typed, index } = match;
      yield { at: { text, index }, typed, match, quoted: quoteAround(text.text, index, typed.length) };
    }
  }
}

/** The remedy where it is certain what belongs in the place of what is typed. */
export const changeTo = (was: string, now: string): Pick<Finding, 'remedy' | 'fix'> => ({
  remedy: `改为：${now}`,
  fix: { was, now },
});
