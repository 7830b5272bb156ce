import { spawn } from 'node:child_process';
import { chooseOpener } from './choose-opener.ts';

/**
 * Opens an address in the browser, if that is possible: the address stands in the terminal anyway.
 * @param isWanted whether a person is there though no terminal shows it
 */
export function openBrowser(url: string, isWanted: boolean): void {
  const { platform, env } = process;
  const opener = chooseOpener(url, { platform, env, isTerminal: isWanted || process.stdout.isTTY === true });
  if (!opener) return;
  const [program, ...args] = opener;
  const child = spawn(program, args, { detached: true, stdio: 'ignore', windowsHide: true });
  child.on('error', () => {});
  child.unref();
}
