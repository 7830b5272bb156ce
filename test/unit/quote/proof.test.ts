import { describe, expect, it } from 'vitest';
import { hashBytes } from '../../../src/base/sha256.ts';
import { formatProof } from '../../../src/quote/format-proof.ts';
import { computePaths, computeRoot } from '../../../src/quote/hash-tree.ts';
import { checkProof, PROOF_KIND, parseProof, type QuotationProof } from '../../../src/quote/proof.ts';
import {
  createProofFiles,
  findList,
  PROOF_INDEX,
  PROOF_ROOT,
  type ProvenText,
  parseProofList,
  parseRoot,
} from '../../../src/quote/proof-lists.ts';

const LINES = ['示例办法', '第一条 示例。', '第二条 示例。', '第三条 本办法自公布之日起施行。'];
const createTexts = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    url: `reports/2021/${at}.html`,
    textRoot: computeRoot([`标题 ${at}`, ...LINES], hashBytes),
  }));

const listFiles = (texts: readonly ProvenText[]) =>
  createProofFiles(texts, hashBytes).map(({ path, format }) => ({ path, content: format() }));

describe('createProofFiles', () => {
  it.each([0, 1, 128, 129, 2049])('lists %i texts, each in the list that its address leads to', (count) => {
    const texts = createTexts(count);
    const files = new Map(listFiles(texts).map(({ path, content }) => [path, content]));
    const index = parseProofList(files.get(PROOF_INDEX) ?? '') ?? [];
    for (const { url, textRoot } of texts) {
      const list = findList(index, url, hashBytes);
      const lines = parseProofList(files.get(list ?? '') ?? '') ?? [];
      expect(lines).toContain(`${textRoot}  ${url}`);
      expect(index).toContain(`${computeRoot(lines, hashBytes)}  ${list}`);
    }
    expect(parseRoot(files.get(PROOF_ROOT) ?? '')).toBe(computeRoot(index, hashBytes));
  });

  it('is the same in whatever order the texts come, and a new text changes one list', () => {
    const texts = createTexts(1000);
    const files = listFiles(texts);
    expect(listFiles([...texts].reverse())).toEqual(files);
    const [first, ...others] = texts;
    if (!first) throw new Error('no text');
    const changed = listFiles([{ ...first, textRoot: '0'.repeat(64) }, ...others]);
    const differing = changed.filter(({ content }, at) => content !== files[at]?.content);
    expect(differing.map(({ path }) => path)).toEqual([expect.any(String), PROOF_INDEX, PROOF_ROOT]);
  });

  it('takes a page that a host sends in place of a list for none', () => {
    expect(parseProofList('<!doctype html>\n')).toBeUndefined();
    expect(parseProofList(`${'0'.repeat(64)}  a.html`)).toBeUndefined();
    expect(parseRoot('<html>')).toBeUndefined();
  });
});

function createProof(wanted: readonly number[], quotation: string): QuotationProof {
  const text = computePaths(LINES, wanted, hashBytes);
  const list = [`${'1'.repeat(64)}  reports/a.html`, `${text.root}  reports/b.html`];
  const inList = computePaths(list, [1], hashBytes);
  const index = [`${inList.root}  proofs/all.txt`];
  const inIndex = computePaths(index, [0], hashBytes);
  return {
    kind: PROOF_KIND,
    quotation,
    url: 'reports/b.html',
    title: '示例办法',
    lines: text.paths.map((path) => ({ text: LINES[path.index] as string, ...path })),
    list: { name: 'proofs/all.txt', ...(inList.paths[0] as (typeof inList.paths)[number]) },
    index: inIndex.paths[0] as (typeof inIndex.paths)[number],
    root: inIndex.root,
  };
}

describe('checkProof', () => {
  it('holds for what was proved, over several paragraphs as well', () => {
    expect(checkProof(createProof([1], '示例'), hashBytes)).toBeUndefined();
    expect(checkProof(createProof([1, 2], '示例。\n第二条'), hashBytes)).toBeUndefined();
  });

  it('does not hold for anything else', () => {
    const proof = createProof([1, 2], '示例。\n第二条');
    const [first, second] = proof.lines as [(typeof proof.lines)[number], (typeof proof.lines)[number]];
    const check = (changed: Partial<QuotationProof>) => checkProof({ ...proof, ...changed }, hashBytes);
    expect(check({ quotation: '第三条' })).toBe('quotation');
    expect(check({ url: 'reports/a.html' })).toBe('index');
    expect(check({ root: '0'.repeat(64) })).toBe('index');
    expect(check({ lines: [] })).toBe('lines');
    expect(check({ lines: [{ ...first, text: '第一条 示例！' }, second] })).toBe('lines');
    expect(check({ lines: [second, first] })).toBe('gap');
    expect(check({ list: { ...proof.list, name: 'proofs/0.txt' } })).toBe('index');
    expect(check({ list: { ...proof.list, hashes: [] } })).toBe('list');
    // Paragraphs that do not follow each other are no passage.
    expect(checkProof(createProof([0, 2], '示例办法\n第二条'), hashBytes)).toBe('gap');
  });
});

describe('parseProof', () => {
  it('reads what was saved and refuses everything else', () => {
    const proof = createProof([1], '示例');
    expect(parseProof(JSON.parse(JSON.stringify(proof)))).toEqual(proof);
    const broken = [
      null,
      [],
      'x',
      { ...proof, kind: 'x' },
      { ...proof, lines: [] },
      { ...proof, lines: [{}] },
      { ...proof, list: { ...proof.list, name: 1 } },
      { ...proof, index: { index: '0', size: 1, hashes: [] } },
      { ...proof, root: undefined },
    ];
    for (const value of broken) expect(parseProof(value)).toBeUndefined();
  });
});

describe('formatProof', () => {
  it('says what holds, what still has to be compared, and what does not hold', () => {
    const proof = createProof([1, 2], '示例。\n第二条');
    const say = (...rest: [Parameters<typeof formatProof>[2]?, string?]) =>
      formatProof('证明.json', proof, rest[0], rest[1]);
    expect(say(undefined, proof.root)).toEqual({
      isSound: true,
      text: expect.stringContaining('全文 4 段里的第 2 至 3 段'),
    });
    expect(say().text).toContain('还要比一比总指纹');
    expect(say(undefined, '0'.repeat(64))).toMatchObject({ isSound: false });
    expect(say('lines')).toEqual({ isSound: false, text: expect.stringContaining('文字或指纹被改动过') });
  });

  it('keeps what a file says from acting on the terminal', () => {
    const proof = {
      ...createProof([1], '示例'),
      title: '\u001b[31m红\u202e',
      quotation: '示例'.repeat(5000),
    };
    const { text } = formatProof('证明.json', proof, undefined, undefined);
    for (const sign of ['\u001b', '\u202e']) expect(text).not.toContain(sign);
    expect(text.length).toBeLessThan(1000);
  });
});
