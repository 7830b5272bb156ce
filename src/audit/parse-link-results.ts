import { clip } from '../base/clip.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import { type CsvListForm, type RowFault, readCsvList, tellRows } from '../diagnostics/read-csv-list.ts';

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

const ALIVE = /^(?:正常|有效|可用|打得开|能打开|通|ok|alive|true|是|✓|√)$/iu;
const DEAD =
  /^(?:失效|无效|死链|断链|打不开|不能打开|不通|超时|错误|异常|dead|broken|error|timeout|fail(?:ed)?|false|否|×|✗)/iu;

const TABLE: CsvListForm<'url' | 'outcome' | 'when'> = {
  rule: 'link-results',
  name: '',
  columns: {
    url: /^(?:网址|链接|地址|url|link|href)$/iu,
    outcome: /^(?:结果|状态|状态码|status|code|http_code|result)$/iu,
    when: /^(?:检查时间|时间|日期|checked|date|time)$/iu,
  },
  required: ['url', 'outcome'],
  help: '第一行写“网址,结果”，下面一行一个网址，结果写 HTTP 状态码（如 200、404，打不开的写 0），或者“正常”“失效”',
};

/** The same address, however it is written. */
export const foldAddress = (url: string): string => {
  const bare = url.trim();
  return URL.canParse(bare) ? new URL(bare).href.replace(/#.*$/s, '') : bare;
};

/** @param text of the file, decoded */
export function parseLinkResults(text: string): { results: LinkResults; problems: Problem[] } {
  const results = new Map<string, LinkResult>();
  const list = readCsvList(text, TABLE);
  if ('problem' in list) return { results, problems: [list.problem] };
  const faults: RowFault[] = [];
  const complain = (line: number, fault: string, remedy: string) =>
    faults.push({ line, message: `${fault}，这一行不起作用`, remedy });
  for (const { line, read } of list.rows) {
    const [address, written] = [read('url'), read('outcome')];
    if (!/^https?:\/\//i.test(address))
      complain(line, `“${clip(address)}”不是网址`, '写以 http:// 或 https:// 开头的网址');
    else {
      const isAlive = readOutcome(written);
      if (isAlive === undefined)
        complain(line, `结果“${clip(written)}”读不懂`, '写 HTTP 状态码，或者“正常”“失效”');
      else results.set(foldAddress(address), { isAlive, outcome: clip(written), when: clip(read('when')) });
    }
  }
  return { results, problems: tellRows(faults, TABLE) };
}

function readOutcome(written: string): boolean | undefined {
  const outcome = written.normalize('NFKC').trim();
  if (/^\d{1,3}$/.test(outcome)) return Number(outcome) >= 200 && Number(outcome) < 400;
  if (ALIVE.test(outcome)) return true;
  return DEAD.test(outcome) ? false : undefined;
}
