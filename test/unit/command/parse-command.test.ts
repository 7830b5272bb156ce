import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { CONTENT_OPTION, SITE_URL_OPTION } from '../../../src/command/folders.ts';
import { parseCommand } from '../../../src/command/parse-command.ts';

const COMMAND: Command = {
  name: 'build',
  summary: '示例命令。',
  options: [CONTENT_OPTION, { name: 'output', value: '文件夹', help: '写到哪里' }, SITE_URL_OPTION],
  examples: ['--output "D:\\网站"'],
};

const parse = (...args: string[]) => parseCommand(COMMAND, args);
const wrong = (reason: string) => ({
  kind: 'wrong',
  text: `${reason}\n  改法：看看用法：npm run build -- --help`,
});

describe('a call that is understood', () => {
  it('has an option only with the one that it needs', () => {
    const options = [...COMMAND.options, { name: 'since', needs: 'output', help: '比较' }];
    expect(parseCommand({ ...COMMAND, options }, ['--since', '--output', 'x']).kind).toBe('run');
    expect(parseCommand({ ...COMMAND, options }, ['--since'])).toEqual(
      wrong('选项“--since”要和“--output”一起写'),
    );
  });

  it('has its values', () => {
    expect(parse('--content', '内容 1', '--output=D:\\网站', '--debug')).toEqual({
      kind: 'run',
      values: { content: '内容 1', output: 'D:\\网站', debug: true },
      words: [],
    });
    expect(parse()).toEqual({ kind: 'run', values: {}, words: [] });
  });

  it('may say that there is no address', () => {
    expect(parse('--site-url', '')).toMatchObject({ kind: 'run', values: { 'site-url': '' } });
    expect(parse('--site-url=')).toMatchObject({ kind: 'run', values: { 'site-url': '' } });
  });

  it('may have quotation marks in a text, on Windows as well', () => {
    const options = [{ name: 'title', value: '标题', isText: true, help: '标题' }] as const;
    expect(parseCommand({ ...COMMAND, options }, ['--title', '关于"试点"的报告'], {}, 'win32')).toMatchObject(
      {
        values: { title: '关于"试点"的报告' },
      },
    );
  });

  it('may have values with signs in them', () => {
    expect(parse('--site-url', 'https://shili.example/?a=b', '--content', '-甲')).toMatchObject({
      values: { 'site-url': 'https://shili.example/?a=b', content: '-甲' },
    });
    expect(parse('--content=--甲')).toMatchObject({ values: { content: '--甲' } });
  });

  it('has words if the command takes any', () => {
    const command = { ...COMMAND, words: { label: '文件…' } };
    expect(parseCommand(command, ['甲.docx', '--content', 'x', '乙.docx'])).toMatchObject({
      kind: 'run',
      words: ['甲.docx', '乙.docx'],
    });
    expect(parseCommand(command, ['--', '--甲.docx'])).toMatchObject({ words: ['--甲.docx'] });
  });

  it('has a value of which is said whose it is', () => {
    const options = [
      {
        name: 'parts',
        value: '份数',
        help: '几份',
        findFault: (value: string, of: string) => `${of}${value}`,
      },
    ];
    expect(parseCommand({ ...COMMAND, options }, ['--parts', 'x'])).toEqual(wrong('选项“--parts”x'));
  });

  it.each(['__proto__', 'constructor', 'toString'])('knows no option --%s', (name) => {
    expect(parse(`--${name}`)).toEqual(wrong(`没有“--${name}”这个选项`));
  });
});

describe('a call that is wrong', () => {
  it.each([
    ['an unknown option', ['--contents', 'x'], '没有“--contents”这个选项'],
    ['a short option', ['-o', 'x'], '没有“-o”这个选项'],
    ['a negated option', ['--no-debug'], '没有“--no-debug”这个选项'],
    ['an option without its value at the end', ['--content'], '选项“--content”后面要写文件夹'],
    [
      'an option without its value before another',
      ['--content', '--output', 'x'],
      '选项“--content”后面要写文件夹',
    ],
    [
      'an empty value, as of a variable that was never set',
      ['--content', ''],
      '选项“--content”后面的文件夹是空的',
    ],
    [
      'a value of two lines',
      ['--content', '甲\n乙'],
      '选项“--content”后面的文件夹里有换行或别的控制字符，要写在一行里',
    ],
    ['an empty value with =', ['--output='], '选项“--output”后面的文件夹是空的'],
    ['an option twice', ['--content', 'a', '--content', 'b'], '选项“--content”写了两次'],
    ['an empty option twice', ['--site-url', '', '--site-url', 'b'], '选项“--site-url”写了两次'],
    ['a value for a switch', ['--debug=1'], '选项“--debug”后面不写值'],
    ['a word', ['内容'], '多出来的内容：“内容”（路径里有空格时要加引号）'],
    [
      'a path with a space and no quotation marks',
      ['--content', 'D:\\我的', '报告'],
      '多出来的内容：“报告”（路径里有空格时要加引号）',
    ],
  ])('has %s', (_, args, reason) => {
    expect(parse(...args)).toEqual(wrong(reason));
  });

  // "D:\\报告\\" as Windows cuts it: the quotation mark counts as text, and the rest of the line follows in the same word.
  it.each([
    [['--content', 'D:\\报告"'], 'D:\\报告'],
    [['--content', 'D:\\我的 报告" --output D:\\网站'], 'D:\\我的 报告'],
    [['--output=报告"'], '报告'],
    [['--content', 'D:"'], 'D:/'],
    [['E:\\文件"'], 'E:\\文件'],
  ])('has a folder that ends with a \\ in quotation marks on Windows: %j', (args, meant) => {
    const parsed = parseCommand(COMMAND, args, {}, 'win32');
    expect(parsed.kind === 'wrong' && parsed.text).toMatch(/^路径里混进了引号/);
    expect(parsed.kind === 'wrong' && parsed.text.split('\n').at(-1)).toBe(`    "${meant}"`);
    const elsewhere = parseCommand({ ...COMMAND, words: { label: '文件' } }, args, {}, 'linux');
    expect(elsewhere.kind).toBe('run');
  });

  it('names the command as it is called', () => {
    const parsed = parseCommand({ ...COMMAND, name: 'start' }, ['--x']);
    expect(parsed.kind === 'wrong' && parsed.text).toContain('npm start -- --help');
  });
});

describe('--help', () => {
  it('explains every option', () => {
    const parsed = parse('--help');
    expect(parsed.kind === 'help' && parsed.text).toMatchInlineSnapshot(`
      "示例命令。

      用法：npm run build -- [选项]

      选项：
        --content 文件夹        内容文件夹，里面有 reports/（默认 src/content）
        --output 文件夹         写到哪里
        --site-url 网址         网站的正式网址（默认用 site.json 里的 url；写 "" 表示还没有）
        --debug                 出错时显示程序内部的详细信息
        --help                  显示这份说明

      例如：
        npm run build -- --output "D:\\网站""
    `);
  });

  it('shows a call without anything behind it as it is typed', () => {
    const parsed = parseCommand({ ...COMMAND, name: 'lighthouse', examples: [''] }, ['--help']);
    expect(parsed.kind === 'help' && parsed.text.split('\n').at(-1)).toBe('  npm run lighthouse');
  });

  it('is given also beside what else is called', () => {
    expect(parse('--content', 'x', '--help', '内容').kind).toBe('help');
  });

  it('shows how words are given', () => {
    const parsed = parseCommand(
      { name: 'import', summary: '示例。', options: [], words: { label: '文件…' } },
      ['--help'],
    );
    expect(parsed.kind === 'help' && parsed.text).toContain('用法：npm run import -- 文件… [选项]');
  });
});
