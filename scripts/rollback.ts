import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { readList, readText } from '../src/base/json.ts';
import { parseFormerPortal } from '../src/changes/former-portal.ts';
import { resolveFolder } from '../src/command/folders.ts';
import { CallFault, runCommand } from '../src/command/run-command.ts';
import { compareOutputs, type OutputComparison } from '../src/load/compare-outputs-fs.ts';
import { createShownAgain } from '../src/load/read-shown-again-fs.ts';
import { CATALOG, readFolderState } from '../src/publish/former-output-fs.ts';
import { formatOutput, type KeptOutput, linkFolder, listKept } from '../src/publish/kept-outputs-fs.ts';
import { resolveOutputPaths } from '../src/publish/output-paths.ts';
import { resolveRealPath } from '../src/publish/real-path-fs.ts';
import { publishOutput, settleOutput } from '../src/publish/staged-output-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { createAttempt, noteUnretired, type Published, writeBeside } from './content/publish-portal.ts';
import { checkSiteFolder, nameDamaged } from './trust/check-site-folder.ts';

await runCommand(
  {
    name: 'rollback',
    summary:
      '把网站换回以前的一份（build --keep 留下的），换下来的这一份也留着：再运行一次就换回去。不写编号是最近的一份。',
    options: [
      { name: 'output', value: '文件夹', help: '网站的文件夹（默认 dist）' },
      { name: 'list', help: '只列出留着哪几份，什么也不动' },
    ],
    words: {
      label: '[编号]',
      findFault: (word) =>
        /^[1-9]\d{0,8}$/.test(word) ? undefined : `“${word}”不是编号：用 --list 看有哪几份，写前面的数字`,
    },
    examples: ['--list', '3 --output /srv/baogao/dist'],
  },
  ({ values, words, say, fail }) => {
    if (words.length > 1)
      throw new CallFault(
        `写了 ${words.length} 个编号：${words.join(' ')}\n  改法：一次换回一份，只写一个编号`,
      );
    return withInterruption(async (signal) => {
      const { absolute, label } = resolveFolder(PROJECT, values.output, 'dist');
      const paths = resolveOutputPaths(resolveRealPath(absolute));
      const state = readFolderState(paths.output);
      if (state !== 'gongbao' && state !== 'missing')
        return fail(`“${label}”不是公报生成的网站，没有动它\n  改法：用 --output 写网站的文件夹`);
      // Of a build that was ended half-way, or while a program held the replaced one open.
      if (!values.list && existsSync(paths.previous)) await settleOutput(paths.output);
      const kept = listKept(paths);
      if (kept.length === 0)
        return fail(
          existsSync(paths.output)
            ? `“${label}”没有留着以前的网站\n  改法：以后用 npm run build -- --keep 3 生成，换下来的会留三份`
            : `没有“${label}”这个文件夹，旁边也没有留着以前的网站\n  改法：网站在别处的，用 --output 写它的文件夹`,
        );
      const findShownAgain = createShownAgain(paths.output);
      if (values.list) {
        const lines = kept.flatMap((each) => [
          formatKept(each),
          ...formatShownAgain(findShownAgain(each.folder), '     里面有后来撤回的'),
        ]);
        say([`现在：${formatOutput(paths.output)}`, ...lines].join('\n'));
        return 0;
      }
      const chosen = choose(kept, words);
      if (!chosen)
        return fail(
          `没有编号 ${words.join(' ')}\n  改法：写下面的一个编号\n${kept.map(formatKept).join('\n')}`,
        );
      const damaged = nameDamaged((await checkSiteFolder(chosen.folder, signal))?.findings ?? []);
      if (damaged !== undefined) {
        const place = `${label}.kept/${chosen.number}`;
        return fail(
          `编号 ${chosen.number} 的那一份和生成时不一样，没有换回，现在的网站没有动：${damaged}\n  改法：用 npm run verify -- "${place}" 看哪里不一样；换回另一份，或者照内容再生成一次`,
        );
      }
      const again = findShownAgain(chosen.folder);
      const published = await bringBack(chosen, paths.output, signal);
      say(`已换回：${formatOutput(paths.output)}`);
      for (const line of formatShownAgain(again, '后来撤回的又看得到了'))
        say(`${line}\n  改法：不应当再公开的，现在就再运行一次 npm run rollback 换回去，改好内容再生成`);
      for (const line of formatPublished(published, label)) say(line);
      say('内容文件夹没有动：下一次生成会按里面的内容再换上新的，先把它改好。');
      return 0;
    }, '已中断，原有页面未改动。');
  },
);

async function bringBack({ folder }: KeptOutput, output: string, signal: AbortSignal): Promise<Published> {
  const published: Published = { unkept: [] };
  let comparison: OutputComparison | undefined;
  let catalog: ReturnType<typeof readCatalog> | undefined;
  await publishOutput(
    output,
    async (staging) => {
      linkFolder(folder, staging);
      // Before anything is replaced: it may be that it cannot be read.
      catalog = readCatalog(staging);
      await createAttempt(published)(async () => {
        comparison = await compareOutputs(output, staging);
      });
    },
    {
      signal,
      // Only the one that is brought back goes: all others are somebody's way back.
      keep: Number.POSITIVE_INFINITY,
      onUnretired: noteUnretired(published),
      onPublished: (now) => catalog && writeBeside(now, comparison, catalog, published),
    },
  );
  return published;
}

function formatPublished({ list, unretired, hosting, fault }: Published, label: string): string[] {
  return [
    ...(list ? [`变了的网址：npm run urls${label === 'dist' ? '' : ` -- --output "${label}"`}`] : []),
    ...(unretired === undefined ? [] : [unretired]),
    ...(hosting ? [`给服务器的规则有变化：${label}.hosting`] : []),
    ...(fault ? [`清单或规则没有写成：${fault}\n  改法：不影响网站；CDN 这一次请刷新全部地址`] : []),
  ];
}

function choose(kept: readonly KeptOutput[], [word]: readonly string[]): KeptOutput | undefined {
  return word === undefined ? kept.at(-1) : kept.find(({ number }) => number === Number(word));
}

function formatKept({ number, folder }: KeptOutput): string {
  return `${String(number).padStart(3)}  ${formatOutput(folder)}`;
}

/** @param titles of what was taken back since @param told what is to be said of it */
function formatShownAgain(titles: readonly string[], told: string): string[] {
  return titles.length === 0 ? [] : [`${told}：${titles.map((title) => `《${title}》`).join('、')}`];
}

/** What the rules for hosts are made of, as the output says it itself. */
function readCatalog(folder: string) {
  const { site, catalog } = parseFormerPortal(readFileSync(path.join(folder, CATALOG), 'utf8'));
  return {
    site: { url: site.get('url') ?? '' },
    redirects: readList(catalog, 'redirects').map((row) => ({
      from: decodeURIComponent(readText(row, 'from')),
      to: decodeURIComponent(readText(row, 'to')),
    })),
  };
}
