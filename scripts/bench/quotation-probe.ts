/** Runs in the browser: 证明这句话 without its page, so that thousands of quotations are asked and timed. */
import { createQuotationFinder } from '../../src/client/quotation-finder.ts';
import { createReportFinder } from '../../src/client/report-finder.ts';
import { createSearchTransport } from '../../src/client/search-transport.ts';
import { VERSIONS_FILE } from '../../src/search/parts-list.ts';
import { describeAnswer } from '../../test/support/describe-answer.ts';
import type { ProvenQuotation } from './probe-result.ts';

const transport = createSearchTransport(document.baseURI, location.protocol === 'file:');
const finder = createQuotationFinder(transport, [
  createReportFinder(transport),
  createReportFinder(transport, VERSIONS_FILE),
]);

async function askQuotation(quotation: string): Promise<ProvenQuotation> {
  const started = performance.now();
  const answer = await finder.find(quotation);
  const milliseconds = performance.now() - started;
  return {
    answer: describeAnswer(answer),
    milliseconds,
    unread: answer.unread.length + answer.failed.length,
  };
}

Object.assign(window, { askQuotation });
