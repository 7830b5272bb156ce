import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { PROJECT } from '../../.eleventy.ts';
import { launchBrowser } from '../../test/support/browser.ts';
import type { TextReport } from './invent-report.ts';
import { type Engine, openSearch } from './open-search.ts';
import { PEERS, type Peer } from './peers.ts';
import { createRandom } from './random.ts';
import { type Run, runProgram } from './run-program.ts';
import { strip } from './search-truth.ts';
import type { Measurement } from './table.ts';
import { withOpen } from './with-open.ts';
import { listReports, type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

const GENERATED = 200;
const QUERIES = 100;
/** Seconds after which a program is ended. */
const LIMIT = 1800;
/** By this name each text is known in the addresses of every site. */
const PLACE = /shili-(\d+)/;

/** What one program made of the texts. */
interface Made {
  readonly project: string;
  readonly output: string;
  readonly run: Omit<Run, 'said'>;
}

/**
 * Sites of the same texts by several programs, one after the other: what each takes, and whether it finds runs of Han
 * characters that stand in the texts. Needs npm's registry.
 */
export const measurePeers = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (folder) => {
    const list: TextReport[] = [];
    for await (const text of listReports(texts, GENERATED)) list.push(text);
    return withOpen(launchBrowser(), async (browser) => {
      const judge = createJudge(list, sampleRuns(list, createRandom(5)), browser);
      const ours = await makeOurs(folder, texts);
      const rows = [['本站，不要 PDF', '', ...(await judge(ours, /^(?:pagefind|search)\//, 'ours'))]];
      for (const peer of PEERS) {
        const row = await withTempFolder(async (project) => {
          const version = await install(peer, project);
          if (version === undefined)
            return [...Array(10).fill('—'), `没有安装：apt-get install ${peer.debian}`];
          const run = await runPeer(peer, project, list);
          const made = { project, output: path.join(project, peer.output), run };
          return [version, ...(await judge(made, peer.index, peer.engine, peer.note))];
        });
        rows.push([peer.name, ...row]);
        // A run takes long and may be cut short: what is known is told.
        process.stderr.write(`${rows.at(-1)?.join('  ')}\n`);
      }
      return { columns: formatColumns(list), rows };
    });
  });

function formatColumns(list: readonly TextReport[]): string[] {
  const characters = list.reduce((sum, { body }) => sum + body.length, 0) / 10_000;
  const [load = 0] = loadavg();
  return [
    `${list.length} 篇，${characters.toFixed(0)} 万字；系统负载 ${load.toFixed(0)}`,
    ...[
      '版本',
      '用时（秒）',
      '处理器（秒）',
      '内存（MB）',
      '文件',
      '网站（MB）',
      '其中索引（MB）',
      '查全',
      '查准',
    ],
    ...[`${QUERIES} 次里一无所获`, '说明'],
  ];
}

/** 2 to 8 neighbours that stand in a text as they are. */
function sampleRuns(list: readonly TextReport[], random: () => number): string[] {
  const runs: string[] = [];
  while (runs.length < QUERIES) {
    const { body } = list[Math.floor(random() * list.length)] as TextReport;
    const start = Math.floor(random() * body.length);
    const run = body.slice(start, start + 2 + Math.floor(random() * 7));
    if (/^\p{Script=Han}{2,}$/u.test(run)) runs.push(run);
  }
  return runs;
}

async function makeOurs(project: string, texts: Texts): Promise<Made> {
  const content = path.join(project, 'content');
  const output = path.join(project, 'output');
  await writeContent(content, texts, GENERATED);
  const build = ['--import', 'tsx', path.join(PROJECT, 'scripts/build.ts'), '--no-pdf'];
  const command = [process.execPath, ...build, '--content', content, '--output', output];
  return { project, output, run: await runProgram(command, PROJECT, LIMIT) };
}

/** @returns its version; nothing if the machine lacks it */
async function install({ packages = [], version }: Peer, project: string): Promise<string | undefined> {
  if (version) {
    const { said, failure } = await runProgram(version, project, LIMIT).catch(() => ({
      said: '',
      failure: '',
    }));
    return failure === undefined ? /\d+(?:\.\d+)+/.exec(said)?.[0] : undefined;
  }
  if (packages.length === 0) return '';
  await writeFile(path.join(project, 'package.json'), '{ "private": true, "type": "module" }');
  const npm = ['npm', 'install', '--ignore-scripts', '--no-audit', '--no-fund', ...packages];
  const { failure } = await runProgram(npm, project, LIMIT);
  if (failure !== undefined) throw new Error(`npm install ${packages.join(' ')}：${failure}`);
  return packages.map((name) => name.slice(name.lastIndexOf('@') + 1)).join('、');
}

async function writeProject(
  { files, pages, titleIn, home = 'index' }: Peer,
  project: string,
  list: readonly TextReport[],
) {
  const write = async (file: string, text: string) => {
    await mkdir(path.dirname(path.join(project, file)), { recursive: true });
    await writeFile(path.join(project, file), text);
  };
  const writePage = (name: string, { title, body }: Pick<TextReport, 'title' | 'body'>) =>
    write(
      `${pages}/${name}.md`,
      titleIn === 'heading'
        ? `# ${title}\n\n${body}\n`
        : `---\ntitle: ${JSON.stringify(title)}\n---\n\n${body}\n`,
    );
  for (const [file, text] of Object.entries(files)) await write(file, text);
  for (const [index, text] of list.entries()) await writePage(`shili-${index}`, text);
  await writePage(home, { title: '首页', body: '' });
}

/** Makes a site of the texts in an empty folder by a program that is installed. */
export async function runPeer(
  peer: Peer,
  project: string,
  list: readonly TextReport[],
): Promise<Made['run']> {
  await writeProject(peer, project, list);
  let all: Made['run'] = { seconds: 0, cpuSeconds: 0, peakMegabytes: 0 };
  for (const command of peer.commands) {
    const { said, ...run } = await runProgram(command, project, LIMIT);
    all = {
      ...run,
      seconds: all.seconds + run.seconds,
      cpuSeconds: all.cpuSeconds + run.cpuSeconds,
      peakMegabytes: Math.max(all.peakMegabytes, run.peakMegabytes),
    };
    if (run.failure !== undefined) break;
  }
  return all;
}

/** @returns tells of a site what it took, how large it is and what it finds */
function createJudge(list: readonly TextReport[], queries: readonly string[], browser: Browser) {
  const stripped = list.map(({ title, body, fields, attachment }) =>
    [title, body, ...Object.values(fields), attachment?.text ?? ''].map((text) => strip(`${text}`)).join('|'),
  );
  const find = (texts: readonly string[], query: string) =>
    new Set(texts.flatMap((text, index) => (text.includes(query) ? [index] : [])));
  const plain = list.map(({ title, body }) => `${title}\n${body}`);
  const truths = queries.map((query) => ({
    query,
    /** What marks interrupt, or what metadata and attachments say, need not be found, and is no fault. */
    required: find(plain, query),
    allowed: find(stripped, strip(query)),
  }));

  return async ({ project, output, run }: Made, index: RegExp, engine?: Engine, note = '') => {
    const times = [run.seconds, run.cpuSeconds].map((seconds) => seconds.toFixed(1));
    const cells: (string | number)[] = [...times, Math.round(run.peakMegabytes)];
    if (run.failure !== undefined) return [...cells, ...Array(6).fill('—'), `没有完成：${run.failure}`];
    const files = await listSizes(output);
    const sum = (sizes: readonly number[]) => (sizes.reduce((all, size) => all + size, 0) / 1e6).toFixed(1);
    const ofIndex = [...files].filter(([file]) => index.test(file)).map(([, bytes]) => bytes);
    cells.push(files.size, sum([...files.values()]), sum(ofIndex));
    if (!engine) return [...cells, '—', '—', '—', note];
    try {
      return [...cells, ...(await ask(engine, project, output)), note];
    } catch (error) {
      return [...cells, '—', '—', '—', `不能搜索：${error instanceof Error ? error.message : error}`];
    }
  };

  async function ask(engine: Engine, project: string, output: string): Promise<(string | number)[]> {
    let [required, recalled, found, right, nothing] = [0, 0, 0, 0, 0];
    await withOpen(openSearch(engine, project, output, browser), async (search) => {
      for (const truth of truths) {
        const addresses = await search.ask(truth.query);
        const places = new Set(addresses.flatMap((address) => PLACE.exec(address)?.[1] ?? []).map(Number));
        required += truth.required.size;
        recalled += [...places].filter((place) => truth.required.has(place)).length;
        found += places.size;
        right += [...places].filter((place) => truth.allowed.has(place)).length;
        if (places.size === 0) nothing += 1;
      }
    });
    return [(recalled / required).toFixed(3), found === 0 ? '—' : (right / found).toFixed(3), nothing];
  }
}

/** Bytes of each file, by its path with `/`. */
async function listSizes(folder: string): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    sizes.set(path.relative(folder, file).split(path.sep).join('/'), (await stat(file)).size);
  }
  return sizes;
}
