import { spawn } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Machine } from './platforms.ts';

/** What npm reads. */
const ASKED_OF = ['package.json', 'package-lock.json', '.npmrc'];

/**
 * Installs what the program needs on a system into an empty folder, as the lock file has it, each package checked against
 * its checksum there. No script of a package runs: those of another system could not.
 * @param npm what Node is to run
 * @returns what npm has said, if it did not succeed
 */
export async function installPackages(
  project: string,
  folder: string,
  { os, cpu, libc }: Machine,
  { npm, signal }: { npm: string; signal: AbortSignal },
): Promise<string | undefined> {
  for (const name of ASKED_OF)
    if (existsSync(path.join(project, name))) copyFileSync(path.join(project, name), path.join(folder, name));
  const system = [`--os=${os}`, `--cpu=${cpu}`, ...(libc === undefined ? [] : [`--libc=${libc}`])];
  const args = ['ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-bin-links', ...system];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [npm, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      windowsHide: true,
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-4000);
      });
    child.once('error', reject);
    child.once('close', (code) => resolve(code === 0 ? undefined : said.trim()));
  });
}
