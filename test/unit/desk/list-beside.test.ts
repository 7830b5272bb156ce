import { describe, expect, it } from 'vitest';
import { listBeside } from '../../../src/desk/list-beside.ts';

const file = (name: string, size = 1) => ({ name, file: { size } });
const folder = (name: string, ...ways: string[]) => ({
  name,
  inside: new Map(ways.map((way) => [way, { size: 1 }])),
});
const list = (things: Parameters<typeof listBeside>[0], thing: number, path?: string) => [
  ...listBeside(things, thing, path).keys(),
];

describe('the files that are sent with a document', () => {
  it('are those that lie beside a page, and none with a Word file, which holds its pictures', () => {
    const things = [file('甲.html'), file('图.png'), folder('图片', '乙.png', '下/丙.png'), file('丁.docx')];
    expect(list(things, 0)).toEqual(['图.png', '图片/乙.png', '图片/下/丙.png', '丁.docx']);
    expect(list(things, 3)).toEqual([]);
  });

  it('are those in the folder of a page or below', () => {
    const things = [folder('材料', '甲/页.md', '甲/图.png', '甲/下/图.png', '乙/图.png')];
    expect(list(things, 0, '甲/页.md')).toEqual(['图.png', '下/图.png']);
  });

  it('are no other pages, and nothing that was saved beside those', () => {
    const names = Array.from({ length: 3 }, (_, at) => `页${at}`);
    const ways = names.flatMap((name) => [`${name}.html`, `${name}_files/图.png`, `${name}.files/图.png`]);
    const own = ['页1_files/图.png', '页1.files/图.png'];
    expect(list([folder('网站', ...ways, '共用_files/徽.png')], 0, '页1.html')).toEqual([
      ...own,
      '共用_files/徽.png',
    ]);
    const things = names.flatMap((name) => [file(`${name}.htm`), folder(`${name}_files`, '图.png')]);
    expect(list(things, 2)).toEqual(['页1_files/图.png']);
  });

  it('are small, one by one and together', () => {
    const things = [file('甲.html'), file('大.png', 20_000_001)];
    for (let at = 0; at < 11; at += 1) things.push(file(`${at}.png`, 20_000_000));
    expect(list(things, 0)).toEqual(Array.from({ length: 10 }, (_, at) => `${at}.png`));
  });
});
