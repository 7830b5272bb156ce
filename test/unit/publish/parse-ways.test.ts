import { expect, it } from 'vitest';
import { createMask, fillIn, parseWays } from '../../../src/publish/parse-ways.ts';

const way = (more: object) =>
  JSON.stringify({ ways: [{ name: '示例', output: '/srv/dist', steps: [['rsync', '{output}/']], ...more }] });

it.each([
  ['', '交付方式'],
  ['[]', '没有 "ways" 这个列表'],
  [JSON.stringify({ ways: [7] }), '不是一对花括号'],
  [way({ output: 'dist' }), '没有写网站的文件夹'],
  [way({ output: undefined }), '没有写网站的文件夹'],
  [way({ name: ' ' }), '没有写名称'],
  [way({ steps: [] }), '没有写要运行什么'],
  [way({ steps: 'rsync -a' }), '没有写要运行什么'],
  [way({ steps: ['rsync -a'] }), '不是“程序和参数”的列表'],
  [way({ steps: [['']] }), '不是“程序和参数”的列表'],
  [way({ steps: [['a\0b']] }), '不是“程序和参数”的列表'],
  [way({ steps: [['rsync', '{outptu}']] }), '不认识的 {outptu}'],
  [way({ env: { A: 1 } }), '"env"'],
  [way({ shell: true }), '没有名为“shell”的项'],
])('refuses %s with its line and a remedy', (text, said) => {
  const { ways, problems } = parseWays(text);
  expect(ways).toEqual([]);
  expect(problems[0]).toMatchObject({
    level: 'error',
    line: expect.any(Number),
    message: expect.stringContaining(said),
    remedy: expect.stringMatching(/./),
  });
});

it('what is wrong with one keeps the others, and names are not given twice', () => {
  const row = { name: '一', output: '/a', steps: [['x']] };
  const { ways, problems } = parseWays(JSON.stringify({ ways: [row, { ...row, steps: 3 }, row] }));
  expect(ways.map(({ name }) => name)).toEqual(['一']);
  expect(problems.map(({ message }) => message).join()).toMatch(/的名称“一”和前面的相同/);
});

it('fills in what stands in braces, and leaves other braces as they are', () => {
  const values = { output: '/网站 一', package: '/p.zip', changes: '/c', hosting: '/h', fingerprint: 'ab' };
  expect(fillIn('{output}/{fingerprint}', values)).toBe('/网站 一/ab');
  expect(fillIn('{"a":{}} %HOME% {X}', values)).toBe('{"a":{}} %HOME% {X}');
});

it('takes secrets out of what is said, also where they come in pieces', () => {
  let said = '';
  const mask = createMask(['s3cret-word', 's3cret-word-longer', 'ab'], (text) => {
    said += text;
  });
  for (const piece of ['上传 s3cr', 'et-word\r50%\rs3cret-word-', 'longer ab\nend s3cret', '-word'])
    mask.hear(piece);
  mask.end();
  expect(said).toBe('上传 ●●●\r50%\r●●● ab\nend ●●●');
});
