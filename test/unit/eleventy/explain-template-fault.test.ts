import { describe, expect, it } from 'vitest';
import { explainTemplateFault } from '../../../src/eleventy/explain-template-fault.ts';

const TEMPLATES = [
  { file: '_includes/layouts/base.njk', text: '---\na: 1\n---\n<p>\n{{ nix() }}' },
  { file: 'src/pages/about.md', text: '{% broken %}' },
  {
    file: 'src/pages/report.njk',
    text: '{{ title | gone }}\n{{ title | twice }}{{ a.b() }}\n{{ x | twice }}\n',
  },
];
/** As Eleventy wraps what Nunjucks throws. */
const wrap = (message: string) =>
  Object.assign(new Error('Having trouble rendering njk template ./src/pages/report.njk'), {
    originalError: new Error(message),
  });
const explain = (error: unknown, compile?: (text: string, file: string) => void) =>
  explainTemplateFault(error, TEMPLATES, compile).map(({ file, line, column, message }) => [
    `${file}:${line}:${column}`,
    message,
  ]);

describe('explainTemplateFault', () => {
  it('finds a fault of syntax in the file that has it, whichever page includes it, on its own line', () => {
    const seen: string[] = [];
    const found = explain(
      wrap('(./src/pages/report.njk) [Line 2, Column 1]\n  unknown block tag: x'),
      (text, file) => {
        seen.push(file);
        if (!file.includes('base')) return;
        const line = text.split('\n').findIndex((one) => one.includes('nix')) + 1;
        throw new Error(`(${file}) [Line ${line}, Column 4]\n  unexpected token: }}`);
      },
    );
    expect(found).toEqual([['_includes/layouts/base.njk:5:4', '网页的模板有错：这里不该有“}}”']]);
    // Eleventy does not read Markdown pages with Nunjucks.
    expect(seen).toEqual(['_includes/layouts/base.njk', 'src/pages/report.njk']);
  });

  it('places a tag that is never closed at the end of its file', () => {
    const found = explain(wrap('x'), (_text, file) => {
      if (file.includes('report'))
        throw new Error(`(${file})\n  parseIf: expected elif, else, or endif, got end of file`);
    });
    expect(found).toEqual([['src/pages/report.njk:3:1', '网页的模板有错：{% if %} 没有用 {% endif %} 结束']]);
  });

  it.each([
    [
      '(./src/pages/report.njk)\n  Error: filter not found: gone',
      'src/pages/report.njk:1:12',
      '没有叫“gone”的过滤器',
    ],
    // Which of the two it is nobody can say.
    [
      '(./src/pages/report.njk)\n  Error: filter not found: twice',
      'src/pages/report.njk:1:1',
      '没有叫“twice”的过滤器',
    ],
    [
      '(./src/pages/report.njk)\n  Error: Unable to call `nix`, which is undefined',
      '_includes/layouts/base.njk:5:4',
      '“nix”不能这样用',
    ],
    [
      '(./src/pages/report.njk)\n  Error: Unable to call `a["b"]`, which is undefined',
      'src/pages/report.njk:2:23',
      '“a.b”不能这样用',
    ],
    ['(./src/pages/report.njk)\n  Something new', 'src/pages/report.njk:1:1', 'Something new'],
  ])('tells %j with its place, as far as it is known', (message, place, words) => {
    const [found] = explain(wrap(message), () => {});
    expect(found?.[0]).toBe(place);
    expect(found?.[1]).toContain(words);
  });

  it('tells settings at the head of a template that cannot be read', () => {
    const error = Object.assign(
      new Error('Having trouble reading front matter from template ./src/pages/report.njk'),
      {
        cause: new Error('unexpected end (4:2)\n\n 1 | \n 2 | a: ['),
      },
    );
    const [found] = explain(error, () => {});
    expect(found).toEqual([
      'src/pages/report.njk:4:2',
      '网页的模板有错：开头两行 --- 之间的设置读不懂（unexpected end）',
    ]);
  });

  it('says in Chinese which file could not be read', () => {
    const cause = Object.assign(new Error('ENOENT: no such file or directory'), {
      ...{ code: 'ENOENT', syscall: 'open', path: '内容/图.png' },
    });
    const [found] = explainTemplateFault(new Error('Having trouble', { cause }), TEMPLATES, () => {});
    expect(found).toMatchObject({
      message: '网页没有做出来：“内容/图.png”找不到了，可能刚被移走或删除',
      remedy: '把它放回来，再试一次',
    });
  });

  it.each(['text', new Error('boom'), undefined])('says what it can about %s', (error) => {
    const [found] = explainTemplateFault(error, [], undefined);
    expect(found?.message).toContain('网页没有做出来');
    expect(found?.remedy).toContain('npm start');
  });
});
