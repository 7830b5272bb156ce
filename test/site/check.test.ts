import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { LINT_RULES } from '../../src/lint/lint-rules.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const SITE = { url: 'https://www.shili.gov.example.cn/' };

let root = '';
let folders = 0;

beforeAll(async () => {
  root = await tempFolder();
});

const report = (body: string, fields: Record<string, string> = {}) =>
  writeReport({ 标题: '示例区示例局示例工作报告', ...fields }, `\n${body}\n`);

async function check(reports: Record<string, string>, args: string[] = [], site: object = {}) {
  folders += 1;
  const content = path.join(root, `内容${folders}`);
  const files = Object.entries(reports).map(([id, text]) => [`reports/${id}/index.md`, text]);
  await writeTree(content, {
    ...Object.fromEntries(files),
    'site.json': JSON.stringify({ ...SITE, ...site }, null, 1),
  });
  return runCommand('check', ['--content', `内容${folders}`, ...args], { cwd: root });
}

describe('check', () => {
  it('prints slips of the text with their places, and does not fail for them', async () => {
    const { code, stdout } = await check({ '2021/a': report('推进“甲项工作。\n\n- 落实**乙项，**，工作') });
    expect(code).toBe(0);
    expect(stdout).toContain(
      '内容1/reports/2021/a/index.md:10:3  提醒  「推进“甲项工作。」里的 “ 没有与它成对的 ”',
    );
    expect(stdout).toContain('内容1/reports/2021/a/index.md:12:9  提醒  标点重复');
    expect(stdout).toContain('规则：doubled-mark');
    expect(stdout).toContain('写进“检查例外”');
    expect(stdout).toContain('共 0 处错误、2 处提醒（检查 1 篇）');
  });

  it('knows of QR codes too dense to scan, though it makes none', async () => {
    const { stdout } = await check({ [`2021/${'示例'.repeat(12)}`]: report('推进甲项工作。') });
    expect(stdout).toContain('规则：qr-dense');
  });

  it('has the same as JSON, with rule, level, file, line, column, message and remedy', async () => {
    const { code, stdout } = await check({ '2021/a': report('推进“甲项工作。') }, ['--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      checked: 1,
      missingDuties: expect.stringContaining('--audit'),
      diagnostics: [
        {
          rule: 'pair-unmatched',
          level: 'warning',
          file: `内容${folders}/reports/2021/a/index.md`,
          line: 10,
          column: 3,
          message: '「推进“甲项工作。」里的 “ 没有与它成对的 ”',
          remedy: '在应当结束的地方补上 ”，或删去这个 “',
        } satisfies Diagnostic,
      ],
    });
  });

  it('keeps what an exception names, and asks to delete one that is no longer needed', async () => {
    const exceptions =
      '\n  - 规则: pair-unmatched\n    位置: “甲项\n    原因: 原文如此\n  - 规则: final-mark\n    原因: 原文如此';
    const { stdout } = await check({ '2021/a': report('推进“甲项工作。', { 检查例外: exceptions }) });
    expect(stdout).not.toContain('pair-unmatched');
    expect(stdout).toContain('index.md:12:5  提醒  检查例外（规则“final-mark”）不再对应任何问题');
    expect(stdout).toContain('共 0 处错误、1 处提醒');
  });

  it('leaves out what the portal switched off, and tells of a choice that changes nothing', async () => {
    const checks = {
      off: [
        { rule: 'pair-unmatched', reason: '按原件发布' },
        { rule: 'pair-unmached', reason: '按原件发布' },
      ],
    };
    const { stdout } = await check({ '2021/a': report('推进“甲项工作。') }, [], { checks });
    expect(stdout).toContain('site.json:10:13  提醒  网站设置“checks”里没有“pair-unmached”这一条可以选');
    expect(stdout).toContain('共 0 处错误、1 处提醒');
  });

  it('looks at all reports together', async () => {
    const { stdout } = await check({
      '2021/a': report('示例。', { 机构名称: '示例市示例区示例局' }),
      '2021/b': report('示例。', { 机构名称: '示例区示例局' }),
      '2021/c': report('示例。', { 机构名称: '示例区示例局' }),
    });
    expect(stdout).toContain(
      'b/index.md:3:7  提醒  机构名称“示例区示例局”（2 篇）与“示例市示例区示例局”（1 篇）',
    );
    expect(stdout).toContain('c/index.md:2:5  提醒  标题与另一篇报告相同');
  });

  it('counts by rule what is too much to be read', async () => {
    const { stdout } = await check({ '2021/a': report('甲，，乙。\n\n'.repeat(30)) });
    expect(stdout.match(/规则：doubled-mark/g)).toHaveLength(30);
    expect(stdout).toContain('各条规则的处数：\n  30  doubled-mark（标点重复）');
  });

  it('lists its rules with examples, for people and for programs', async () => {
    const { code, stdout } = await runCommand('check', ['--rules'], { cwd: root });
    expect(code).toBe(0);
    for (const { code: name, title } of LINT_RULES) expect(stdout).toContain(`${name}  ${title}`);
    const json = await runCommand('check', ['--rules', '--format', 'json'], { cwd: root });
    expect((JSON.parse(json.stdout) as { rules: unknown[] }).rules).toHaveLength(LINT_RULES.length);
  });
});

describe('exceptions', () => {
  it('are on no page and in no catalogue', async () => {
    const exceptions = '[{规则: pair-unmatched, 位置: “甲项, 原因: 不上网的原因}]';
    await check({ '2021/a': report('推进“甲项工作。', { 检查例外: exceptions }) });
    const output = path.join(root, '网站');
    const { code, stdout } = await runCommand('build', ['--content', `内容${folders}`, '--output', output], {
      cwd: root,
    });
    expect(stdout).toContain('完成：1 篇报告');
    expect(code).toBe(0);
    for (const name of await readdir(output, { recursive: true })) {
      if (!/\.(html|json|csv|xml|txt)$/.test(name)) continue;
      expect(await readFile(path.join(output, name), 'utf8'), name).not.toContain('不上网的原因');
    }
  });
});
