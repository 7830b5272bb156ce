import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** In the page: all that a search shows, to be compared with what it shows elsewhere. */
export const readSearch = `({
  status: document.querySelector('#search-status').textContent,
  results: document.querySelector('#search-results').innerHTML,
  filters: document.querySelector('.search-tools').innerHTML,
  other: [...document.querySelectorAll('#search-hint, .search-near')].map((part) => part.innerHTML),
})`;

/** Queries cut from the texts of a built portal, the same each time: 1 to 8 characters, from its beginning to its end. */
export async function cutQueries(site: string, count: number): Promise<string[]> {
  const catalog = JSON.parse(await readFile(path.join(site, 'catalog.json'), 'utf8')) as {
    reports: { text: string }[];
  };
  const texts = await Promise.all(
    catalog.reports.map(({ text }) => readFile(path.join(site, decodeURI(text)), 'utf8')),
  );
  // Not from one line, cell or label into the next: on the page something else may stand between them.
  const pieces = texts
    .join('\n')
    .split(/[\n\t：]/)
    // Numbers of footnotes are in the text and not in what is searched.
    .map((piece) => Array.from(piece.replace(/\[\d+\]|[^\p{Script=Han}\d]/gu, '')))
    .filter((piece) => piece.length > 8);
  return Array.from({ length: count }, (_, index) => {
    const piece = pieces[Math.floor((index * pieces.length) / count)] ?? [];
    const start = (index * 7) % (piece.length - 8);
    return piece.slice(start, start + 1 + (index % 8)).join('');
  });
}
