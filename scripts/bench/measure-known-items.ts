import type { Browser } from 'playwright-core';
import type { SearchRecord } from '../../src/search/render-record.ts';
import type { ProbeBest } from './probe-result.ts';
import { strip } from './search-truth.ts';

/** Someone looks for one thing that they know: is it the first result? */
export interface KnownItems {
  reports: { wanted: number; first: number };
  sections: { wanted: number; first: number };
}

/** Items of each kind. */
const SAMPLED = 100;
/** Characters that a reader would type at least. */
const SHORTEST = 4;

export async function measureKnownItems(
  browser: Browser,
  url: string,
  records: readonly SearchRecord[],
  random: () => number,
): Promise<KnownItems> {
  const page = await browser.newPage();
  await page.goto(url);
  const result: KnownItems = { reports: { wanted: 0, first: 0 }, sections: { wanted: 0, first: 0 } };
  for (const { text, url: wanted, section } of sampleItems(records, random)) {
    const best = (await page.evaluate(`probe.best(${JSON.stringify(text)})`)) as ProbeBest;
    result.reports.wanted += 1;
    if (best.url === wanted) result.reports.first += 1;
    if (section === undefined) continue;
    result.sections.wanted += 1;
    if (best.url === wanted && best.section === section) result.sections.first += 1;
  }
  await page.close();
  return result;
}

interface KnownItem {
  text: string;
  url: string;
  section?: string;
}

/** Whole titles, the shortest part that one title alone has, and headings that one report alone has. */
function sampleItems(records: readonly SearchRecord[], random: () => number): KnownItem[] {
  const titles = records.map(({ title }) => strip(title));
  const headings = new Map<string, number>();
  for (const { sections } of records) {
    for (const title of new Set(sections.map((section) => strip(section.title)))) {
      headings.set(title, (headings.get(title) ?? 0) + 1);
    }
  }
  const isTyped = (text: string) => strip(text).length >= SHORTEST && !/\s|^[-－“"「『]/u.test(text);
  const sample = (choose: (record: SearchRecord) => KnownItem | undefined): KnownItem[] => {
    const items: KnownItem[] = [];
    // A small corpus may not have enough: then what it has in many tries.
    for (let tries = 0; items.length < SAMPLED && tries < SAMPLED * 100; tries += 1) {
      const record = records[Math.floor(random() * records.length)];
      const item = record && choose(record);
      if (item && isTyped(item.text)) items.push(item);
    }
    return items;
  };
  return [
    ...sample(({ title, url }) =>
      titles.filter((other) => other === strip(title)).length === 1 ? { text: title, url } : undefined,
    ),
    ...sample(({ title, url }) => {
      const text = findDistinctivePart(strip(title), titles);
      return text === undefined ? undefined : { text, url };
    }),
    ...sample(({ sections, url }) => {
      const section = sections[Math.floor(random() * sections.length)];
      const isOnly = section && headings.get(strip(section.title)) === 1;
      return isOnly ? { text: section.title, url, section: section.id } : undefined;
    }),
  ];
}

function findDistinctivePart(title: string, titles: readonly string[]): string | undefined {
  for (let length = SHORTEST; length < title.length; length += 1) {
    for (let start = 0; start + length <= title.length; start += 1) {
      const part = title.slice(start, start + length);
      if (titles.filter((other) => other.includes(part)).length === 1) return part;
    }
  }
  return undefined;
}
