import { parseDate } from './calendar-date.ts';

/** Folder beside a report's text with the texts that were published before; see `judge-versions.ts`. */
export const VERSION_FOLDER = 'versions';

/** How the file of a former text is called: the day from which on that text was what was published. */
export const formatVersionName = (day: string): string => `${day}.md`;

/** Id of a former text, which names its pages. @param report id of the report */
export const formatVersionId = (report: string, day: string): string => `${report}/${VERSION_FOLDER}/${day}`;

const DAY_NAME = /^(\d{4}-\d{2}-\d{2})\.md$/;

/** What a portal writes beside such a file, where an archive is portal and content in one. */
const OWN_ENDING = /^(?:-to-(?:present|\d{4}-\d{2}-\d{2}))?\.(?:html|json|json\.js|txt)$/;

/** What an editor may have meant as a former text. */
const TEXT_ENDING = /\.(?:md|markdown|txt|docx?|wps|html?)(?:\.txt)?$/i;

export interface VersionNames {
  /** Earliest first. */
  readonly versions: readonly { readonly day: string; readonly name: string }[];
  readonly faults: readonly { readonly name: string; readonly message: string; readonly remedy: string }[];
}

/** Which of the files in `versions/` are former texts, and what is wrong with the names of the others. */
export function readVersionNames(names: readonly string[]): VersionNames {
  const versions = names
    .flatMap((name) => {
      const day = DAY_NAME.exec(name)?.[1];
      return day !== undefined && parseDate(day).ok ? [{ day, name }] : [];
    })
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  const days = new Set(versions.map(({ day }) => day));
  const faults = names.flatMap((name) => {
    const [, day = '', rest = ''] = /^(\d{4}-\d{2}-\d{2})(.*)$/s.exec(name) ?? [];
    if (days.has(day) && (rest === '.md' || OWN_ENDING.test(rest))) return [];
    return TEXT_ENDING.test(name) && !name.startsWith('~') ? [explainName(name, days)] : [];
  });
  return { versions, faults };
}

const RULE = '文件名是从哪一天起公布的就是这份文本：年-月-日，后面是 .md，例如 2022-03-01.md';

function explainName(name: string, days: ReadonlySet<string>): VersionNames['faults'][number] {
  const stem = name.replace(TEXT_ENDING, '');
  const reading = parseDate(stem);
  const isMarkdown = /\.md$/i.test(name);
  if (reading.ok && days.has(reading.date))
    return {
      name,
      message: `“${name}”与“${formatVersionName(reading.date)}”是同一天，一天只能有一份以前的文本`,
      remedy: '核对两份文件，留下当天最后公布的那一份，另一份移到别处',
    };
  if (reading.ok && isMarkdown)
    return {
      name,
      message: `以前的文本“${name}”的文件名写法不对，不会发布`,
      remedy: `改名为 ${formatVersionName(reading.date)}`,
    };
  if (reading.ok)
    return {
      name,
      message: `以前的文本“${name}”不是 .md 文件，不会发布`,
      remedy: `这里放以前公布的 index.md 原文，改名为 ${formatVersionName(reading.date)}；别的文件移到别处`,
    };
  return {
    name,
    message: isMarkdown
      ? `以前的文本“${name}”的文件名不是日期：${reading.fault}`
      : `“${name}”不是以前的文本，不会发布`,
    remedy: isMarkdown ? RULE : `${RULE}；别的文件移到 versions 文件夹外面`,
  };
}
