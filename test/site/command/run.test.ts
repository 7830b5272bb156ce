import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { digestFolder } from '../../../src/publish/digest-folder-fs.ts';
import { PROJECT } from '../../support/contents.ts';
import { endInTime, findScript, spawnNode } from '../../support/run-cli.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const RUN = fileURLToPath(new URL('../../../scripts/run.mjs', import.meta.url));

async function run(args: readonly string[], { node = [] as string[], interrupt = false } = {}) {
  const child = spawn(process.execPath, [...node, RUN, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, CI: '1', NODE_OPTIONS: '' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (interrupt && text.includes('预览地址')) child.kill('SIGTERM');
    });
  const [code, signal] = await once(child, 'close');
  return { code, signal, output };
}

describe('the start of a command', () => {
  it('says in Chinese that memory ran out, what is unharmed and what helps', async () => {
    const { code, output } = await run(['../test/fixtures/publish/exhaust-memory'], {
      node: ['--max-old-space-size=64'],
    });
    expect(code).toBe(1);
    expect(output.trimEnd().split('\n').slice(-3).join('\n')).toMatch(
      /^没有完成：.*内存不够用.*原来的网站、归档和报告都没有改动。\n {2}改法：.*\n.*给程序多一些内存$/,
    );
  });

  it('asks for no other words on a command line of whoever has pressed a button', async () => {
    const args = ['--content', await tempFolder(), '--output', `${await tempFolder()}/${'长'.repeat(90)}`];
    const stdio = ['ignore', 'ignore', 'pipe', 'ipc'] as const;
    const env = { GONGBAO_STARTED_BY: 'desk' };
    const child = spawnNode(findScript('build'), args, { cwd: PROJECT, stdio: [...stdio], env });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await endInTime(child, once(child, 'close'))).toEqual([1, null]);
    expect(said).toMatch(/^没有完成：文件名或路径太长/);
    expect(said).not.toContain('--debug');
    expect((await run(['build', ...args])).output).toContain('--debug');
  });

  it('ends its work where what it says cannot be kept, and fails', async () => {
    const folder = await writeTree(await tempFolder(), { 'reports/2021/a/index.md': writeReport() });
    const output = `${await tempFolder()}/dist`;
    const args = ['--content', folder, '--output', output, '--no-pdf'];
    // Open for reading only, which takes as little as a full disk and is to be had everywhere.
    const log = await open(`${folder}/reports/2021/a/index.md`);
    const child = spawnNode(findScript('build'), args, { cwd: PROJECT, stdio: ['ignore', log.fd, 'pipe'] });
    let said = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
    expect(await endInTime(child, once(child, 'close')), said).toEqual([1, null]);
    await log.close();
    expect(said).toMatch(/^没有写全：[^\n]*(?:\n {2}[^\n]*)*\n$/);
    expect((await digestFolder(output)).size).toBeGreaterThan(20);
  });

  it('hands on what the command says and its exit code', async () => {
    const report = writeReport({ 发布日期: '2022-02' });
    const folder = await writeTree(await tempFolder(), { 'reports/2021/a/index.md': report });
    const { code, output } = await run(['check', '--content', folder]);
    expect([code, output.includes('缺少日')], output).toEqual([1, true]);
    expect((await run(['check', '--contnet', folder])).code).toBe(2);
  });

  it('makes of the compiled program what the sources make', async () => {
    const folder = await writeTree(await tempFolder(), { 'content/reports/2021/a/index.md': writeReport() });
    const options = (output: string) => [
      '--content',
      `${folder}/content`,
      '--output',
      `${folder}/${output}`,
      '--no-pdf',
    ];
    const { code, output } = await run(['build', ...options('compiled')]);
    expect(code, output).toBe(0);
    const sources = spawnNode(path.join(PROJECT, 'scripts/build.ts'), options('sources'), {
      cwd: PROJECT,
      stdio: 'ignore',
    });
    expect(await endInTime(sources, once(sources, 'close'))).toEqual([0, null]);
    const made = await digestFolder(`${folder}/compiled`);
    expect(made.size).toBeGreaterThan(20);
    expect([...made].sort()).toEqual([...(await digestFolder(`${folder}/sources`))].sort());
  });

  it.runIf(process.platform !== 'win32')('hands on signals, so that the command can clean up', async () => {
    const folder = await writeTree(await tempFolder(), { 'reports/2021/a/index.md': writeReport() });
    const { code, signal, output } = await run(['start', '--content', folder, '--no-open'], {
      interrupt: true,
    });
    expect([code, signal], output).toEqual([0, null]);
  });
});
