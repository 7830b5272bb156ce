import { cp } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { EXAMPLE_CONTENT } from './load-example.ts';
import { type ScriptProcess, spawnScript } from './run-cli.ts';
import { tempFolder } from './temp-folder.ts';

export interface RunningPreview {
  content: string;
  /** Address of the portal's root. */
  url: string;
  child: ScriptProcess;
  /** What the command has printed since the last `forget`. */
  printed(): string;
  forget(): void;
  /** A file of the content. */
  at(...names: string[]): string;
  page(path: string): Promise<string>;
  /** Waits until a page contains a text. */
  shows(path: string, text: string): Promise<void>;
  prints(pattern: RegExp): Promise<void>;
}

/**
 * Runs `npm start` on a copy of the example content, until the test ends it.
 * @param change what to do with the copy before
 */
export async function runPreview(
  args: readonly string[] = [],
  change: (content: string) => Promise<void> = async () => {},
): Promise<RunningPreview> {
  const content = path.join(await tempFolder(), '内容');
  await cp(EXAMPLE_CONTENT, content, { recursive: true });
  await change(content);
  let output = '';
  const child = spawnScript('start', ['--content', content, '--port', '18080', ...args]);
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const prints = async (pattern: RegExp) => {
    await expect.poll(() => output, { timeout: 60_000 }).toMatch(pattern);
  };
  await prints(/预览地址：http:\S+/);
  const url = /预览地址：(http:\S+\/)index\.html/.exec(output)?.[1] ?? '';
  await prints(/网页已更新。|还没有可以显示的网页/);
  const page = async (name: string) => (await fetch(url + name)).text();
  return {
    content,
    url,
    child,
    printed: () => output,
    forget: () => {
      output = '';
    },
    at: (...names) => path.join(content, ...names),
    page,
    shows: async (name, text) => {
      await expect.poll(() => page(name), { timeout: 60_000 }).toContain(text);
    },
    prints,
  };
}
