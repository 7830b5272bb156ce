import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import {
  addGrams,
  checkFile,
  createFilter,
  cutFilters,
  listGramFiles,
  listWantedGrams,
  mayHold,
  parseGramsList,
} from '../../../src/search/gram-filter.ts';
import { parseSearchQuery } from '../../../src/search/parse-query.ts';
import { listWidest, type SearchWord } from '../../../src/search/search-word.ts';
import { collectTokens } from '../../../src/search/tokenize.ts';

const tokensOf = (text: string) => collectTokens(text).map((token) => token.text);
const wantedOf = (query: string) => listWantedGrams(parseSearchQuery(query).words);

/** Whether the tokens of a word follow each other in a text. */
const has = (text: string, word: SearchWord): boolean => {
  const tokens = tokensOf(text);
  return listWidest(word).some((phrase) =>
    tokens.some((_, start) =>
      phrase.every((slot, at) => slot.length === 0 || slot.includes(tokens[start + at] ?? '')),
    ),
  );
};

/** The filters of parts of these texts, as files. */
function fill(texts: readonly string[]) {
  const filters = texts.map((text) => {
    const filter = createFilter();
    addGrams(filter, tokensOf(text));
    return filter;
  });
  const files = [...cutFilters(filters)];
  const parts = texts.map((_, at) => `part${at}`);
  const list = parseGramsList({ parts, files: files.map((_, at) => `file${at}`) });
  const select = (query: string) => {
    const wanted = wantedOf(query);
    const loaded = new Map(
      listGramFiles(wanted, list).map((number) => [number, files[number] ?? new Uint8Array()]),
    );
    return texts.flatMap((_, at) => (mayHold(wanted, list, loaded, at) ? at : []));
  };
  return { files, list, select };
}

describe('the filters of grams', () => {
  const texts = [
    '推进行政执法监督工作。',
    '完善执法协调机制，共12,480件。',
    '《示例办法》Beta2版',
    '',
    '𠮷𠮷𠮷𠮷街',
  ];

  it('leave out only what a part does not have', () => {
    const { select } = fill(texts);
    expect(select('行政执法监督')).toEqual([0]);
    expect(select('执法协调机制')).toEqual([1]);
    expect(select('机制，共12480件')).toEqual([1]);
    expect(select('𠮷𠮷𠮷街')).toEqual([4]);
    expect(select('行政执法机制')).toEqual([]);
    expect(select('行政执法监督 执法协调机制')).toEqual([]);
    expect(select('监督工')).toEqual([0]);
    expect(select('示例办 办法')).toEqual([2]);
    expect(select('第3条第5款规定')).toEqual([]);
  });

  it('say nothing about short words and open places', () => {
    const all = texts.map((_, at) => at);
    const { select } = fill(texts);
    for (const query of ['执法', '第3条', '监督 机制', '第2条']) expect(select(query), query).toEqual(all);
    // The word beside it says enough.
    expect(select('执法 行政执法监督')).toEqual([0]);
    // Of more words than are worth a file each the first ones do.
    expect(select('行政执 政执法 执法监 法监督 监督工 督工作')).toEqual([0]);
  });

  it('leave out no text that has the words, wherever it is cut', () => {
    const random = createRandom(3);
    const below = (limit: number) => Math.floor(random() * limit);
    const signs = [...'行政执法监督工作机制完善12５,.%，。《》 \nab𠮷é-—'];
    let found = 0;
    for (const count of [1, 4, 7, 40]) {
      const drawn = Array.from({ length: count }, () =>
        Array.from({ length: 60 }, () => signs[below(signs.length)]).join(''),
      );
      const { select } = fill(drawn);
      for (let turn = 0; turn < 200; turn += 1) {
        const text = drawn[below(count)] ?? '';
        const start = below(text.length);
        const query = text.slice(start, start + 2 + below(20));
        const { words } = parseSearchQuery(query);
        const holding = drawn.flatMap((each, at) => (words.every((word) => has(each, word)) ? at : []));
        expect(select(query), query).toEqual(expect.arrayContaining(holding));
        found += words.length > 0 ? holding.length : 0;
      }
    }
    expect(found).toBeGreaterThan(500);
  });

  it('take few files for a query, and the same ones while it is typed', () => {
    const bits = (query: string) => wantedOf(query).flat(2);
    const phrase = '健全行政执法监督协调工作机制的意见';
    expect(bits(phrase).length).toBeLessThan(5);
    expect(bits(`${phrase} ${[...phrase].reverse().join('')}`).length).toBeLessThan(5);
    expect(bits(phrase).slice(0, 3)).toEqual(bits(phrase.slice(0, 10)).slice(0, 3));
    expect(bits(phrase)).toContain(bits(phrase.slice(-4))[0]);
    const many = Array.from({ length: 20 }, (_, at) => phrase.slice(at % 8, (at % 8) + 5 + (at >> 3)));
    expect(bits(many.join(' ')).length).toBeLessThan(5);
  });

  it('refuse files and lists that are others', () => {
    const { files, list } = fill(texts);
    const [first = new Uint8Array(), second = new Uint8Array()] = files;
    expect(checkFile(first, list, 0)).toBe(first);
    expect(() => checkFile(second, list, 0)).toThrow('file 0');
    expect(() => checkFile(first.slice(1), list, 0)).toThrow('file 0');
    for (const value of [undefined, {}, { ...list, files: list.files.slice(1) }, { ...list, parts: ['x'] }])
      expect(() => parseGramsList(value)).toThrow('list');
  });
});
