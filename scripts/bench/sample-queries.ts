import type { SearchRecord } from '../../src/search/render-record.ts';
import { strip } from './search-truth.ts';

/** Queries of each kind, all cut from the texts. */
const KINDS = {
  连续的汉字: 400,
  跨标点: 200,
  带数字: 150,
  单字: 100,
  两个词: 150,
};
type Kind = keyof typeof KINDS;

const MARK = /[^\p{L}\p{N}]/u;
/** White space would make two words of it, and a sign at its beginning an exclusion or a phrase. */
const MISREAD = /\s|^[-－−“”"＂「『]/u;

export interface SampledQuery {
  kind: Kind;
  text: string;
}

/** The same queries for the same texts and seed. */
export function sampleQueries(records: readonly SearchRecord[], random: () => number): SampledQuery[] {
  const below = (limit: number) => Math.floor(random() * limit);
  const texts = records.map(({ preamble, sections }) =>
    [preamble, ...sections.map(({ text }) => text)].join('\n'),
  );
  const vocabulary = [...new Set(texts.join('').match(/\p{Script=Han}/gu) ?? [])].sort();
  const cut = (text: string, length: number) => {
    const start = below(Math.max(1, text.length - length));
    return text.slice(start, start + length);
  };
  const samplers: Record<Kind, (text: string) => string> = {
    连续的汉字: (text) => requireMatch(/^\p{Script=Han}+$/u, cut(text, 2 + below(11))),
    跨标点: (text) => requireMatch(/^[\p{L}\p{N}]+[^\p{L}\p{N}]+[\p{L}\p{N}]+/u, cut(text, 3 + below(10))),
    带数字: (text) => {
      const digits = [...text.matchAll(/\p{Nd}/gu)];
      const at = digits[below(digits.length)]?.index ?? 0;
      const start = Math.max(0, at - below(6));
      return requireMatch(/\p{Nd}/u, text.slice(start, at + 1 + below(6)));
    },
    单字: (text) =>
      requireMatch(
        /^\p{Script=Han}$/u,
        below(2) === 0 ? cut(text, 1) : (vocabulary[below(vocabulary.length)] ?? ''),
      ),
    两个词: (text) => {
      const words = [cut(text, 2 + below(5)), cut(text, 2 + below(5))];
      return words.every((word) => /^[\p{Script=Han}\p{N}]+$/u.test(word)) ? words.join(' ') : '';
    },
  };
  const queries: SampledQuery[] = [];
  for (const [kind, count] of Object.entries(KINDS) as [Kind, number][]) {
    for (let wanted = count; wanted > 0; ) {
      const text = samplers[kind](texts[below(texts.length)] ?? '');
      const words = text.split(' ');
      if (words.some((word) => MISREAD.test(word) || strip(word) === '')) continue;
      if (MARK.test(text.slice(-1)) || MARK.test(text.charAt(0))) continue;
      queries.push({ kind, text });
      wanted -= 1;
    }
  }
  // Mixed, so that no kind has the coldest engine.
  for (let last = queries.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const [a, b] = [queries[last], queries[other]];
    if (a && b) [queries[last], queries[other]] = [b, a];
  }
  return queries;
}

function requireMatch(pattern: RegExp, text: string): string {
  return pattern.test(text) ? text : '';
}
