import type { Problem } from '../diagnostics/diagnostic.ts';
import { type CheckSettings, findCheckSettingsFault } from './check-settings.ts';
import { explainJsonFaults } from './explain-json-fault.ts';
import { findHiddenCharacter } from './hidden-characters.ts';
import { findNearest } from './nearest.ts';
import { findPdfFontsFault, type PdfFontSettings } from './pdf-fonts.ts';
import { clip } from './split-front-matter.ts';

/** What a portal says of itself: `_data/site.json`, overridden by `site.json` of the content folder. Empty text means: not stated. */
export interface Site {
  /** Address of the portal's root with a `/` at the end, or empty if it is not known yet. */
  url: string;
  name: string;
  description: string;
  /** 主办单位. */
  organization: string;
  /** How to reach the 主办单位, one line. */
  contact: string;
  /** 找错: where readers report a mistake (an address or `mailto:`). */
  errorReport: string;
  /** 网站标识码. */
  siteIdCode: string;
  /** ICP备案 number. */
  icp: string;
  /** 公安备案 number. */
  policeRecord: string;
  /** Time of day `HH:mm` for `PubDate` where a report has none; empty: no time is invented. */
  pubTime: string;
  /** 体裁 that this portal uses besides those of `_data/vocabulary.json`. */
  genres: string[];
  /** Pattern of 索引号, a regular expression. */
  indexNumberPattern: string;
  /** Largest attachment, in MB of 1024 × 1024 bytes. */
  attachmentMaxMegabytes: number;
  /** Rules of the content check that this portal switches off or on. */
  checks: CheckSettings;
  /** Whether each report is also typeset as a PDF. */
  pdf: boolean;
  pdfFonts: PdfFontSettings;
  /** Whether each report is also offered as a Word file. */
  word: boolean;
  /** Whether the portal is searched from disk too; where nothing is said, if that does not cost much. */
  offline: boolean | undefined;
}

/** What holds where nobody has said anything. */
export const STANDARD_SITE: Site = {
  url: '',
  name: '政府报告公报',
  description: '',
  organization: '',
  contact: '',
  errorReport: '',
  siteIdCode: '',
  icp: '',
  policeRecord: '',
  pubTime: '',
  genres: [],
  // The national form and the older one of Shanghai (政府信息公开目录).
  indexNumberPattern: '^[0-9A-Z]{9}/\\d{4}-\\d{5}$|^[A-Z]{2}\\d{7}-\\d{4}-\\d{3}$',
  attachmentMaxMegabytes: 100,
  checks: { off: [], on: [] },
  pdf: true,
  pdfFonts: {},
  word: true,
  offline: undefined,
};

const RULE = 'site-config';

/**
 * Reads a `site.json` over the values so far. Never throws.
 * @param text The file; JSON.
 */
export function parseSite(text: string, defaults: Site): { site: Site; problems: Problem[] } {
  const problems: Problem[] = [];
  const at = (key: string) => locateKey(text, key);
  const fault = (key: string, message: string, remedy: string) =>
    problems.push({ level: 'error', rule: RULE, ...at(key), message, remedy });

  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch {
    const { faults, mended } = explainJsonFaults(text);
    for (const { offset, message, remedy } of faults)
      problems.push({ level: 'error', rule: RULE, ...locateOffset(text, offset), message, remedy });
    if (mended === undefined) return { site: defaults, problems };
    values = JSON.parse(mended);
  }
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    fault('', '站点设置应当写在一对花括号里', '写成：{ "name": "网站的名称" }，里面换成自己的');
    return { site: defaults, problems };
  }
  const site: Record<string, unknown> = { ...defaults };
  for (const [key, value] of Object.entries(values)) {
    const known = (defaults as unknown as Record<string, unknown>)[key];
    if (!Object.hasOwn(defaults, key)) {
      const nearest = findNearest(key, Object.keys(defaults));
      problems.push({
        level: 'warning',
        rule: RULE,
        ...at(key),
        message: `没有名为“${clip(key)}”的站点设置，它不起作用`,
        remedy: nearest
          ? `如果指的是“${nearest}”，改为："${nearest}"`
          : `可用的设置：${Object.keys(defaults).join('、')}`,
      });
    } else if (key === 'checks') {
      const wrong = findCheckSettingsFault(value);
      if (wrong) fault(key, wrong.message, wrong.remedy);
      else site[key] = { off: [], on: [], ...(value as object) };
    } else if (key === 'pdfFonts') {
      const wrong = findPdfFontsFault(value);
      if (wrong) fault(key, wrong.message, wrong.remedy);
      else site[key] = value;
    } else if (key === 'offline') {
      if (typeof value === 'boolean') site[key] = value;
      else {
        fault(
          key,
          `站点设置“offline”应当是 true 或 false（不加引号），写的是：${clip(JSON.stringify(value))}`,
          '从磁盘打开也要能搜索，写 "offline": true；不要，写 "offline": false；不写这一项，不太大的网站自动带上',
        );
      }
    } else if (!isSameType(value, known)) {
      fault(
        key,
        `站点设置“${key}”应当是${nameType(known)}，写的是：${clip(JSON.stringify(value))}`,
        explainType(key, known, value),
      );
    } else if (findHiddenCharacter(String(value))) {
      fault(key, `站点设置“${key}”里有看不见的控制字符`, '删去这个值，用键盘重新输入一遍，不要粘贴');
    } else site[key] = typeof value === 'string' ? value.trim() : value;
  }
  const typed = site as unknown as Site;
  const url = normalizeSiteUrl(typed.url);
  if (url.ok) typed.url = url.url;
  else fault('url', url.message, url.remedy);
  if (typed.name === '') fault('name', '站点没有名称', '在 "name" 后面的引号里写上网站的名称');
  if (!(typed.attachmentMaxMegabytes > 0 && typed.attachmentMaxMegabytes <= 10_000)) {
    fault(
      'attachmentMaxMegabytes',
      `附件大小的上限“${typed.attachmentMaxMegabytes}”不对`,
      '写 1 到 10000 之间的数字（单位 MB），不加引号；不写就是 100',
    );
  }
  if (typed.siteIdCode && !/^(bm\d{8}|\d{10})$/.test(typed.siteIdCode)) {
    fault(
      'siteIdCode',
      `网站标识码“${typed.siteIdCode}”不合格式`,
      '应当是 10 位数字，或 bm 加 8 位数字；还没有就留空：""',
    );
  }
  if (typed.pubTime && !/^([01]\d|2[0-3]):[0-5]\d$/.test(typed.pubTime)) {
    fault(
      'pubTime',
      `发布时间“${typed.pubTime}”不合格式`,
      '写成“时:分”，都是两位数字，放在英文引号里；不确定就留空：""',
    );
  }
  if (typed.errorReport && !/^(https?:\/\/|mailto:)/.test(typed.errorReport)) {
    fault(
      'errorReport',
      `找错地址“${typed.errorReport}”不是网址，也不是邮箱链接`,
      '写以 https:// 开头的网址，或者 mailto: 加邮箱地址；还没有就留空：""',
    );
  }
  if (!isPattern(typed.indexNumberPattern)) {
    fault(
      'indexNumberPattern',
      '索引号的格式不是有效的正则表达式',
      `恢复原来的值：${JSON.stringify(defaults.indexNumberPattern)}`,
    );
  }
  return { site: problems.some((problem) => problem.level === 'error') ? defaults : typed, problems };
}

/** Brings a portal's address into the form `https://host/path/`; the empty text stays: no address. */
export function normalizeSiteUrl(
  value: string,
): { ok: true; url: string } | { ok: false; message: string; remedy: string } {
  if (value === '') return { ok: true, url: '' };
  const remedy = '照浏览器地址栏里的样子写完整的网址，以 https:// 开头，以“/”结尾；还没有就留空：""';
  const refuse = (fault: string) => ({
    ok: false as const,
    message: `网址“${clip(value, 80)}”${fault}`,
    remedy,
  });
  if (!URL.canParse(value)) return refuse('不完整');
  const url = new URL(value);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refuse('不是以 http:// 或 https:// 开头');
  if (url.search || url.hash || url.username || url.password) return refuse('里不能有“?”“#”或用户名');
  if (/\.html?$/i.test(url.pathname)) return refuse('是一个网页，这里要写网站的网址');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return { ok: true, url: url.href };
}

/** Whether the address is one that RFC 2606 reserves for examples: a page must not be published under it. */
export function isExampleUrl(url: string): boolean {
  return (
    url !== '' && /(^|\.)(example|test|invalid|localhost|example\.(com|net|org))$/.test(new URL(url).hostname)
  );
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

/** Same kind of value; lists are lists of texts. */
function isSameType(value: unknown, known: unknown): boolean {
  if (Array.isArray(known)) return Array.isArray(value) && value.every((item) => typeof item === 'string');
  return typeof value === typeof known && value !== null;
}

function nameType(known: unknown): string {
  if (Array.isArray(known)) return '一个列表';
  if (typeof known === 'boolean') return 'true 或 false（不加引号）';
  return typeof known === 'number' ? '一个数字' : '一段文字（写在英文引号里）';
}

/** A value to copy only where the one that was written tells it. */
function explainType(key: string, known: unknown, value: unknown): string {
  const change = (right: unknown) => `改为："${key}": ${JSON.stringify(right)}`;
  if (typeof known === 'boolean') return '要就写 true，不要就写 false，都不加引号';
  if (typeof known === 'number')
    return typeof value === 'string' && /^\d+$/.test(value) ? change(Number(value)) : '写一个数字，不加引号';
  if (Array.isArray(known))
    return typeof value === 'string' ? change([value]) : '写成 ["一项", "另一项"]，每项放在英文引号里';
  return typeof value === 'number' ? change(String(value)) : '写在一对英文引号里；没有就留空：""';
}

function locateKey(text: string, key: string): { line: number; column: number } {
  // The name followed by its colon: the same text may also be a value.
  let offset = key === '' ? -1 : text.indexOf(JSON.stringify(key));
  while (offset >= 0 && !/^"[^"]*"\s*[:：]/.test(text.slice(offset)))
    offset = text.indexOf(JSON.stringify(key), offset + 1);
  return locateOffset(text, Math.max(0, offset));
}

function locateOffset(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: [...(before.at(-1) ?? '')].length + 1 };
}
