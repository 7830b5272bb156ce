import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/report/read-json.ts';

const read = (text: string) => readJson(text, '网站设置', '写成：{}');

const tell = (text: string) =>
  read(text).problems.map(
    ({ level, line, column, message, remedy }) => `${line}:${column} ${level} ${message}（${remedy}）`,
  );

describe('places', () => {
  const text = '  {\n\t"a": [true, {"b": "𠮷", "c/d":\r\n null}],\n"a b": "{}" }\n';
  const { value, problems, locateName, locateValue } = read(text);

  it('of names and values are known at any depth', () => {
    expect([value, problems]).toEqual([JSON.parse(text), []]);
    expect(locateName('a')).toEqual({ line: 2, column: 2 });
    expect(locateValue('a')).toEqual({ line: 2, column: 7 });
    expect(locateValue('a', 1)).toEqual({ line: 2, column: 14 });
    expect(locateName('a', 1, 'c/d')).toEqual({ line: 2, column: 25 });
    expect(locateValue('a', 1, 'c/d')).toEqual({ line: 3, column: 2 });
    expect(locateName('a b')).toEqual({ line: 4, column: 1 });
  });

  it('of what is not there are the beginning', () => {
    for (const path of [[], ['x'], ['a', 9], ['a', 1, 'x']])
      expect(locateName(...path)).toEqual({ line: 1, column: 1 });
  });
});

describe('what YAML has and JSON has not', () => {
  it('comments are told, and what else is wrong too', () => {
    expect(tell('{\n  // 站名\n  "name": "示例", # 暂用\n  "icp": ""\n  "url": "//x"\n}')).toEqual([
      '2:3 error 网站设置里不能写备注：// 站名（删去这个备注）',
      '3:17 error 网站设置里不能写备注：# 暂用（删去这个备注）',
      '5:3 error 这一项前面少了逗号："url": "//x"（在上一项的末尾加上英文逗号 ,）',
    ]);
  });

  it('names that are written twice are told; the last one holds, as in JSON', () => {
    expect(read('{ "name": "甲", "name": "乙" }').value).toEqual({ name: '乙' });
    expect(tell('{ "name": "甲",\n  "name": "乙" }')).toEqual([
      '2:3 warning “name”写了两次，只有后面这一项起作用（只留一项，删去另一项）',
    ]);
    expect(tell('[{ "a": 1 }, { "a": 1, "b": { "a": 1 } }]')).toEqual([]);
  });

  it.each([
    ['&a {}', 1],
    ['!!map {}', 1],
    ['{ "a": *b }', 8],
    ['{ "a": yes }', 8],
    ['a: 1', 1],
    ['- 1', 1],
    ['|\n  a', 1],
    ['%YAML 1.2\n---\n{}', 1],
    ['{ "a": 0x1f }', 8],
    ['{ "a": .5 }', 8],
    ['{ "a": "\\x41" }', 8],
    ['{ "a": "b\n  c" }', 8],
    ['{ "a": "\u0002" }', 8],
    ['{}\n...\n', 1],
  ])('%j', (text, column) => {
    const { problems, ...reading } = read(text);
    expect('value' in reading).toBe(false);
    expect(problems).toMatchObject([{ level: 'error', column }]);
  });
});

describe('what input methods and Word make of JSON', () => {
  it('spaces that are none of JSON', () => {
    expect(tell('{\u3000"name": "示例",\n\u00a0"icp": "" }')).toEqual([
      '1:2 error 这里有全角空格（删去它，要空格就用英文空格）',
      '2:1 error 这里有看不见的字符（删去它，要空格就用英文空格）',
    ]);
    expect(tell('\ufeff{}')).toHaveLength(1);
  });

  it('nothing at all', () => {
    expect(tell(' \n')).toEqual(['1:1 error 网站设置是空的（写成：{}）']);
  });

  it('a number before a comma that is missing', () => {
    expect(tell('{\n  "attachmentMaxMegabytes": 100\n  "pdf": true\n}')).toEqual([
      '3:3 error 这一项前面少了逗号："pdf": true（在上一项的末尾加上英文逗号 ,）',
    ]);
  });
});
