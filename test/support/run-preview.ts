import { once } from 'node:events';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, vi } from 'vitest';
import { EXAMPLE_CONTENT } from './contents.ts';
import { runScript, type ScriptOptions, type ScriptResult, spawnScript } from './run-cli.ts';
import { tempFolder } from './temp-folder.ts';

export interface RunningPreview {
  content: string;
  /** Address of the portal's root. */
  url: string;
  /** Address of the desk, with its token. */
  desk: string;
  /** Where the desk publishes to. */
  output: string;
  /** Starts it once more with the same arguments, to its end. */
  startAgain(): Promise<ScriptResult>;
  /** Ends it as a polite kill does unless told, if it runs, and returns its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>;
  /** Forgets what the command has printed. */
  forget(): void;
  /** A file of the content. */
  at(...names: string[]): string;
  page(path: string): Promise<string>;
  /** Waits until a page contains a text. */
  shows(path: string, text: string): Promise<void>;
  prints(pattern: RegExp): Promise<void>;
}

export interface PreviewOptions extends ScriptOptions {
  port?: number;
  /** That of a former run, with its content. */
  folder?: string;
  /** What to do with the copy before. */
  change?: (content: string) => Promise<void>;
  /** As of somebody who has double-clicked for the first time: no content is named, and the desk asks for it. */
  isFirst?: boolean;
  /** On top of those that each start has. */
  args?: readonly string[];
}

/** Below those that systems hand out, and not that of another test: a port may be wanted again after a pause. */
const choosePort = () => 20_000 + Math.floor(Math.random() * 12_000);

/** Ends what hangs. */
const WAIT = { timeout: 240_000, interval: 50 };

/** Runs `npm start` on a copy of the example content, until the test ends it. */
export async function runPreview({
  port = choosePort(),
  change = async () => {},
  folder,
  isFirst = false,
  args: more = [],
  ...options
}: PreviewOptions = {}): Promise<RunningPreview> {
  const root = folder ?? (await tempFolder());
  const content = path.join(root, '内容');
  const target = path.join(root, '网站');
  await (isFirst ? mkdir(root, { recursive: true }) : cp(EXAMPLE_CONTENT, content, { recursive: true }));
  await change(content);
  let output = '';
  const named = isFirst ? ['--double-clicked', '--no-open'] : ['--content', content, '--output', target];
  const args = [...named, '--port', String(port), ...more];
  // What runs where is remembered in the user's own folder.
  const user = {
    XDG_CACHE_HOME: root,
    XDG_CONFIG_HOME: root,
    LOCALAPPDATA: root,
    ...(isFirst ? { HOME: root, USERPROFILE: root } : {}),
  };
  const own = { ...options, env: { ...user, ...options.env } };
  const child = await spawnScript('start', args, own);
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const prints = async (pattern: RegExp) => {
    await vi.waitFor(() => expect(output).toMatch(pattern), WAIT);
  };
  await prints(/预览地址：http:\S+/);
  const url = /预览地址：(http:\S+\/)index\.html/.exec(output)?.[1] ?? '';
  if (!isFirst) await prints(/网页已更新。|还没有可以显示的网页/);
  const page = async (name: string) => (await fetch(url + name)).text();
  return {
    content,
    url,
    desk: /编辑台：(\S+)/.exec(output)?.[1] ?? '',
    output: target,
    startAgain: () => runScript('start', args, own),
    async end(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null && child.kill(signal))
        await once(child, 'close');
      return child.exitCode;
    },
    forget: () => {
      output = '';
    },
    at: (...names) => path.join(content, ...names),
    page,
    shows: async (name, text) => {
      // Titles say where their lines may end.
      await vi.waitFor(async () => expect((await page(name)).replaceAll('<wbr>', '')).toContain(text), WAIT);
    },
    prints,
  };
}
