import { describe, expect, it } from 'vitest';
import { type ComparedBlock, compareTexts, isChanged } from '../../../src/compare/compare-texts.ts';
import type { ComparableBlock } from '../../../src/compare/pair-blocks.ts';

const MARKS = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const;

const show = ({ pieces }: ComparedBlock<ComparableBlock>) =>
  pieces.map(({ change, text }) => MARKS[change][0] + text + MARKS[change][1]).join('');

const read = (texts: readonly string[], kind = 'paragraph') => texts.map((text) => ({ kind, text }));

/** Two texts, blocks parted by `|`, as a reader would see them. */
const compare = (before: string, after: string) =>
  compareTexts(read(before.split('|')), read(after.split('|')))
    .map(show)
    .join('|');

describe('marks of what changed', () => {
  it.each([
    ['全年共办理12件。', '全年共办理15件。', '全年共办理[-12-]{+15+}件。'],
    ['完成率为9.5%。', '完成率为19.5%。', '完成率为[-9.5%-]{+19.5%+}。'],
    ['共十二件。', '共二十件。', '共[-十二-]{+二十+}件。'],
    ['推进工作。', '全力推进各项工作。', '{+全力+}推进{+各项+}工作。'],
    ['认真落实要求。', '认真实施要求。', '认真[-落实-]{+实施+}要求。'],
    ['一、甲，乙。', '一、甲，丙，乙。', '一、甲，{+丙，+}乙。'],
    ['先办。再议。', '先办。再办。再议。', '先办。{+再办。+}再议。'],
    ['执行 GB/T 9704', '执行 GB/Z 9704', '执行 GB/[-T-]{+Z+} 9704'],
    ['𠮷野。', '吉野。', '[-𠮷-]{+吉+}野。'],
    ['本局今年没有上述情况。', '全体师生放假三天', '[-本局今年没有上述情况。-]|{+全体师生放假三天+}'],
  ])('%s → %s', (before, after, expected) => {
    expect(compare(before, after)).toBe(expected);
  });

  it('tells apart which paragraph was edited, which is new and which is gone', () => {
    expect(
      compare(
        '加强领导，落实责任。|依法办理信访事项12件。|旧的一段没有了',
        '加强领导，落实责任。|新写的另一段文字在此|依法办理信访事项15件。',
      ),
    ).toBe(
      '加强领导，落实责任。|{+新写的另一段文字在此+}|依法办理信访事项[-12-]{+15+}件。|[-旧的一段没有了-]',
    );
  });

  it('marks within the cells of a row', () => {
    expect(compare('合计\t12\t3', '合计\t15\t3')).toBe('合计\t[-12-]{+15+}\t3');
    expect(compare('\t\t1', '\t2\t')).toBe('\t{+2+}\t[-1-]');
  });

  it('never makes a paragraph of a heading', () => {
    const [before, after] = [read(['一、总体情况'], 'heading'), read(['一、总体情况'])];
    expect(compareTexts(before, after).map(show)).toEqual(['[-一、总体情况-]', '{+一、总体情况+}']);
  });

  it('says of equal texts that nothing changed', () => {
    const text = read(['甲', '', '乙\t丙']);
    expect(compareTexts(text, text).some(isChanged)).toBe(false);
    expect(compareTexts([], [])).toEqual([]);
    expect(compareTexts(text, [...text, ...read([''])]).map(({ before }) => before?.text)).toEqual([
      '甲',
      '',
      '乙\t丙',
      undefined,
    ]);
  });

  it('holds together by what both have once, where too much else is different', () => {
    const many = (word: string) =>
      Array.from({ length: 1000 }, (_, index) => `${word}第${index}条`).join('|');
    const marked = compare(
      `${many('甲')}|中间这一段没有改|${many('甲')}`,
      `${many('子丑寅卯辰巳午未')}|中间这一段没有改|${many('申酉戌亥')}`,
    );
    expect(marked).toContain('|中间这一段没有改|');
  });
});

/** Numbers that look random and are the same each time. */
function* randomNumbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

const collect = (
  compared: readonly ComparedBlock<ComparableBlock>[],
  left: 'removed' | 'added',
  side: 'before' | 'after',
) =>
  compared.flatMap((block) => {
    const text = block.pieces.flatMap(({ change, text }) => (change === left ? [] : [text])).join('');
    return block[side] ? [text] : [];
  });

function expectBoth(before: readonly string[], after: readonly string[]): void {
  const compared = compareTexts(read(before), read(after));
  expect(collect(compared, 'added', 'before')).toEqual(before);
  expect(collect(compared, 'removed', 'after')).toEqual(after);
  // One assertion for all: one for each of fifty thousand blocks takes seconds.
  const wrong = compared.filter(({ pieces, before: old, after: now }) =>
    pieces.some(
      ({ text, change }) => text === '' || (!old && change !== 'added') || (!now && change !== 'removed'),
    ),
  );
  expect(wrong).toEqual([]);
}

describe('both texts, from the result', () => {
  it('come out exactly, whatever they are', () => {
    const random = randomNumbers(15);
    const below = (limit: number) => Math.floor(random.next().value * limit);
    const alphabet = [
      '甲',
      '乙',
      '丙',
      '，',
      '。',
      '\t',
      '\n',
      ' ',
      '1',
      '12',
      '%',
      'ab',
      '一',
      '十',
      '𠮷',
      'e\u0301',
      '\ud800',
      '\u200d',
      '（',
      '》',
    ];
    const write = () => Array.from({ length: below(30) }, () => alphabet[below(alphabet.length)]).join('');
    const edit = (text: string) => {
      const at = below(text.length + 1);
      return text.slice(0, at) + write().slice(0, below(4)) + text.slice(at + below(4));
    };
    for (let round = 0; round < 2000; round += 1) {
      const before = Array.from({ length: below(8) }, write);
      const after = before.flatMap((text) => {
        const kind = below(6);
        return kind === 0
          ? []
          : kind === 1
            ? [write(), text]
            : kind === 2
              ? [text, text]
              : [kind < 5 ? edit(text) : text];
      });
      expectBoth(before, below(4) === 0 ? after.reverse() : after);
    }
  });

  const long = (period: number, size = 100_000) =>
    Array.from({ length: size }, (_, index) => String.fromCharCode(0x4e00 + ((index * index) % period))).join(
      '',
    );

  it.each<[string, string[], string[]]>([
    [
      'one paragraph, one character',
      [long(9973)],
      [`${long(9973).slice(0, 50_000)}改${long(9973).slice(50_001)}`],
    ],
    ['one paragraph, nothing left', [long(9973)], [long(7919)]],
    ['of two characters', [long(2)], [long(3)]],
    ['of one character', ['一'.repeat(100_000)], ['一'.repeat(50_000), '一'.repeat(49_999)]],
    ['combined without end', [`甲${'\u0301'.repeat(100_000)}`], [`甲${'\u0301'.repeat(99_999)}`]],
    ['lines of one character', [...'一二'.repeat(25_000)], [...'二一一'.repeat(16_000)]],
    ['lines, each its own', [...long(20_011)], [...long(20_011)].reverse()],
    ['only tabs', ['\t'.repeat(100_000)], [`${'\t'.repeat(50_000)}甲${'\t'.repeat(50_000)}`]],
    ['clauses, each edited', ['甲乙丙，'.repeat(25_000)], ['甲丁丙，'.repeat(25_000)]],
  ])('come out exactly of 100,000 characters: %s', (_name, before, after) => {
    expectBoth(before, after);
  });
});
