import type { LintText } from './lint-rule.ts';
import { quoteAround } from './quote-around.ts';

/** Every match of a global pattern in the texts of a report: its place, and what is written there with its surroundings. */
export function* matchTexts(texts: readonly LintText[], pattern: RegExp) {
  for (const text of texts) {
    for (const match of text.text.matchAll(pattern)) {
      const { 0: typed, index } = match;
      yield { at: { text, index }, typed, match, quoted: quoteAround(text.text, index, typed.length) };
    }
  }
}
