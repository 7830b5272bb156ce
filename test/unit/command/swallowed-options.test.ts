import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/command/command.ts';
import { CONTENT_OPTION } from '../../../src/command/folders.ts';
import { parseCommand } from '../../../src/command/parse-command.ts';

const COMMAND: Command = {
  name: 'build',
  summary: '示例命令。',
  options: [
    CONTENT_OPTION,
    { name: 'output', value: '文件夹', help: '写到哪里' },
    {
      name: 'port',
      value: '数字',
      help: '端口',
      findFault: (value) => (/^\d+$/.test(value) ? undefined : '不是数字'),
    },
    { name: 'no-pdf', help: '不要 PDF' },
    { name: 'dry-run', help: '只看' },
    { name: 'cache', value: '位置', isNpmsToo: true, help: '缓存' },
  ],
};

/** As npm 10 and 11 start the script. */
const run = (env: Record<string, string>, words: string[], command = COMMAND) =>
  parseCommand(command, words, { npm_lifecycle_event: 'build', ...env });

describe('options that npm took because -- was forgotten', () => {
  it.each([
    // npm run build --content D:\报告
    [{ npm_config_content: 'true' }, ['D:\\报告'], 'npm run build -- --content D:\\报告'],
    [{ npm_config_content: 'true' }, ['D:\\我的 报告'], 'npm run build -- --content "D:\\我的 报告"'],
    [{ npm_config_content: 'true' }, ['D:\\甲&乙'], 'npm run build -- --content "D:\\甲&乙"'],
    // In front of a quotation mark a backslash takes away its meaning.
    [{ npm_config_content: 'true' }, ['D:\\我的 报告\\'], 'npm run build -- --content "D:\\我的 报告\\\\"'],
    [{ npm_config_content: 'true' }, ['D:\\报告\\'], 'npm run build -- --content D:\\报告\\'],
    // npm run build --content=D:\报告
    [{ npm_config_content: 'D:\\报告' }, [], 'npm run build -- --content D:\\报告'],
    // npm run build --no-pdf
    [{ npm_config_pdf: '' }, [], 'npm run build -- --no-pdf'],
    [{ npm_config_dry_run: 'true' }, [], 'npm run build -- --dry-run'],
    [{ npm_config_debug: 'true' }, [], 'npm run build -- --debug'],
    [{ npm_config_pdf: '', npm_config_content: 'true' }, ['x'], 'npm run build -- --no-pdf --content x'],
    // A port is a number, a folder may be anything: only one way makes sense.
    [
      { npm_config_port: 'true', npm_config_output: 'D:\\a' },
      ['80'],
      'npm run build -- --port 80 --output D:\\a',
    ],
  ])('%j with %j: the command to copy', (env, words, meant) => {
    const parsed = run(env, words);
    expect(parsed.kind).toBe('wrong');
    if (parsed.kind !== 'wrong') return;
    expect(parsed.text).toContain('前面少了单独的“--”，被 npm 收走了');
    expect(parsed.text.split('\n').slice(2)).toEqual([`    ${meant}`]);
  });

  it('are listed in every way that they may have stood', () => {
    const parsed = run({ npm_config_content: 'true', npm_config_output: 'true' }, ['D:\\甲', 'D:\\乙']);
    expect(parsed.kind === 'wrong' && parsed.text).toMatchInlineSnapshot(`
      "选项 --content --output 前面少了单独的“--”，被 npm 收走了，没有传到这个命令；什么也没有做
        改法：选项前面先写 -- 和空格，下面哪一行是你要的：
          npm run build -- --output D:\\乙 --content D:\\甲
          npm run build -- --output D:\\甲 --content D:\\乙"
    `);
  });

  it('are described where the words do not tell', () => {
    const parsed = run({ npm_config_content: 'true' }, []);
    expect(parsed.kind === 'wrong' && parsed.text).toMatchInlineSnapshot(`
      "选项 --content 前面少了单独的“--”，被 npm 收走了，没有传到这个命令；什么也没有做
        改法：选项前面先写 -- 和空格：
          npm run build -- --content 文件夹"
    `);
  });

  it('stand among the words of a command that takes some', () => {
    const command = { ...COMMAND, words: { label: '文件' } };
    const parsed = run({ npm_config_content: 'true' }, ['甲.docx', 'D:\\报告'], command);
    expect(parsed.kind === 'wrong' && parsed.text).toContain('npm run build -- D:\\报告 --content 甲.docx');
    expect(parsed.kind === 'wrong' && parsed.text).toContain('npm run build -- 甲.docx --content D:\\报告');
  });

  it('are left alone where another script handed its settings on, and where none was taken', () => {
    expect(parseCommand(COMMAND, [], { npm_lifecycle_event: 'test', npm_config_content: 'x' }).kind).toBe(
      'run',
    );
    expect(run({ npm_config_yes: '', npm_config_cache: '/c', npm_config_dry_run: '' }, []).kind).toBe('run');
    expect(run({}, ['--content', 'x']).kind).toBe('run');
  });
});
