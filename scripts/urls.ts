import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { splitLines } from '../src/base/split-lines.ts';
import { writeAtomically } from '../src/base/write-atomically-fs.ts';
import { parseFormerPortal } from '../src/changes/former-portal.ts';
import {
  listChangedAddresses,
  listSubmittedAddresses,
  readSiteMap,
} from '../src/changes/list-changed-addresses.ts';
import { resolveFolder, SITE_URL_OPTION } from '../src/command/folders.ts';
import { runCommand } from '../src/command/run-command.ts';
import { readChangeList } from '../src/load/read-change-list-fs.ts';
import { CATALOG, createOutputReader } from '../src/publish/former-output-fs.ts';
import { checkReplaceable, type FileGuard } from '../src/publish/output-guard-fs.ts';
import { resolveRealPath } from '../src/publish/real-path-fs.ts';
import { normalizeSiteUrl } from '../src/report/site-url.ts';
import { findUrlFault } from './content/content-options.ts';

const GUARD: FileGuard = {
  isOurs: (file) =>
    splitLines(readFileSync(file, 'utf8')).every((line) => /^(?:https?:\/\/\S+)?$/.test(line)),
  what: '网址清单',
  option: '--file',
  example: 'urls.txt',
};

await runCommand(
  {
    name: 'urls',
    summary:
      '列出上一次生成（或换回）以后变了的网址，一行一个，交给 CDN 刷新；--submit 只列搜索引擎要知道的，交给它们收录。',
    options: [
      { name: 'output', value: '文件夹', help: '网站的文件夹（默认 dist）；读它旁边的“文件夹.changes.json”' },
      {
        ...SITE_URL_OPTION,
        help: '网址的开头（默认用网站自己写的网址）',
        findFault: findUrlFault,
      },
      { name: 'submit', help: '只列新增和改动的、站点地图里有的网页' },
      {
        name: 'from',
        value: '指纹',
        help: '上一次刷新到哪一份（那时清单里的 to）；中间漏了一次就停下，不列不全的清单',
      },
      { name: 'file', value: '文件', help: '写到这个文件里，不列在屏幕上（没有变化时是空文件）' },
    ],
    examples: ['--file urls.txt', '--output /srv/baogao/dist --submit'],
  },
  async ({ values, say }) => {
    const folder = resolveFolder(PROJECT, values.output, 'dist');
    const stop = (message: string, remedy: string) => {
      process.stderr.write(`${message}\n  改法：${remedy}\n`);
      return 1 as const;
    };
    const output = resolveRealPath(folder.absolute);
    const list = readChangeList(folder);
    if ('fault' in list) return stop(list.fault, `${list.remedy}；CDN 这一次请刷新全部地址`);
    const read = createOutputReader(output);
    if (typeof values.from === 'string' && values.from !== list.from)
      return stop(
        `清单不全：它从 ${list.from ?? '（第一次生成）'} 算起，上一次刷新到 ${values.from}，中间还有别的生成`,
        '刷新全部地址；或者取出那一份网站，用 npm run build -- --since 那一份 再生成',
      );
    const own = parseFormerPortal(read(CATALOG) ?? '').site.get('url') ?? '';
    const typed = values['site-url'];
    const normal = normalizeSiteUrl(typeof typed === 'string' ? typed : own);
    if (!normal.ok || normal.url === '')
      return stop('不知道网站的网址', '写上：--site-url https://www.example.gov.cn/baogao/');
    let addresses = listChangedAddresses(list, normal.url);
    if (values.submit) {
      const maps = readSiteMap(read('sitemap.xml') ?? '');
      // A map of maps, where there are very many pages.
      const parts = maps.flatMap((address) =>
        address.endsWith('.xml') && address.startsWith(normal.url)
          ? readSiteMap(read(decodeURI(address.slice(normal.url.length))) ?? '')
          : [],
      );
      const listed = new Set([...maps, ...parts].map((address) => address.replace(own, () => normal.url)));
      if (listed.size === 0)
        return stop(
          `${path.posix.join(folder.label, 'sitemap.xml')} 里没有网址`,
          '网站没有设网址时没有站点地图：在 site.json 里写 url，再生成一次',
        );
      addresses = listSubmittedAddresses(list, normal.url, listed);
    }
    if (typeof values.file === 'string') {
      const refused = checkReplaceable(values.file, GUARD);
      if (refused) return stop(refused.message, refused.remedy);
      writeAtomically(path.resolve(values.file), addresses.map((address) => `${address}\n`).join(''));
      say(`${addresses.length} 个网址写在 ${values.file} 里。`);
      return 0;
    }
    // For a program that reads the list there is nothing in it.
    if (addresses.length === 0) process.stderr.write('没有变化。\n');
    for (const address of addresses) say(address);
    return 0;
  },
);
