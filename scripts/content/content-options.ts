import type { CommandOption } from '../../src/command/command.ts';
import { CONTENT_OPTION, SITE_URL_OPTION } from '../../src/command/folders.ts';
import { parseDate } from '../../src/report/calendar-date.ts';
import { normalizeSiteUrl } from '../../src/report/site-url.ts';

/** For what is published: reports are typeset unless this is given. */
export const NO_PDF_OPTION: CommandOption = {
  name: 'no-pdf',
  help: '这一次不排 PDF，快一些（全站都不要时，在 site.json 里写 "pdf": false）',
};

/** The moment that decides what is published yet. */
export const AT_OPTION: CommandOption = {
  name: 'at',
  value: '日期时间',
  help: '当作是什么时候（北京时间，默认现在），如 "2022-03-01 09:00"：“发布于”在这以后的不放进网站',
  findFault: (value) => {
    const reading = parseDate(value);
    return reading.ok
      ? undefined
      : `时间“${value}”不对：${reading.fault}。写成年-月-日，空一格，时:分，放在双引号里：--at "2022-03-01 09:00"`;
  },
};

/** @returns `YYYY-MM-DD HH:mm`; a day alone is its beginning */
export function readMoment(typed: string): string | undefined {
  const reading = parseDate(typed);
  return reading.ok ? `${reading.date} ${reading.time ?? '00:00'}` : undefined;
}

/** What is wrong with a portal's address on a command line. */
export function findUrlFault(typed: string): string | undefined {
  const url = normalizeSiteUrl(typed);
  return url.ok ? undefined : `${url.message}。${url.remedy}`;
}

/** What every command takes that makes something of the content. */
export const CONTENT_OPTIONS: readonly CommandOption[] = [
  CONTENT_OPTION,
  { ...SITE_URL_OPTION, findFault: findUrlFault },
  AT_OPTION,
];
