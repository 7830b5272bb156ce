import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../build.ts', import.meta.url));

/** Starts a build as npm would, without npm's own time. */
export function spawnBuild(content: string, output: string) {
  // One output for contents of several portals.
  const args = ['--import', 'tsx', SCRIPT, '--content', content, '--output', output, '--overwrite'];
  return spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

const CHECK = fileURLToPath(new URL('../check.ts', import.meta.url));

/** Checks a folder. @returns wall-clock seconds, and what the command prints with `--format json` */
export async function timeCheck(content: string): Promise<{ seconds: number; json: string }> {
  const started = performance.now();
  const args = ['--import', 'tsx', CHECK, '--content', content, '--format', 'json'];
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('../../', import.meta.url)),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let json = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (json += text));
  await once(child, 'close');
  return { seconds: (performance.now() - started) / 1000, json };
}

/** @returns wall-clock seconds */
export async function timeBuild(content: string, output: string): Promise<number> {
  const started = performance.now();
  const [code] = (await once(spawnBuild(content, output), 'close')) as [number];
  if (code !== 0) throw new Error(`构建没有成功（退出码 ${code}）`);
  return (performance.now() - started) / 1000;
}
