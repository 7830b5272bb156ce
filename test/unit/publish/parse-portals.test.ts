import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parsePortals } from '../../../src/publish/parse-portals.ts';

const FOLDER = path.resolve('/srv/示例');
const JIA = { name: '示例区甲局', content: 'jia/content', output: 'jia/dist' };
const YI = { name: '示例区乙局', content: 'yi/content', output: 'yi/dist' };
const parse = (...portals: unknown[]) => parsePortals(JSON.stringify({ portals }), FOLDER);
const say = ({ problems }: ReturnType<typeof parsePortals>) =>
  problems.map(({ message, remedy }) => `${message} → ${remedy}`).join('\n');

describe('a list of portals', () => {
  it('gives each with absolute folders, below that of the list', () => {
    const full = { ...YI, output: path.resolve('/data/yi'), url: 'https://yi.gov.cn/', keep: 3, pdf: false };
    expect(parse(JIA, full)).toEqual({
      entries: [
        {
          name: '示例区甲局',
          content: path.join(FOLDER, 'jia/content'),
          output: path.join(FOLDER, 'jia/dist'),
        },
        { ...full, content: path.join(FOLDER, 'yi/content') },
      ],
      refused: [],
      problems: [],
    });
  });

  it('names the entry whose content is not there, and builds the others', () => {
    const text = JSON.stringify({ portals: [JIA, YI] }, null, 1);
    const list = parsePortals(text, FOLDER, {
      follow: (place) => place,
      isFolder: (place) => place !== path.join(FOLDER, 'yi/content'),
    });
    expect(list.entries.map(({ name }) => name)).toEqual(['示例区甲局']);
    expect(list.refused).toEqual(['示例区乙局']);
    expect(list.problems).toEqual([
      expect.objectContaining({
        ...{ level: 'error', line: 10, column: 15 },
        message: `示例区乙局的 "content" 写着“yi/content”，没有这个文件夹（${path.join(FOLDER, 'yi/content')}）`,
      }),
    ]);
  });

  it('follows links: two names may be one folder', () => {
    const follow = (place: string) => place.replace(`${path.sep}yi${path.sep}`, `${path.sep}jia${path.sep}`);
    const list = parsePortals(JSON.stringify({ portals: [JIA, YI] }), FOLDER, {
      follow,
      isFolder: () => true,
    });
    expect([list.entries, list.refused]).toEqual([[], ['示例区甲局', '示例区乙局']]);
    expect(say(list)).toContain('示例区乙局的 "output" 与另一个是同一个文件夹');
  });

  it('may show one content under two addresses', () => {
    expect(parse(JIA, { ...JIA, name: '内网', output: 'jia/neiwang' }).problems).toEqual([]);
  });

  it.each([
    ['', '网站的列表'],
    ['   ', '网站的列表'],
    ['[', ''],
    ['{"portals":', ''],
    ['[]', '没有 "portals" 这个列表'],
    ['{}', '没有 "portals" 这个列表'],
    ['{"portals":{}}', '没有 "portals" 这个列表'],
    ['{"portals":[]}', '一个网站也没有'],
    [JSON.stringify({ portals: Array(10_000).fill(JIA) }), '有 10000 个网站，最多 1000 个'],
  ])('that is none is told, with its form: %.30s', (text, message) => {
    const list = parsePortals(text, FOLDER);
    expect(list.entries).toEqual([]);
    expect(say(list)).toContain(message);
    for (const { line, remedy } of list.problems) expect([line >= 1, remedy !== '']).toEqual([true, true]);
    expect(list.problems.length).toBeGreaterThan(0);
  });

  it.each([
    [null, '不是一对花括号'],
    ['jia', '不是一对花括号'],
    [{ name: '丙', content: 'c' }, '没有写 "output"'],
    [{ ...YI, name: '' }, '"name" 应当是一段文字'],
    [{ ...YI, name: 3 }, '"name" 应当是一段文字'],
    [{ ...YI, name: 'a\u202eb' }, '看不见的字符（U+202E）'],
    [{ ...YI, content: 'a\u0000b' }, '看不见的字符（U+0000）'],
    [{ ...YI, content: '../../etc' }, '到了这个列表所在的文件夹外面'],
    [{ ...YI, output: 'a/../../b' }, '到了这个列表所在的文件夹外面'],
    [{ ...YI, output: '..\\b' }, '到了这个列表所在的文件夹外面'],
    [{ ...YI, url: 'www.yi.gov.cn' }, '不完整'],
    [{ ...YI, url: 7 }, '"url" 应当是一段文字'],
    [{ ...YI, url: 'javascript:alert(1)' }, '不是以 http'],
    [{ ...YI, keep: '3' }, '"keep" 应当是 0 到 99'],
    [{ ...YI, keep: 1.5 }, '"keep" 应当是 0 到 99'],
    [{ ...YI, keep: -1 }, '"keep" 应当是 0 到 99'],
    [{ ...YI, pdf: 'false' }, '"pdf" 应当是 true 或 false'],
    [{ ...YI, outptu: 'x' }, '没有名为“outptu”的项 → 如果指的是“output”'],
    [{ ...YI, constructor: 'x' }, '没有名为“constructor”的项'],
  ])('builds the others when one is wrong: %j', (wrong, message) => {
    const list = parse(JIA, wrong);
    expect(say(list)).toContain(message);
    expect(list.entries.map(({ name }) => name)).toEqual([JIA.name]);
    expect(list.refused).toHaveLength(1);
  });

  it('takes a way up and down again that stays inside', () => {
    const list = parse(JIA, { ...YI, output: 'jia/../yi/../yi/dist' });
    expect([say(list), list.entries[1]?.output]).toEqual(['', path.resolve(FOLDER, 'yi/dist')]);
  });

  it.each([
    [{ ...YI, name: JIA.name }, '与另一个相同'],
    [{ ...YI, output: 'jia/dist' }, '是同一个文件夹'],
    [{ ...YI, output: 'JIA/Dist' }, '是同一个文件夹'],
    [{ ...YI, output: './x/.././jia/dist/'.replace('x/../', '') }, '是同一个文件夹'],
    [{ ...YI, output: 'jia/dist/yi' }, '一个在另一个里面'],
  ])('refuses both of two that cannot be built side by side: %j', (other, message) => {
    const third = { name: '示例区丁局', content: 'ding/content', output: 'ding/dist' };
    const list = parse(JIA, other, third);
    expect(say(list)).toContain(message);
    expect(list.entries.map(({ name }) => name)).toEqual(['示例区丁局']);
  });

  it.each([
    [{ ...YI, output: 'jia/content/yi' }, '示例区乙局'],
    [{ ...YI, content: 'jia/dist/content' }, '示例区甲局'],
  ])('refuses the one whose output is in the way of another’s content: %j', (other, refused) => {
    const list = parse(JIA, other);
    expect(list.refused).toEqual([refused]);
    expect(say(list)).toContain('不要和任何一个内容文件夹套在一起');
  });
});
