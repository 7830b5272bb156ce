import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeText } from '../src/base/decode-text.ts';
import { displayWidth } from '../src/base/display-width.ts';
import { formatPathLabel } from '../src/base/format-path-label.ts';
import { sayRefusal } from '../src/base/io-errors.ts';
import { orElse } from '../src/base/or-else.ts';
import { parseChangeList } from '../src/changes/parse-change-list.ts';
import { runCommand } from '../src/command/run-command.ts';
import { formatDiagnostics } from '../src/diagnostics/format-diagnostics.ts';
import { isFolder } from '../src/find/collect-reports-fs.ts';
import { readHealth } from '../src/publish/kept-outputs-fs.ts';
import { resolveOutputPaths } from '../src/publish/output-paths.ts';
import { type PortalEntry, parsePortals } from '../src/publish/parse-portals.ts';
import { resolveRealPath } from '../src/publish/real-path-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';

const RUN = fileURLToPath(new URL('run.mjs', import.meta.url));

interface Outcome {
  readonly name: string;
  readonly result: string;
  readonly isDone: boolean;
  readonly reports: string;
  readonly newest: string;
  readonly changes: string;
}

await runCommand(
  {
    name: 'portals',
    summary:
      '一个命令生成许多网站：portals.json 列出每个网站的内容和输出。一个没有做成，别的照做，最后列一张表。',
    options: [
      { name: 'list', value: '文件', help: '网站的列表（默认当前文件夹里的 portals.json）' },
      { name: 'only', value: '名称', isText: true, help: '只做其中一个' },
    ],
    examples: ['--list /srv/baogao/portals.json', '--only 区教育局'],
  },
  ({ values, say, fail }) =>
    withInterruption(async (signal) => {
      const file = typeof values.list === 'string' ? values.list : 'portals.json';
      const list = readList(file);
      if ('refusal' in list) return fail(list.refusal);
      const { entries, refused, problems } = parsePortals(list.text, path.dirname(path.resolve(file)), {
        follow: followLinks,
        isFolder,
      });
      if (problems.length > 0)
        say(formatDiagnostics(problems.map((problem) => ({ ...problem, file: formatPathLabel(file) }))));
      const { only } = values;
      const isWanted = (name: string) => only === undefined || name === only;
      const wanted = entries.filter(({ name }) => isWanted(name));
      if (wanted.length === 0)
        return fail(
          typeof only !== 'string' || refused.includes(only)
            ? '一个网站也没有做：先改正上面的错误。'
            : explainUnknown(only, entries),
        );
      const outcomes: Outcome[] = [];
      for (const [at, entry] of wanted.entries()) {
        say(`\n【${at + 1}/${wanted.length}】${entry.name}`);
        outcomes.push(await buildEntry(entry, signal));
        signal.throwIfAborted();
      }
      for (const name of refused.filter(isWanted))
        outcomes.push({ name, result: '列表里有错', isDone: false, reports: '', newest: '', changes: '' });
      say(`\n${formatTable(outcomes)}`);
      say(formatCount(outcomes));
      return outcomes.every(({ isDone }) => isDone) ? 0 : 1;
    }, '已中断：正在做的那个网站没有改动，做好了的已经换上。'),
);

function readList(file: string): { text: string } | { refusal: string } {
  try {
    const decoding = decodeText(readFileSync(file));
    return decoding.ok
      ? { text: decoding.text }
      : { refusal: `读不懂网站的列表 ${file}：${decoding.message}\n  改法：${decoding.remedy}` };
  } catch (error) {
    return {
      refusal: `读不到网站的列表 ${file}：${sayRefusal(error)}\n  改法：用 --list 写列表的路径；格式见 docs/examples/portals.json`,
    };
  }
}

function explainUnknown(only: string, entries: readonly PortalEntry[]): string {
  const names = entries.map(({ name }) => name).join('、');
  return `没有做：列表里没有名为“${only}”的网站\n  改法：${names === '' ? '先改正上面的错误' : `写其中一个：${names}`}`;
}

/** Links in a circle are for the build of that one to tell. */
function followLinks(place: string): string {
  return orElse(() => resolveRealPath(place), place);
}

/** In a process of its own: whatever ends it, the others are built. */
async function buildEntry(entry: PortalEntry, signal: AbortSignal): Promise<Outcome> {
  const { name, content, output, url, keep, pdf } = entry;
  const args = [
    ...['build', '--content', content, '--output', output],
    ...(url === undefined ? [] : ['--site-url', url]),
    ...(keep === undefined ? [] : ['--keep', String(keep)]),
    ...(pdf === false ? ['--no-pdf'] : []),
  ];
  const child = spawn(process.execPath, [RUN, ...args], { stdio: ['ignore', 'inherit', 'inherit'] });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  let code: number | null = null;
  try {
    [code] = await once(child, 'close');
  } catch {
    // It did not start: as bad as a fault.
  }
  signal.removeEventListener('abort', stop);
  const real = followLinks(output);
  const health = readHealth(real);
  const isDone = code === 0;
  return {
    name,
    isDone,
    result: isDone ? '完成' : code === 1 ? '没有做成' : `中断（${code ?? '没有启动'}）`,
    reports: health ? String(health.reports) : '',
    newest: health?.newest ?? '',
    changes: isDone ? countChanges(real) : '',
  };
}

function countChanges(output: string): string {
  const list = parseChangeList(orElse(() => readFileSync(resolveOutputPaths(output).changes, 'utf8'), ''));
  if ('fault' in list) return '';
  const { added, changed, removed } = list;
  return `+${added.length} ~${changed.length} -${removed.length}`;
}

function formatCount(outcomes: readonly Outcome[]): string {
  const failed = outcomes.filter(({ isDone }) => !isDone);
  return failed.length === 0
    ? `${outcomes.length} 个网站都做好了。`
    : `${outcomes.length} 个网站，${outcomes.length - failed.length} 个做好了，${failed.length} 个没有：${failed.map(({ name }) => name).join('、')}。没有做成的，原来的网站没有改动。`;
}

function formatTable(outcomes: readonly Outcome[]): string {
  const rows = [
    ['网站', '结果', '篇数', '最新一篇', '文件：增 改 删'],
    ...outcomes.map(({ name, result, reports, newest, changes }) => [name, result, reports, newest, changes]),
  ];
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => displayWidth(row[at] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell + ' '.repeat((widths[at] ?? 0) - displayWidth(cell)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
