import { describe, expect, it } from 'vitest';
import { findListedWords } from '../../../src/lint/find-listed-words.ts';
import { lintReport } from '../../../src/lint/run-rules.ts';
import { settleExceptions } from '../../../src/lint/settle-exceptions.ts';
import { parseWordList } from '../../../src/lint/word-list.ts';
import { ALL_RULES, createLintInput, findRule } from '../../support/lint-sample.ts';

const HEAD = '写法,应为,级别,说明\n';

const parse = (rows: string) => {
  const { list, problems } = parseWordList(HEAD + rows);
  if (!list) throw new Error('no list');
  return { list, told: problems.map(({ line, message }) => `${line} ${message}`) };
};

const find = (text: string, rows: string) =>
  findListedWords(text, parse(rows).list).map(
    ({ term, index, length }) => `${text.slice(index, index + length)}→${term.right.join('|')}`,
  );

describe('words of the list', () => {
  it('are found wherever they stand, the longer one first', () => {
    expect(find('甲乙丙和甲乙', '甲乙,一\n甲乙丙,二')).toEqual(['甲乙丙→二', '甲乙→一']);
    expect(find('丁甲乙丙', '丁甲,一\n甲乙丙,二')).toEqual(['甲乙丙→二']);
    expect(find('甲甲甲', '甲甲,一')).toEqual(['甲甲→一']);
  });

  it('are not told where they are a part of a longer right word, wherever the list has that', () => {
    expect(find('取得新进展，新进', '新进,新近\n近展,新进展')).toEqual(['新进→新近']);
    expect(find('一站式服务和站式服务', '站式服务,一站式服务')).toEqual(['站式服务→一站式服务']);
    expect(find('行政法律文书、法律文', '法律文,法律条文\n法律文书,,例外')).toEqual(['法律文→法律条文']);
    expect(find('甲乙', '甲乙,丙\n丁,甲乙')).toEqual(['甲乙→丙']);
  });

  it('are the same in any width and case, and with what nobody sees between', () => {
    expect(find('ＡＰＰ和app、a\u200bpp', 'App,应用')).toEqual(['ＡＰＰ→应用', 'app→应用', 'a\u200bpp→应用']);
    expect(find('甲\u00ad乙', '甲乙,丙')).toEqual(['甲\u00ad乙→丙']);
    expect(find('１０％以上', '10%以上,10%及以上')).toEqual(['１０％以上→10%及以上']);
  });

  it('count width and case where those are all that is wrong', () => {
    expect(find('WIFI、WiFi和wifi', 'wifi,WiFi')).toEqual(['wifi→WiFi']);
    expect(find('1、２、2', '２、,2、')).toEqual(['２、→2、']);
  });

  it('in letters and digits are whole words', () => {
    expect(find('WITH IT，IT部', 'IT,信息技术')).toEqual(['IT→信息技术', 'IT→信息技术']);
    expect(find('2021年、12021年', '2021年,二〇二一年')).toEqual(['2021年→二〇二一年']);
  });

  it('stand outside the BMP as well', () => {
    expect(find('𠮷祥𠮷祥', '𠮷祥,吉祥')).toEqual(['𠮷祥→吉祥', '𠮷祥→吉祥']);
  });

  it('are found in passing where a text is nothing but words of the list', () => {
    const text = '甲乙丙'.repeat(50_000);
    expect(find(`${text}甲`, '甲乙,一\n丁,乙丙\n戊,甲乙丙甲乙丙甲')).toEqual([]);
    expect(find(text, '甲乙,一\n丁,乙丙')).toHaveLength(50_000);
  });

  it('may be ten thousand, of one beginning', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => `甲甲甲${n}丙,乙`).join('\n');
    expect(find(`${'甲'.repeat(5_000)}9999丙`, rows)).toEqual(['甲甲甲9999丙→乙']);
  });
});

describe('the file', () => {
  it.each([
    ['\uFEFF写法,应为\r\n甲,乙\r\n', ['乙']],
    ['写法;应为;级别\n甲;乙;错误\n', ['乙']],
    ['写法\t应为\n甲\t乙\n', ['乙']],
    ['sep=;\n写法;应为\n甲;乙\n', ['乙']],
    ['说明,正确写法,错误写法\n注,乙；丙,甲\n', ['乙', '丙']],
    ['写法,应为\n"甲","乙,丙"\n', ['乙,丙']],
    ['写法\n甲\n', []],
    ['写法,应为,级别,说明\n甲,乙,,\n,,,\n , ,,\n', ['乙']],
  ])('%j is read as Excel writes it', (text, right) => {
    const { list, problems } = parseWordList(text.replace(/^\uFEFF/, ''));
    expect(problems).toEqual([]);
    expect(list?.terms).toMatchObject([{ written: '甲', right }]);
  });

  it('tells bad rows with their lines, and takes the others', () => {
    const { list, told } = parse(
      [
        ',乙',
        '甲,甲',
        '丙,丁,致命',
        '丙,丁',
        '丙,戊',
        '！！,。',
        `${'长'.repeat(101)},短`,
        '己\u202e,庚',
        '辛,壬,提示',
      ].join('\n'),
    );
    expect(told).toEqual([
      '2 用词表第 2 行没有写“写法”，这一行不起作用',
      '3 用词表第 3 行的写法和应为一样：“甲”，这一行不起作用',
      '4 用词表第 4 行的级别“致命”读不懂，这一行不起作用',
      '6 用词表第 6 行的写法“丙”第 5 行已经有了，这一行不起作用',
      '7 用词表第 7 行的写法没有字：“！！”，这一行不起作用',
      '8 用词表第 8 行的写法有 101 个字，这一行不起作用',
      '9 用词表第 9 行有看不见的控制字符（U+202E），这一行不起作用',
      '10 用词表第 10 行的级别“提示”读不懂，这一行不起作用',
    ]);
    expect(list.terms.map(({ written, line }) => [written, line])).toEqual([['丙', 5]]);
  });

  it('tells the first line of a row that goes over several', () => {
    const { list, told } = parse('\n"甲\n乙",丙\n\n"丁\n",戊,,"注\n注"');
    expect(told).toEqual(['3 用词表第 3 行的写法有几行：“甲 乙”，这一行不起作用']);
    expect(list.terms.map(({ written, line }) => [written, line])).toEqual([['丁', 6]]);
  });

  it('tells what two rows say against each other', () => {
    expect(parse('甲,乙\n乙,丙').told).toEqual(['2 用词表第 2 行的应为“乙”，第 3 行说它是错的']);
  });

  it.each([
    ['', '第一行不是表头，写的是：（空）'],
    ['甲,乙\n', '第一行不是表头，写的是：甲,乙'],
    ['写法，应为\n甲，乙\n', '第一行不是表头，写的是：写法，应为'],
    ['写法,应为\n"甲,乙\n', '引号没有成对'],
  ])('%j is refused with the form', (text, message) => {
    const { list, problems } = parseWordList(text);
    expect(list).toBeUndefined();
    expect(problems).toMatchObject([{ level: 'error', message: expect.stringContaining(message) }]);
    expect(problems[0]?.remedy).not.toBe('');
  });

  it('with ten thousand bad rows tells twenty and counts the rest', () => {
    const { told } = parse('甲,甲\n'.repeat(10_000));
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toContain('9980 行');
  });
});

const WORDS = `${HEAD}新近展,新进展,提醒,见规范\n错字甲,对字甲,错误\n禁词,,提醒`;

const lint = (example: Parameters<typeof createLintInput>[0]) => {
  const input = createLintInput({ words: WORDS, ...example });
  return lintReport(input, ALL_RULES, [findRule('word-list'), findRule('word-list-error')]);
};

describe('a report', () => {
  it('is looked at in text, across marks, in fields, attachments and their names', () => {
    const found = lint({
      body: '示例工作取得**新**近展。',
      fields: {
        关键词: '[新近展]',
        摘要: '有错字甲。',
        修订: '\n  - 日期: 2022-03-01\n    内容: 改了禁词\n    原因: 示例',
      },
      files: ['新近展.txt'],
      attachments: [{ path: '新近展.txt', text: '新近展，新近展' }],
    });
    expect(
      found.map(({ level, file, message }) => `${level} ${file.replace(/.*shili\//, '')} ${message}`),
    ).toEqual([
      'warning index.md 「示例工作取得新近展。」里的“新近展”，用词表写的是“新进展”（用词.csv 第 2 行：见规范）',
      'warning index.md 关键词：「新近展」里的“新近展”，用词表写的是“新进展”（用词.csv 第 2 行：见规范）',
      'warning index.md 修订：「改了禁词」里的“禁词”，用词表说不这样写（用词.csv 第 4 行）',
      'warning attachments/新近展.txt 附件的名称：「新近展.txt」里的“新近展”，用词表写的是“新进展”（用词.csv 第 2 行：见规范）',
      'warning attachments/新近展.txt 附件“新近展.txt”：「新近展，新近展」里的“新近展”，用词表写的是“新进展”（用词.csv 第 2 行：见规范）',
      'error index.md 「有错字甲。」里的“错字甲”，用词表写的是“对字甲”（用词.csv 第 3 行）',
    ]);
    expect(found[0]).toMatchObject({
      line: 16,
      column: 9,
      remedy: '改为：新进展\n    原件就是这样写的，写进检查例外并说明原因',
    });
  });

  it('keeps a word that its 检查例外 quotes, and no other', () => {
    const input = createLintInput({
      words: WORDS,
      body: '甲处取得新近展。\n\n乙处取得新近展。',
      fields: { 检查例外: '\n  - 规则: word-list\n    位置: 甲处取得新近展\n    原因: 原件如此' },
    });
    const rules = [findRule('word-list')];
    const kept = settleExceptions(lintReport(input, ALL_RULES, rules), [input.source], ALL_RULES);
    expect(kept.map(({ message }) => message)).toEqual([expect.stringContaining('「乙处取得新近展。」')]);
  });

  it('is not looked at without a list', () => {
    const input = createLintInput({ body: '新近展' });
    expect(lintReport(input, ALL_RULES, [findRule('word-list')])).toEqual([]);
  });
});
