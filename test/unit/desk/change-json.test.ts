import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { changeJson } from '../../../src/desk/change-json.ts';

const FILE = `{
  "url": "https://shili.example/",
  "name": "示例区公报",   "icp":"示例ICP备1号",
  "marks": [
    { "name": "党政机关", "url": "https://a.example/" },
    {"name":"适老化"}
  ],
  "genres": ["公示"],

  "columns": [
    {
      "name": "文件",
      "children": [{ "name": "通知" }, { "name": "意见" }]
    },
    { "name": "年报" }
  ]
}
`;
const value = () => JSON.parse(FILE);
const change = (part: Record<string, unknown>, order: readonly string[] = []) =>
  changeJson(FILE, { ...value(), ...part }, order);

/** Lines of one text that the other has not. */
const linesOnlyIn = (one: string, other: string) => {
  const lines = new Set(other.split('\n'));
  return one.split('\n').filter((line) => !lines.has(line));
};

describe('changing a JSON file', () => {
  it('replaces a value and nothing else', () => {
    expect(change({ name: '改了' })).toBe(FILE.replace('示例区公报', '改了'));
  });

  it('changes nothing where nothing is to change', () => {
    expect(change({})).toBe(FILE);
  });

  it('puts a new name where the order has it, else at the end', () => {
    expect(change({ contact: '示例路1号' }, ['url', 'name', 'contact', 'icp'])).toBe(
      FILE.replace('公报",   "icp"', '公报",\n  "contact": "示例路1号",   "icp"'),
    );
    expect(change({ pdf: false })).toBe(FILE.replace('  ]\n}\n', '  ],\n  "pdf": false\n}\n'));
  });

  it('takes a name away with its line', () => {
    const { genres: _, ...rest } = value();
    expect(changeJson(FILE, rest)).toBe(FILE.replace('  "genres": ["公示"],\n\n', '\n'));
    const { columns: __, ...others } = value();
    expect(changeJson(FILE, others)).toBe(`${FILE.slice(0, FILE.indexOf(',\n\n  "columns"'))}\n}\n`);
  });

  it('changes one line of a tree', () => {
    const columns = value().columns;
    columns[0].children[1].name = '决定';
    expect(change({ columns })).toBe(FILE.replace('"意见"', '"决定"'));
  });

  it('moves an item with its own characters', () => {
    const { marks } = value();
    const changed = change({ marks: [...marks].reverse() });
    expect(changed).toContain(
      '    {"name":"适老化"},\n    { "name": "党政机关", "url": "https://a.example/" }\n',
    );
  });

  it('begins an empty object and a long list in lines', () => {
    expect(changeJson('{\n}\n', { name: '示例' })).toBe('{\n  "name": "示例"\n}\n');
    expect(changeJson('{}', { name: '示例' })).toBe('{\n  "name": "示例"\n}');
    const genres = Array.from({ length: 30 }, (_, at) => `体裁${at}`);
    expect(
      change({ genres })
        ?.split('\n')
        .find((line) => line.includes('体裁29')),
    ).toBe('    "体裁29"');
  });

  it('keeps comments and slips that leave no doubt', () => {
    const text = '{\n  // 站名\n  "name": "甲",\n  “url”: "",\n  // 主办\n  "organization": "局",\n}';
    expect(changeJson(text, { name: '乙', url: '', organization: '局', pdf: false })).toBe(
      text.replace('甲', '乙').replace('"局",', '"局",\n  "pdf": false,'),
    );
  });

  it.each(['', '[]', '"甲"', '{ "name": }', '{"name":"甲","name":"乙"'])('refuses %s', (text) => {
    expect(changeJson(text, { pdf: true })).toBeUndefined();
  });

  it('refuses to take away what is written twice', () => {
    expect(changeJson('{"name":"甲","name":"乙","url":""}', { url: '' })).toBeUndefined();
  });

  it('says what was wanted, and keeps all lines of what did not change, in a thousand random files', () => {
    const random = createRandom(17);
    const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
    const make = (depth: number): unknown => {
      const kind = depth > 2 ? random() * 0.6 : random();
      if (kind < 0.6) return pick(['文字', '', 'a"b\\', 0, 1.5, -3, true, false, null, '换\n行', '\u2028']);
      const size = Math.floor(random() * 4);
      if (kind < 0.8) return Array.from({ length: size }, () => make(depth + 1));
      return Object.fromEntries(
        Array.from({ length: size }, () => [pick(['甲', '乙', 'name', '10', '2']), make(depth + 1)]),
      );
    };
    for (let round = 0; round < 1000; round += 1) {
      const before = Object.fromEntries(Array.from({ length: 5 }, (_, at) => [`键${at}`, make(0)]));
      const text = JSON.stringify(before, undefined, pick([undefined, 2, '\t', 4]));
      const key = pick(Object.keys(before));
      const next: Record<string, unknown> = { ...before, [pick([key, '新'])]: make(0) };
      if (random() < 0.2) delete next[key];
      const changed = changeJson(text, next);
      expect(JSON.parse(changed ?? '')).toEqual(next);
      if (!text.includes('\n')) continue;
      const foreign = Object.entries(before).filter(
        ([name, own]) => Object.hasOwn(next, name) && JSON.stringify(own) === JSON.stringify(next[name]),
      );
      const own = JSON.stringify(Object.fromEntries(foreign), undefined, /^\{\n(\s+)/.exec(text)?.[1]).split(
        '\n',
      );
      // But for the comma behind the last.
      const bare = (line: string) => line.replace(/,$/, '');
      expect(linesOnlyIn(own.map(bare).join('\n'), (changed ?? '').split('\n').map(bare).join('\n'))).toEqual(
        [],
      );
    }
  });
});
