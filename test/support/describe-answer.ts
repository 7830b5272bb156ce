import type { QuotationAnswer } from '../../src/client/quotation-finder.ts';
import type { GivenAnswer } from './sample-quotations.ts';

/** What `judgeAnswer` asks of an answer. */
export function describeAnswer({ verdict, found, left, near }: QuotationAnswer): GivenAnswer {
  const list = (isExact: boolean) =>
    found.flatMap(({ entry, matches }) => ((matches[0]?.folds.length === 0) === isExact ? [entry.url] : []));
  return {
    verdict,
    exact: list(true),
    folded: list(false),
    left: left.length,
    ...(near ? { near: { url: near.entry.url, pieces: near.aligned.pieces } } : {}),
  };
}
