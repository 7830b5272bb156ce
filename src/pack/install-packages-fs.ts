import { spawn } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import type { Machine } from './platforms.ts';

/** npm only warns of files that it could not unpack, on a full disk say, and ends as if all were there. */
const NOT_UNPACKED = 'TAR_ENTRY_ERROR';

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
  // Who runs npm silently does not hear of warnings.
  const own = ['--ignore-scripts', '--prefer-offline', '--no-bin-links', '--loglevel=warn'];
  const args = ['ci', '--omit=dev', ...own, ...system];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [npm, ...args], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      windowsHide: true,
    });
    let said = '';
    let isWhole = true;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        isWhole &&= !said.includes(NOT_UNPACKED);
        said = said.slice(-4000);
      });
    child.once('error', reject);
    child.once('close', (code) =>
      resolve(code === 0 && isWhole ? undefined : [...new Set(said.trim().split('\n'))].join('\n')),
    );
  });
}
