import { formatChineseDate } from '../base/format-chinese-date.ts';
import { readList, readText } from '../base/json.ts';
import { START } from '../base/text-position.ts';
import type { FormerReport, FormerSite } from '../changes/former-portal.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { locateFormerAddress } from '../report/locate-former-address.ts';
import type { PageSource } from '../report/parse-page.ts';
import { compareMoments } from '../report/release.ts';
import type { Correction, ReportSource } from '../report/report.ts';
import { formatVersionName, VERSION_FOLDER } from '../report/version-names.ts';
import { type Coming, type Known, limit, locateFile } from './coming.ts';
import { describeKnown, findOtherPortal, type KnownReport } from './find-other-portal.ts';
import { judgeGone } from './judge-gone.ts';

/**
 * Holds a portal against what was published before: a day of publication that changed without a reason, and a report
 * that is gone without a trace, are errors; a report that comes late is only told. Nothing is judged by another
 * portal, which is told as well: whoever named the wrong folder would think that all is well.
 */
export function judgeAgainstFormer(former: FormerSite, coming: Coming): Diagnostic[] {
  const { site, made } = coming;
  const other = findOtherPortal(former, { ...site, reports: listKnown(former, coming) });
  if (other) return [tellOther(former, other.former)];
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
  ];
}

/** All that is there, published or not, and what cannot be read: none of it makes another portal of this one. */
function listKnown({ reports }: FormerSite, coming: Coming): KnownReport[] {
  const sources = [...coming.made, ...coming.held.values()].map(({ source }) => source);
  return [
    ...sources.map((source) => describeKnown(source, coming.site.url)),
    ...[...reports.values()].filter(({ id }) =>
      coming.faulty.has(locateFile(coming, `reports/${id}/index.md`)),
    ),
  ];
}

/** Who answers for an address under which something lay before: addresses of pages, by path. */
function collectFormerPaths({ made, pages, site }: Coming): ReadonlyMap<string, string> {
  const list = (folder: string, { id, fields }: Pick<ReportSource | PageSource, 'id' | 'fields'>) =>
    fields.formerAddresses.flatMap(({ address }) => {
      const place = locateFormerAddress(address, site.url);
      return place.ok ? [[place.path, `${folder}/${id}.html`] as const] : [];
    });
  return new Map([
    ...made.flatMap(({ source }) => list('reports', source)),
    ...pages.flatMap(({ source }) => list('pages', source)),
  ]);
}

const tellOther = ({ label }: FormerSite, other: string): Diagnostic => ({
  level: 'warning',
  rule: 'former-other',
  file: `${label}/catalog.json`,
  ...START,
  message: `这里是另一个网站，${other}：公布过的报告，发布日期有没有改、有没有少，没有核对`,
  remedy: '用 --since 指明这个网站已经公布的那一份；还没有公布过，不用管',
  form: '不影响发布；要核对，请管网站的人拿已经公布的那一份来',
});

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
      form: '不影响发布；要核对，请管网站的人拿一份完好的网站（如服务器上的那一份）来',
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
      form: `改回 ${before.published}；原来的日期确实写错了，在“修订”里加一项（读者看得到），写上原因，内容写：发布日期由 ${before.published} 更正为 ${now}`,
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
    ({ source: { id, fields } }) =>
      !known.has(id) && !heirs.has(`reports/${id}.html`) && fields.date < newest,
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
