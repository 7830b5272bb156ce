import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT } from '../../.eleventy.ts';
import { resolveCommand } from '../compile-program.mjs';

/**
 * Starts a build as npm would, without npm's own time.
 * @param how.program folder of the installation
 */
export async function spawnBuild(
  content: string,
  output: string,
  { program = PROJECT, options = [] }: { program?: string; options?: readonly string[] } = {},
) {
  const compiler = pathToFileURL(path.join(program, 'scripts/compile-program.mjs')).href;
  const { resolveCommand } = (await import(compiler)) as typeof import('../compile-program.mjs');
  // One output for contents of several portals.
  const args = ['--content', content, '--output', output, '--overwrite', ...options];
  return spawn(process.execPath, [...(await resolveCommand('build')), ...args], {
    cwd: program,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

/** Checks a folder. @returns wall-clock seconds, and what the command prints with `--format json` */
export async function timeCheck(content: string): Promise<{ seconds: number; json: string }> {
  const started = performance.now();
  const args = [...(await resolveCommand('check')), '--content', content, '--format', 'json'];
  const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'pipe', 'inherit'] });
  let json = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (json += text));
  await once(child, 'close');
  return { seconds: (performance.now() - started) / 1000, json };
}

/** @returns wall-clock seconds */
export async function timeBuild(content: string, output: string): Promise<number> {
  const started = performance.now();
  const build = await spawnBuild(content, output);
  const [code] = (await once(build, 'close')) as [number];
  if (code !== 0) throw new Error(`构建没有成功（退出码 ${code}）`);
  return (performance.now() - started) / 1000;
}
