import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { assignSectionIds, type OutlineHeading } from '../../../src/report/section-ids.ts';

/** Headings as Markdown lines → `id` of each. */
function listIds(...lines: string[]): string[] {
  return assignSectionIds(lines.map(parseLine)).map(({ id }) => id);
}

function parseLine(line: string): OutlineHeading {
  const [marks = '', ...words] = line.split(' ');
  return { level: marks.length, text: words.join(' ') };
}

describe('assignSectionIds', () => {
  it('builds ids from official numbers', () => {
    expect(
      listIds('## 一、甲', '### （一）乙', '### （二）丙', '#### 3、丁', '##### （1）戊', '## 二、己'),
    ).toEqual(['s1', 's1-1', 's1-2', 's1-2-3', 's1-2-3-1', 's2']);
  });

  it('keeps an id when the words or the style of the number change', () => {
    expect(listIds('## 一、甲', '### (2)乙')).toEqual(listIds('## 第一章 改了', '### 2. 也改了'));
  });

  it('gives unnumbered headings the next number that no sibling has', () => {
    expect(listIds('## 前言', '## 一、甲', '## 二、乙', '## 结语')).toEqual(['s3', 's1', 's2', 's4']);
    expect(listIds('## 一、甲', '## 说明', '## 三、乙', '## 附注')).toEqual(['s1', 's2', 's3', 's4']);
  });

  it('does not move a numbered heading when an unnumbered one comes before it', () => {
    expect(listIds('## 一、甲', '## 二、乙').at(-1)).toBe(
      listIds('## 一、甲', '## 说明', '## 二、乙').at(-1),
    );
  });

  it('puts 0 for a level that is left out, clear of a later heading of that level', () => {
    expect(listIds('## 一、甲', '#### 1. 乙', '### （一）丙', '#### 1. 丁')).toEqual([
      's1',
      's1-0-1',
      's1-1',
      's1-1-1',
    ]);
  });

  it('takes the outermost level used as the first, also when it comes late', () => {
    expect(listIds('### 一、甲', '#### （一）乙')).toEqual(['s1', 's1-1']);
    expect(listIds('### 一、甲', '## 一、乙')).toEqual(['s0-1', 's1']);
  });

  it('sets a repeated number apart, with its children', () => {
    expect(listIds('## 一、甲', '### （一）乙', '## 一、丙', '### （一）丁', '## 一、戊')).toEqual([
      's1',
      's1-1',
      's1_2',
      's1_2-1',
      's1_3',
    ]);
  });

  it('counts depth by enclosing headings, without gaps', () => {
    const lines = ['#### 序', '## 一、甲', '#### 1. 乙', '### （一）丙', '###### 丁'];
    expect(assignSectionIds(lines.map(parseLine)).map(({ depth }) => depth)).toEqual([1, 1, 2, 2, 3]);
  });

  it('returns nothing for a report without headings', () => {
    expect(assignSectionIds([])).toEqual([]);
  });

  it('gives unique, valid and reword-stable ids for any outline', () => {
    const random = createRandom(20_220_214);
    const styles = ['$、', '（$）', '$. ', '第$章 ', '$.', '('] as const;
    for (let run = 0; run < 300; run += 1) {
      const headings = Array.from({ length: Math.floor(random() * 40) }, () => {
        const style = styles[Math.floor(random() * styles.length)] ?? '';
        const number = String(Math.floor(random() * 6) + 1);
        return {
          level: Math.floor(random() * 6) + 1,
          number: style.includes('$') ? style.replace('$', number) : '',
        };
      });
      const write = (words: string) => headings.map(({ level, number }) => ({ level, text: number + words }));
      const places = assignSectionIds(write('推进法治政府建设'));
      const ids = places.map(({ id }) => id);
      expect(new Set(ids).size).toBe(headings.length);
      expect(ids.filter((id) => !/^s\d+(?:_\d+)?(?:-\d+(?:_\d+)?)*$/.test(id))).toEqual([]);
      expect(assignSectionIds(write('Quite other words')).map(({ id }) => id)).toEqual(ids);
    }
  });
});
