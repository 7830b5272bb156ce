/** Runs in the browser: 证明这句话 without its page, so that thousands of quotations are asked and timed. */
import { createQuotationFinder } from '../../src/client/quotation-finder.ts';
import { createReportFinder } from '../../src/client/report-finder.ts';
import { createSearchTransport } from '../../src/client/search-transport.ts';
import { VERSIONS_FILE } from '../../src/search/parts-list.ts';
import type { GivenAnswer } from '../../test/support/sample-quotations.ts';
import type { ProvenQuotation } from './probe-result.ts';

const transport = createSearchTransport(document.baseURI, location.protocol === 'file:');
const finder = createQuotationFinder(transport, [
  createReportFinder(transport),
  createReportFinder(transport, VERSIONS_FILE),
]);

async function askQuotation(quotation: string): Promise<ProvenQuotation> {
  const started = performance.now();
  const { verdict, found, left, near, unread, failed } = await finder.find(quotation);
  const milliseconds = performance.now() - started;
  const list = (isExact: boolean) =>
    found.flatMap(({ entry, matches }) => ((matches[0]?.folds.length === 0) === isExact ? [entry.url] : []));
  const answer: GivenAnswer = {
    verdict,
    exact: list(true),
    folded: list(false),
    left: left.length,
    ...(near ? { near: { url: near.entry.url, pieces: near.aligned.pieces } } : {}),
  };
  return { answer, milliseconds, unread: unread.length + failed.length };
}

Object.assign(window, { askQuotation });
