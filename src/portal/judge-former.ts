import { clip } from '../base/clip.ts';
import { decodePath } from '../base/decode-path.ts';
import { foldFileName } from '../base/fold-file-name.ts';
import { readList, readText } from '../base/json.ts';
import { type FormerReport, type FormerSite, readId } from '../changes/former-portal.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { formatChineseDate } from '../report/calendar-date.ts';
import { locateFormerAddress } from '../report/locate-former-address.ts';
import type { Site } from '../report/parse-site.ts';
import { compareMoments, type Hold } from '../report/release.ts';
import type { Correction, ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { formatVersionName, VERSION_FOLDER } from '../report/version-names.ts';
import { findOtherPortal } from './find-other-portal.ts';
import { findRenamed, type Renamed } from './find-renamed.ts';
import type { MadeReport } from './report-bundle.ts';

/** More would be read by nobody: most likely the wrong folder was named. */
const MOST = 20;

const START = { line: 1, column: 1 };

/** What a former portal is held against. */
export interface Coming {
  readonly site: Pick<Site, 'name' | 'url'>;
  /** Reports that are published in this run. */
  readonly made: readonly MadeReport[];
  /** Reports that are there and not published, by their ids. */
  readonly held: ReadonlyMap<string, { readonly source: ReportSource; readonly hold: Hold }>;
  /** Ids of all reports that are there and not held back, readable or not. */
  readonly ids: ReadonlySet<string>;
  /** Files of which an error was told: what cannot be read is not gone. */
  readonly faulty: ReadonlySet<string>;
  /** The content folder as the editor typed it. */
  readonly label: string;
  /** The moment of the run, `YYYY-MM-DD HH:mm`. */
  readonly at: string;
}

/**
 * Holds a portal against what was published before: a day of publication that changed without a reason, and a report that
 * is gone without a trace, are errors; a report that comes late is only told. Nothing is judged by another portal.
 */
export function judgeAgainstFormer(former: FormerSite, coming: Coming): Diagnostic[] {
  const { site, made } = coming;
  const reports = made.map(({ source }) => ({
    url: formatUrl(`reports/${source.id}.html`),
    title: source.fields.title,
  }));
  if (findOtherPortal(former, { ...site, reports })) return [];
  const known = new Map([...former.reports.values()].flatMap((one) => (one.id ? [[one.id, one]] : [])));
  const moved = collectFormerPaths(coming);
  return [
    ...judgeDamage(former),
    ...made.flatMap(({ source }) => {
      const before = known.get(source.id);
      return before ? [...judgeDate(source, before, coming.at), ...judgeVersionsGone(source, before)] : [];
    }),
    ...judgeLate(former, known, moved, coming),
    ...judgeGone(former, known, moved, coming),
    ...judgeRedirectsGone(former, moved, coming),
  ];
}

type Known = ReadonlyMap<string, FormerReport>;

/** Who answers for an address under which something lay before: the reports, by path. */
function collectFormerPaths({ made, site }: Coming): ReadonlyMap<string, string> {
  return new Map(
    made.flatMap(({ source }) =>
      source.fields.formerAddresses.flatMap(({ address }) => {
        const place = locateFormerAddress(address, site.url);
        return place.ok ? [[place.path, source.id] as const] : [];
      }),
    ),
  );
}

function judgeDamage({ isReadable, unreadable, label }: FormerSite): Diagnostic[] {
  if (isReadable && unreadable === 0) return [];
  const what = isReadable ? `有 ${unreadable} 篇报告读不出来` : '读不出来';
  return [
    {
      level: 'warning',
      rule: 'former-unreadable',
      file: `${label}/catalog.json`,
      ...START,
      message: `上一次的网站的目录${what}：这些报告的发布日期有没有改、有没有少，没有核对`,
      remedy: '用 --since 指明一份完好的网站（如放在服务器上的那一份），再生成一次；没有就不用管',
    },
  ];
}

const momentOf = ({ fields: { date, time } }: ReportSource) => (time ? `${date} ${time}` : date);

/** Forged days of publication are a veto of inspections (国办秘函〔2019〕19号): a wrong one is corrected where readers see it. */
function judgeDate(source: ReportSource, before: FormerReport, at: string): Diagnostic[] {
  const now = momentOf(source);
  if (now === '' || before.published === '' || compareMoments(now, before.published) === 0) return [];
  const isNew = ({ date, what, why }: Correction) =>
    before.corrections.every((one) => one.date !== date || one.what !== what || one.why !== why);
  if (source.fields.corrections.some((one) => isNew(one) && explainsDates(one.what, before.published, now)))
    return [];
  return [
    {
      level: 'error',
      rule: 'date-changed',
      file: source.file,
      ...(source.places.get('发布日期') ?? source.places.get('发布于') ?? START),
      message: `发布日期改了：上一次公布的是 ${before.published}，现在是 ${now}`,
      remedy: `改回 ${before.published}；原来的日期确实写错了，在“修订”里说明（读者看得到），写上原因：\n    修订:\n      - 日期: ${at.slice(0, 10)}\n        内容: 发布日期由 ${before.published} 更正为 ${now}\n        原因:`,
    },
  ];
}

/** Whether an entry of 修订 speaks of this very change; one of another change, or none in particular, does not. */
function explainsDates(what: string, from: string, to: string): boolean {
  const bare = (text: string) => text.replace(/\s/gu, '');
  const text = bare(what);
  const [fromDay = '', fromTime = ''] = from.split(' ');
  const [toDay = '', toTime = ''] = to.split(' ');
  const says = (day: string) => text.includes(day) || text.includes(formatChineseDate(day));
  const saysTimes = fromDay !== toDay || (text.includes(fromTime) && text.includes(toTime));
  return text.includes('发布日期') && says(fromDay) && says(toDay) && saysTimes;
}

/** 补录: a report that was not there when newer ones were. */
function judgeLate(
  former: FormerSite,
  known: Known,
  moved: ReadonlyMap<string, string>,
  { made }: Coming,
): Diagnostic[] {
  const newest = [...former.reports.values()].reduce(
    (last, { published }) => (published.slice(0, 10) > last ? published.slice(0, 10) : last),
    '',
  );
  const heirs = new Set(moved.values());
  const late = made.filter(
    ({ source: { id, fields } }) => !known.has(id) && !heirs.has(id) && fields.date < newest,
  );
  return limit(
    late.map(({ source }) => ({
      level: 'warning',
      rule: 'report-late',
      file: source.file,
      ...(source.places.get('发布日期') ?? START),
      message: `补录：上一次的网站里没有这一篇，发布日期却是 ${source.fields.date}，早于那时最新的一篇（${newest}）`,
      remedy: '确是补录，不用改；日期写错了，改成在网上公开的日子',
    })),
    '也是补录',
  );
}

/** Nor a text that was published before, unless the whole text was taken back. */
function judgeVersionsGone(source: ReportSource, { entry, url }: FormerReport): Diagnostic[] {
  if (source.fields.withdrawal?.text === 'removed') return [];
  const there = new Set(source.versions?.map(({ former }) => former.from));
  const gone = readList(entry, 'versions').flatMap((version) => {
    const from = readText(version, 'from');
    return /^\d{4}-\d{2}-\d{2}$/.test(from) && !there.has(from) ? [from] : [];
  });
  const folder = source.file.replace(/index\.md$/, VERSION_FOLDER);
  return gone.map((from) => ({
    level: 'error',
    rule: 'version-gone',
    file: source.file,
    ...START,
    message: `${from} 起公布的以前的文本，上一次的网站里有，这一次没有了`,
    remedy: `放回来：把上一次的网站里的 ${url.replace(/\.html$/, '')}/${VERSION_FOLDER}/${formatVersionName(from)} 复制为 ${folder}/${formatVersionName(from)}；里面有不能公开的内容，放回来以后在那份文件里改，不要删`,
  }));
}

/** Nothing disappears silently: printed codes and others' links lead to it. */
function judgeGone(
  former: FormerSite,
  known: Known,
  moved: ReadonlyMap<string, string>,
  coming: Coming,
): Diagnostic[] {
  const { ids, faulty } = coming;
  const fileOf = (id: string) => `${coming.label === '/' ? '' : coming.label}/reports/${id}/index.md`;
  const gone = [...former.reports.values()].filter(
    ({ id }) =>
      id !== undefined && !ids.has(id) && !faulty.has(fileOf(id)) && !moved.has(`reports/${id}.html`),
  );
  const alike = new Map(coming.made.map(({ source }) => [foldFileName(source.id), source]));
  const added = coming.made.filter(({ source }) => !known.has(source.id));
  const unheld = gone.filter(({ id = '' }) => !coming.held.has(id)).slice(0, MOST);
  const renamed = findRenamed(unheld, added, former.read);
  return limit(
    gone.map((report): Diagnostic => {
      const { id = '', title } = report;
      const kept = coming.held.get(id);
      const common = { level: 'error', rule: 'report-gone' } as const;
      const name = `《${clip(title, 40)}》`;
      if (kept)
        return {
          ...common,
          file: kept.source.file,
          ...(kept.source.places.get(kept.hold.key) ?? START),
          message: `${name}已经公布过，现在${kept.hold.clause}：它的网页会消失`,
          remedy: `改回来，照旧发布；不再公开，发布它并写上“撤回”（日期、原因），网页会变成一份说明${UNPUBLISHED}`,
        };
      const same = alike.get(foldFileName(id));
      if (same)
        return {
          ...common,
          file: same.file,
          ...START,
          message: `文件夹名只改了大小写或看不出的地方：上一次是 ${id}，现在是 ${same.id}，原来的网址打不开`,
          remedy: `改回原来的名字：${id}（两个名字在 Windows 上是同一个，不能写成“旧网址”）${UNPUBLISHED}`,
        };
      const candidates = renamed.get(id) ?? [];
      const { file, told } = describeRenamed(candidates);
      return {
        ...common,
        file: file ?? fileOf(id),
        ...START,
        message: `${name}（${id}）上一次的网站里有，这一次没有${told}`,
        remedy: formatWays(id, candidates),
      };
    }),
    '这一次也没有了',
  );
}

/** An address that was led on once is led on for ever: it may be printed. */
function judgeRedirectsGone(
  { redirects }: FormerSite,
  moved: ReadonlyMap<string, string>,
  { made, held, label }: Coming,
): Diagnostic[] {
  const files = new Map(made.map(({ source }) => [source.id, source.file]));
  const gone = [...redirects].flatMap(([from, to]): Diagnostic[] => {
    const path = decodePath(from);
    const [here = '', there = ''] = [readId(from), readId(to)];
    if (path === undefined || moved.has(path) || files.has(here) || held.has(there)) return [];
    const file = files.get(there) ?? `${label === '/' ? '' : label}/reports/${there}/index.md`;
    const address = here || from;
    return [
      {
        level: 'error',
        rule: 'address-gone',
        file,
        ...START,
        message: `旧网址“${clip(address, 60)}”上一次的网站里转到这一篇，这一次没有了`,
        remedy: `加回来（已有“旧网址:”的，加在它下面）；这一篇也搬了地方，就写在新的那一篇里：\n    旧网址:\n      - ${address}`,
      },
    ];
  });
  return limit(gone, '的旧网址也没有了');
}

const UNPUBLISHED =
  '\n    上一次的网站还没有公布过：换一个输出文件夹（--output），或者把那个文件夹删掉，再生成一次';

/** Says what is certain: whether the text is the same, or how much of it. */
function describeRenamed(candidates: readonly Renamed[]): { file?: string; told: string } {
  const [first] = candidates;
  if (!first) return { told: '' };
  const isOnly = candidates.length === 1;
  const words = candidates.map(({ report: { source }, share }) =>
    share === 1
      ? `${source.id} 的正文与它一字不差`
      : share > 0
        ? `${source.id} 的正文有 ${Math.floor(share * 100)}% 与它相同`
        : `${source.id} 的标题与它相同`,
  );
  return { ...(isOnly ? { file: first.report.source.file } : {}), told: `；${words.join('，')}` };
}

function formatWays(id: string, candidates: readonly Renamed[]): string {
  const [first] = candidates;
  const line = `\n      旧网址:\n        - ${id}`;
  const isSure = candidates.length === 1 && first?.share === 1;
  const move = isSure
    ? `文件夹改了名的，在 ${first.report.source.file} 的字段里加上（已有“旧网址:”的，加在它下面）：${line}`
    : `改了名、搬了地方、并进了别的报告的，在那一篇${first ? `（如 ${first.report.source.file}，请核对）` : ''}的字段里加上：${line}`;
  const back = `放回来：文件夹还叫 reports/${id}`;
  const withdrawn = '不再公开：放回来，在字段里写“撤回”（日期、原因），网页会变成一份说明';
  const ways = isSure ? [move, back, withdrawn] : [back, withdrawn, move];
  return `三种办法，选一种\n    ${ways.join('\n    ')}${UNPUBLISHED}`;
}

/** Names the first ones, and counts the rest in the last. */
function limit(found: readonly Diagnostic[], words: string): Diagnostic[] {
  const last = found[MOST - 1];
  if (!last || found.length === MOST) return [...found];
  const rest = `（另有 ${found.length - MOST} 篇${words}，没有列出）`;
  return [...found.slice(0, MOST - 1), { ...last, message: last.message + rest }];
}
