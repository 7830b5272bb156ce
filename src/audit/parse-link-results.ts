import { clip } from '../base/clip.ts';
import { parseCsv } from '../base/parse-csv.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';

/** What a host found where links lead that leave the portal: a table with 网址 and 结果, as any tool can write it. */

export interface LinkResult {
  readonly isAlive: boolean;
  /** As written: `404`, 超时. */
  readonly outcome: string;
  /** As written; empty if it is not. */
  readonly when: string;
}

/** By address, see `foldAddress`. */
export type LinkResults = ReadonlyMap<string, LinkResult>;

/** Names of the columns. */
const COLUMNS = {
  url: /^(?:网址|链接|地址|url|link|href)$/iu,
  outcome: /^(?:结果|状态|状态码|status|code|http_code|result)$/iu,
  when: /^(?:检查时间|时间|日期|checked|date|time)$/iu,
};

const ALIVE = /^(?:正常|有效|可用|打得开|能打开|通|ok|alive|true|是|✓|√)$/iu;
const DEAD =
  /^(?:失效|无效|死链|断链|打不开|不能打开|不通|超时|错误|异常|dead|broken|error|timeout|fail(?:ed)?|false|否|×|✗)/iu;

const MOST_TOLD = 20;

export const LINK_RESULT_FORM =
  '第一行写“网址,结果”，下面一行一个网址，结果写 HTTP 状态码（如 200、404，打不开的写 0），或者“正常”“失效”';

/** The same address, however it is written. */
export const foldAddress = (url: string): string => {
  const bare = url.trim();
  return URL.canParse(bare) ? new URL(bare).href.replace(/#.*$/s, '') : bare;
};

/** @param text of the file, decoded */
export function parseLinkResults(text: string): { results: LinkResults; problems: Problem[] } {
  const problems: Problem[] = [];
  const results = new Map<string, LinkResult>();
  const tell = (level: Problem['level'], line: number, message: string, remedy: string) =>
    problems.push({ level, rule: 'link-results', line, column: 1, message, remedy });
  const table = parseCsv(text);
  if ('faultLine' in table) {
    tell('error', table.faultLine, '引号没有成对，读不成表格', '用 Excel 打开，另存为“CSV UTF-8”');
    return { results, problems };
  }
  const { header } = table;
  const find = (pattern: RegExp) => header.findIndex((cell) => pattern.test(cell));
  const [url, outcome, when] = [find(COLUMNS.url), find(COLUMNS.outcome), find(COLUMNS.when)];
  if (url < 0 || outcome < 0) {
    tell('error', 1, `第一行不是表头，写的是：${clip(header.join(',')) || '（空）'}`, LINK_RESULT_FORM);
    return { results, problems };
  }
  let told = 0;
  const complain = (line: number, message: string, remedy: string) => {
    told += 1;
    if (told <= MOST_TOLD) tell('warning', line, `${message}，这一行不起作用`, remedy);
  };
  for (const { cells, line } of table.rows) {
    const [address = '', written = ''] = [cells[url], cells[outcome]];
    if (!/^https?:\/\//i.test(address))
      complain(line, `“${clip(address)}”不是网址`, '写以 http:// 或 https:// 开头的网址');
    else {
      const isAlive = readOutcome(written);
      if (isAlive === undefined)
        complain(line, `结果“${clip(written)}”读不懂`, '写 HTTP 状态码，或者“正常”“失效”');
      else
        results.set(foldAddress(address), {
          isAlive,
          outcome: clip(written),
          when: clip(cells[when] ?? ''),
        });
    }
  }
  if (told > MOST_TOLD) tell('warning', 1, `这样的还有 ${told - MOST_TOLD} 行，没有列出`, LINK_RESULT_FORM);
  return { results, problems };
}

function readOutcome(written: string): boolean | undefined {
  const outcome = written.normalize('NFKC').trim();
  if (/^\d{1,3}$/.test(outcome)) return Number(outcome) >= 200 && Number(outcome) < 400;
  if (ALIVE.test(outcome)) return true;
  return DEAD.test(outcome) ? false : undefined;
}
