import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { createOutline } from './create-outline.ts';
import { addGrams, createFilter } from './gram-filter.ts';
import { type IndexPart, packIndexPart } from './pack-index-part.ts';
import { renderRecord, type SearchRecord } from './render-record.ts';
import { listFacetValues } from './search-answer.ts';
import type { CatalogEntry } from './search-catalog.ts';
import { computeTextChecksum } from './text-checksum.ts';
import { type IndexedText, indexTexts } from './write-index-pagefind.ts';

/**
 * Makes a part of the index of records in the order of `planParts`.
 * @param place folder in which Pagefind may work: whoever owns it removes what a killed process left there
 */
export type IndexRecords = (
  records: Iterable<SearchRecord> | AsyncIterable<SearchRecord>,
  place: string,
) => Promise<IndexPart>;

/** In this thread, by a program of Pagefind's that ends with it. */
export const indexRecords: IndexRecords = async (records, place) => {
  const grams = createFilter();
  const listed: { entry: Omit<CatalogEntry, 'page'>; sections: SearchRecord['sections'] }[] = [];
  // Cut only when the index takes it: this thread cuts the next text while Pagefind works.
  async function* renderTexts(): AsyncGenerator<IndexedText> {
    for await (const record of records) {
      const { url, title, date, facets, sections } = record;
      const { tokens, bodyStart } = renderRecord(record);
      const text = computeTextChecksum(record);
      addGrams(grams, tokens);
      const size = { sections: sections.length, bodyStart, length: tokens.length };
      listed.push({ entry: { url, title, date, facets, ...size, text }, sections });
      yield { url, text: tokens.join(' ') };
    }
  }
  const folder = await mkdtemp(path.join(place, '.index-'));
  const entries = await indexTexts(folder, renderTexts());
  // Not by their own days: a fixed page stands beside what was published last, and a number in the index is a place here.
  const newestFirst = listed.reverse();
  const files = packIndexPart(
    newestFirst.map(({ entry }) => entry),
    // What is found only by its state is offered to nobody.
    createOutline(
      newestFirst.flatMap(({ entry, sections }) =>
        listFacetValues(entry.facets, 'state').length === 0 ? { ...entry, sections } : [],
      ),
    ),
    entries,
  );
  return { files, grams };
};
