import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { timeBuild } from '../../scripts/bench/run-build.ts';
import { formatTable } from '../../scripts/bench/table.ts';
import { runCommand } from '../../src/command/run-command.ts';
import { serveFolder } from '../support/static-server.ts';
import { installBrowser, loadDriver, OLD_VERSIONS } from './install-browsers.ts';
import { NEEDS, probeSite } from './probe-site.ts';

const CONTENT = fileURLToPath(new URL('../fixtures/portal/', import.meta.url));

/** What Safari 15 lacks of what Chromium 92 has and the pages could need. */
const NO_DECOMPRESSION = 'delete self.DecompressionStream;';

const SAFARI = { name: '92，如 Safari 15', version: '92' };

await runCommand(
  {
    name: 'test:old-browsers',
    summary:
      '用真的旧浏览器打开示例站点，列出阅读、字号、打印、搜索哪些能用。第一次运行要从 npm 下载浏览器（每个约 45 MB）。',
    words: {
      label: `[${OLD_VERSIONS.join(' ')}]`,
      findFault: (word) =>
        OLD_VERSIONS.includes(word) ? undefined : `没有 Chromium ${word}，可以写：${OLD_VERSIONS.join('、')}`,
    },
    options: [{ name: 'shots', value: '文件夹', help: '把每一页的截图存到这个文件夹' }],
    examples: ['78 83', '--shots ../shots'],
  },
  async ({ values, words, say }) => {
    const versions = words.length > 0 ? words : OLD_VERSIONS;
    const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-old-'));
    const shots = typeof values.shots === 'string' ? path.resolve(values.shots) : path.join(folder, 'shots');
    await mkdir(shots, { recursive: true });
    const site = path.join(folder, 'site');
    await timeBuild(CONTENT, site);
    const poorer = path.join(folder, 'poorer');
    await cp(site, poorer, { recursive: true });
    await handicapScripts(path.join(poorer, 'assets'));

    const driver = await loadDriver();
    const runs = versions.map((version) => ({ name: version, version, site }));
    if (versions.includes(SAFARI.version)) runs.push({ ...SAFARI, site: poorer });
    const rows: string[][] = [];
    for (const { name, version, site } of runs) {
      const server = await serveFolder(site);
      const { needs, ignored } = await probeSite(driver, await installBrowser(version), {
        url: server.url,
        disk: `${pathToFileURL(site).href}/`,
        shots: (page) => path.join(shots, `${name}-${page}.png`),
      }).finally(() => server.close());
      rows.push([name, ...NEEDS.map((need) => (needs[need] === '√' ? '√' : '×'))]);
      for (const need of NEEDS) if (needs[need] !== '√') say(`Chromium ${name} ${need}：${needs[need]}`);
      say(`Chromium ${name} 不认识的样式（${ignored.length}）：\n  ${ignored.join('\n  ')}`);
    }
    say(formatTable('旧浏览器', { columns: ['Chromium', ...NEEDS], rows }));
    await rm(folder, { recursive: true });
    return rows.some((row) => row.includes('×')) ? 1 : 0;
  },
);

/** The search runs in a worker, which only its own script can make poorer. */
async function handicapScripts(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.endsWith('.js')) continue;
    const file = path.join(folder, name);
    await writeFile(file, NO_DECOMPRESSION + (await readFile(file, 'utf8')));
  }
}
