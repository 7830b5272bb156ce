import { groupBy } from '../base/group-by.ts';
import type { Remedy } from '../diagnostics/diagnostic.ts';
import { RULE_TITLES } from '../lint/lint-rules.ts';
import { OVERDUE } from '../lint/settle-exceptions.ts';
import { listColumns, planColumns } from '../portal/columns.ts';
import { findPeriod } from '../portal/judge-columns.ts';
import { addDays, countDays } from '../report/calendar-date.ts';
import { DISCLOSURE_PARTS, findDisclosurePart } from '../report/disclosure-parts.ts';
import { FIELDS } from '../report/fields.ts';
import { findReportYear, fitsFields } from '../report/find-profile.ts';
import type { ReportSource } from '../report/report.ts';
import { isUnfilled } from '../report/unfilled.ts';
import {
  type AuditItem,
  type AuditSubject,
  describeDiagnostic,
  judgeRules,
  locateField,
  missing,
  nameSource,
  notApplicable,
  present,
  presentUnless,
  wrong,
} from './audit-item.ts';
import type { AuditEvidence, AuditVerdict } from './audit-row.ts';
import { foldAddress } from './parse-link-results.ts';

/** What the content owes: that it is there, is kept up, leads somewhere and tells nothing that is not public. */

const INDICATORS = '《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）';

/** A row, without the group of the rows among which it stands. */
type Row = Omit<AuditItem, 'group'>;

const of = (id: string, item: string, basis: string, remedy: Remedy, judge: Row['judge']): Row => ({
  id,
  item,
  basis,
  remedy,
  judge,
});

/** Days that a home page may be without anything new. */
const HOME_DAYS = 14;

function judgeHome({ sources, unseen, day }: AuditSubject): AuditVerdict {
  const dated = sources.filter(({ fields }) => fields.date !== '');
  // Each of them may be the newest.
  const others: AuditEvidence[] = [
    ...sources
      .filter(({ fields }) => fields.date === '')
      .map((source) => ({
        ...locateField(source, '发布日期'),
        text: `${nameSource(source)}的发布日期没有写，或者写错了`,
        remedy: '写上实际公开的日期',
      })),
    ...unseen.reports,
  ];
  const [first, ...rest] = dated;
  if (!first) return others.length > 0 ? missing(...others) : missing('没有一篇报告');
  const newest = rest.reduce((last, one) => (last.fields.date >= one.fields.date ? last : one), first);
  const { date } = newest.fields;
  const evidence = {
    ...locateField(newest, '发布日期'),
    text: `最新一篇是 ${date} 的${nameSource(newest)}，到 ${day} 有 ${countDays(date, day)} 天`,
  };
  return addDays(date, HOME_DAYS) < day ? wrong(evidence, ...others) : present(evidence);
}

/** Columns are filled and kept up by what could be read: what could not might only fill them further. */
function judgeColumns(subject: AuditSubject, rule: string, sound: string, status?: '缺'): AuditVerdict {
  const found = judgeRules(subject, [rule], sound, { unseen: [], ...(status ? { status } : {}) });
  const { reports, pages } = subject.unseen;
  return found.status === '有' || found.status === '不适用'
    ? found
    : { ...found, evidence: [...found.evidence, ...reports, ...pages] };
}

function judgeEmptyColumns(subject: AuditSubject): AuditVerdict {
  const { length } = listColumns(subject.portal.columns);
  const found = judgeColumns(subject, 'column-empty', `${length} 个栏目都有内容`, '缺');
  return length === 0 && found.status === '有' ? notApplicable('没有栏目') : found;
}

function judgeStaleColumns(subject: AuditSubject): AuditVerdict {
  const planned = listColumns(planColumns(subject.site.columns).roots).map(({ setting }) => setting);
  const all = planned.length > 0 ? planned : subject.portal.columns.map(({ name }) => ({ name }));
  const timed = all.filter((column) => findPeriod(column));
  const found = judgeColumns(subject, 'column-stale', `${timed.length} 个有期限的栏目都按期更新`);
  return timed.length === 0 && found.status === '有' ? notApplicable('没有要按期更新的栏目') : found;
}

function judgePlacing(subject: AuditSubject): AuditVerdict {
  if (subject.site.columns.length === 0) return notApplicable('没有设置栏目，照报告的“所属类目”分');
  return judgeRules(subject, ['column-none', 'column-unknown'], '每篇报告都在栏目里', { status: '缺' });
}

/** A part of the platform: a page or a column of its name that is not empty. */
function judgePart({ portal, pages, unseen }: AuditSubject, names: readonly string[]): AuditVerdict {
  const isPart = (name: string) => findDisclosurePart(name)?.names === names;
  const page = pages.find(({ fields }) => isPart(fields.title));
  if (page) return present({ file: page.file, line: 1, column: 1, text: page.fields.title });
  const columns = listColumns(portal.columns).filter(({ name }) => isPart(name));
  const full = columns.find(
    ({ reports, pages: own, children }) => reports.length + own.length + children.length > 0,
  );
  if (full) return present({ file: full.path, text: `栏目“${full.name}”，${full.reports.length} 篇` });
  const [empty] = columns;
  return missing(
    empty ? { file: empty.path, text: `栏目“${empty.name}”是空的` } : `没有名为“${names[0]}”的网页或栏目`,
    ...unseen.pages,
    ...(empty ? unseen.reports : []),
  );
}

/** What is due of each body and each kind. */
function* findOverdue(yearly: readonly ReportSource[], day: string): Generator<AuditEvidence> {
  const series = groupBy(yearly, ({ profile, fields }) => `${profile?.id}\n${fields.org}`);
  for (const reports of series.values()) {
    const last = reports.reduce((a, b) => (findReportYear(b.fields) > findReportYear(a.fields) ? b : a));
    const { profile, fields } = last;
    const deadline = profile?.deadlines.find(({ match }) => !match || fitsFields(match, fields));
    if (!profile || !deadline) continue;
    if (fields.exceptions.some(({ rule }) => rule === OVERDUE)) continue;
    const due = findReportYear(fields) + 1;
    const by = `${due + 1}-${deadline.by}`;
    if (day <= by) continue;
    yield {
      ...locateField(last, '标题'),
      text: `${fields.org} ${due} 年的${profile.name}应当在 ${by} 以前发布，到 ${day} 没有；最近的一篇是 ${due - 1} 年的`,
      remedy: `发布 ${due} 年的报告；机构已经撤销、合并，以后不再有的，在最近的一篇里写“检查例外”，规则写 ${OVERDUE}，并说明原因`,
    };
  }
}

/** A verdict on yearly reports. What could not be read may be one. */
function judgeYearly(
  subject: AuditSubject,
  judge: (yearly: readonly ReportSource[], unseen: readonly AuditEvidence[]) => AuditVerdict,
): AuditVerdict {
  const yearly = subject.sources.filter(({ profile }) => profile);
  const { texts, reports } = subject.unseen;
  const files = new Set<string | undefined>(yearly.map(({ file }) => file));
  if (yearly.length > 0) return judge(yearly, [...texts.filter(({ file }) => files.has(file)), ...reports]);
  return reports.length > 0 ? missing(...reports) : notApplicable('没有有规定格式的年度报告');
}

const judgeAnnualDays = (subject: AuditSubject) =>
  judgeYearly(subject, (yearly, unseen) => {
    const overdue = [...findOverdue(yearly, subject.day)];
    const sound = `${yearly.length} 篇年度报告都按期发布`;
    const late = judgeRules(subject, ['annual-deadline'], sound, { unseen });
    const others = late.status === '错' ? late.evidence : unseen;
    return overdue.length > 0 ? missing(...overdue, ...others) : late;
  });

const ANNUAL_RULES = [...RULE_TITLES.keys()].filter((rule) => /^annual-(?!deadline)/.test(rule));

const judgeAnnualContent = (subject: AuditSubject) =>
  judgeYearly(subject, (yearly, unseen) =>
    judgeRules(subject, ANNUAL_RULES, `${yearly.length} 篇年度报告的内容和数字都对得上`, { unseen }),
  );

const DEAD_INSIDE = [
  'report-missing',
  'report-held',
  'page-missing',
  'anchor-missing',
  'file-missing',
  'file-kind',
  'file-link',
  'file-path',
  'related-unknown',
  'relation-unknown',
  'link-empty',
  'link-forbidden',
];

function judgeOutside({ links, results, unseen: { reports, pages } }: AuditSubject): AuditVerdict {
  const unseen = [...reports, ...pages];
  if (links.length === 0)
    return unseen.length > 0 ? missing(...unseen) : notApplicable('没有指向别的网站的链接');
  const places = new Map<string, AuditSubject['links'][number]>();
  for (const link of links) if (!places.has(foldAddress(link.url))) places.set(foldAddress(link.url), link);
  if (!results) return missing(`${places.size} 个外部网址，没有给出检查的结果`, ...unseen);
  const dead: AuditEvidence[] = [];
  const unknown: AuditEvidence[] = [];
  for (const [address, { url, ...place }] of places) {
    const result = results.get(address);
    const when = result?.when ? `（${result.when}）` : '';
    if (!result) unknown.push({ ...place, text: `“${url}”没有检查的结果`, remedy: '检查以后补进结果的表里' });
    else if (!result.isAlive)
      dead.push({
        ...place,
        text: `“${url}”打不开：${result.outcome}${when}`,
        remedy: '改成现在的网址，或者去掉链接',
      });
  }
  if (dead.length > 0) return wrong(...dead, ...unknown, ...unseen);
  return presentUnless([...unknown, ...unseen], `${places.size} 个外部网址都打得开`);
}

/** Fields that say something of the document. */
const SHOWN = FIELDS.filter(({ part }) => part === 'metadata');

/** Of reports with errors, what is wrong with the fields that are there. */
function* findFaultyFields({ sources, diagnostics, unseen }: AuditSubject): Generator<AuditEvidence> {
  const files = new Set(unseen.texts.map(({ file }) => file));
  const lines = new Map(
    sources
      .filter(({ file }) => files.has(file))
      .map(({ file, places }) => [file, new Set(SHOWN.map(({ key }) => places.get(key)?.line))]),
  );
  for (const one of diagnostics)
    if (one.level === 'error' && one.rule !== 'field-required' && lines.get(one.file)?.has(one.line))
      yield describeDiagnostic(one);
}

/** They are there, are sound, and hold no word in place of a value. */
function judgeFields(subject: AuditSubject): AuditVerdict {
  const unfilled = subject.sources.flatMap((source) =>
    SHOWN.flatMap(({ key, property }): AuditEvidence[] => {
      const value: unknown = source.fields[property];
      const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
      // One that is empty is absent or faulty.
      return texts
        .filter((text) => text !== '' && isUnfilled(text))
        .map((text) => ({
          ...locateField(source, key),
          text: `${key}是占位的文字“${text}”`,
          remedy: '写上实际的内容；没有就把这一行的值删去',
          form: '写上实际的内容；没有就清空',
        }));
    }),
  );
  const absent = judgeRules(subject, ['field-required'], `${subject.sources.length} 篇报告的必填字段都有`, {
    status: '缺',
  });
  const faulty = [...findFaultyFields(subject)];
  const lacking = [...(absent.status === '缺' ? absent.evidence : []), ...unfilled];
  if (lacking.length > 0) return missing(...lacking, ...faulty);
  return faulty.length > 0 ? wrong(...faulty) : absent;
}

/** What could not be held against its day in a portal that was published before. */
function listUndated({ sources, unseen: { texts, reports, pages } }: AuditSubject): AuditEvidence[] {
  const undated = new Set<string | undefined>(
    sources.filter(({ fields }) => fields.date === '').map(({ file }) => file),
  );
  return [...texts.filter(({ file }) => undated.has(file)), ...reports, ...pages];
}

const AS_TOLD = '照每一处写的改法改';

/** A row that only asks what rules of the check have found. */
const ofRules = (
  id: string,
  item: string,
  basis: string,
  rules: readonly string[],
  sound: string,
  status: '缺' | '错' = '错',
): Row => of(id, item, basis, AS_TOLD, (subject) => judgeRules(subject, rules, sound, { status }));

/** By the name of their group. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  政府信息公开: [
    ...DISCLOSURE_PARTS.map(({ names }, index) =>
      of(
        `disclosure-${index + 1}`,
        names[0] ?? '',
        '《政府信息公开平台建设规范》（国办公开办函〔2019〕61号）',
        {
          file: `在 pages 里写一页“${names[0]}”，或者在 site.json 的 columns 里设一个这个名称的栏目`,
          form: `在“固定页面”里写一页“${names[0]}”，或者在“设置”的“栏目”里设一个这个名称的栏目`,
        },
        (subject) => judgePart(subject, names),
      ),
    ),
  ],
  更新: [
    of('home-fresh', '首页两周内有更新', INDICATORS, '发布新的内容', judgeHome),
    of(
      'columns-filled',
      '没有空白栏目',
      INDICATORS,
      { file: '补上内容，或者从 site.json 的 columns 里删去', form: '补上内容，或者从“设置”的“栏目”里删去' },
      judgeEmptyColumns,
    ),
    of(
      'columns-fresh',
      '栏目按期更新',
      INDICATORS,
      {
        file: '发布新的内容；不是按期更新的栏目写 "updateDays": 0',
        form: '发布新的内容；不是按期更新的，在“设置”的“栏目”里把更新期限写成 0',
      },
      judgeStaleColumns,
    ),
    of(
      'columns-placed',
      '报告都在栏目里',
      INDICATORS,
      {
        file: '在报告里写上“所属类目”，或者在 site.json 的 columns 里收它',
        form: '在报告里写上“所属类目”，或者在“设置”的“栏目”里收它',
      },
      judgePlacing,
    ),
    of('dates-kept', '发布日期没有改动', `${INDICATORS}：伪造发稿日期单项否决`, AS_TOLD, (subject) =>
      subject.isCompared
        ? judgeRules(
            subject,
            ['date-changed', 'report-gone', 'page-gone', 'version-gone'],
            '与已经发布的一致',
            { unseen: listUndated(subject) },
          )
        : notApplicable('没有与已经发布的网站核对'),
    ),
    ofRules(
      'dates-sound',
      '日期真实、合格式',
      INDICATORS,
      ['date-format', 'date-future', 'date-impossible', 'date-disagree'],
      '日期都是有的，互相对得上',
    ),
    of(
      'annual-days',
      '年度报告按期发布',
      '各种年度报告的期限（_data/profiles）',
      '发布缺的年度报告',
      judgeAnnualDays,
    ),
    of(
      'annual-content',
      '年度报告的内容',
      '各种年度报告的格式（_data/profiles）',
      AS_TOLD,
      judgeAnnualContent,
    ),
  ],
  链接: [
    of('links-inside', '站内链接', `${INDICATORS}：链接可用性`, AS_TOLD, (subject) => {
      const { reports, pages } = subject.unseen;
      return judgeRules(subject, DEAD_INSIDE, '站内的链接都打得开', { unseen: [...reports, ...pages] });
    }),
    of(
      'links-outside',
      '站外链接',
      `${INDICATORS}：链接可用性`,
      {
        file: '用 npm run check -- --list-links 列出网址，检查以后用 --links 给出结果',
        form: '这里不上网，查不了；请管网站的人查一遍（见运维手册“检查清单”）',
      },
      judgeOutside,
    ),
    ofRules(
      'links-government',
      '外链是 gov.cn 的网址',
      '《政府网站发展指引》：链接非政府网站的要审核',
      ['link-not-government'],
      '没有指向其他域名的链接',
    ),
    ofRules(
      'links-number',
      '外链不用 IP 地址',
      '《政府网站发展指引》',
      ['link-ip-address'],
      '没有指向 IP 地址的链接',
    ),
  ],
  内容: [
    ofRules(
      'policy-explained',
      '政策文件有解读',
      '国办发〔2016〕61号',
      ['policy-unexplained'],
      '没有缺解读的政策文件',
      '缺',
    ),
    ofRules(
      'policy-standing',
      '文件的有效性',
      '国办公开办函〔2021〕33号',
      [
        'validity-date',
        'validity-unstated',
        'validity-basis',
        'validity-conflict',
        'relation-disagrees',
        'relation-order',
        'relation-turned',
        'relation-circle',
      ],
      '有效性和关联对得上',
    ),
    of('fields-filled', '公开信息齐全', '政府信息公开目录', '写上缺的字段', judgeFields),
    ofRules(
      'org-names',
      '机构名称是全称',
      '政府信息公开目录',
      ['org-full-name', 'name-variant'],
      '机构名称都是全称，写法一致',
    ),
    ofRules(
      'placeholders',
      '正文没有没填的空',
      INDICATORS,
      ['placeholder-text', 'local-path'],
      '没有没填的空和电脑里的路径',
    ),
    ofRules(
      'attachments',
      '附件齐全、打得开',
      `${INDICATORS}：附件`,
      ['attachment-absent', 'attachment-unlisted', 'preview-failed'],
      '正文提到的附件都在',
    ),
    ofRules(
      'words',
      '没有错别字和不规范用语',
      `${INDICATORS}：错敏信息`,
      ['word-confusion', 'repeated-word', 'word-list', 'word-list-error', 'word-list-file'],
      '没有发现错别字和用词表里的写法',
    ),
    ofRules(
      'personal-data',
      '没有个人信息',
      '《个人信息保护法》；《政府信息公开条例》第十五条',
      ['identity-number', 'bank-card', 'mobile-number'],
      '没有发现身份证号、银行卡号、手机号',
    ),
    ofRules(
      'secrecy',
      '没有密级标志',
      '《保守国家秘密法》；《政府信息公开条例》第十四条',
      ['secrecy-mark', 'disclosure-refused'],
      '没有密级标志和不予公开的报告',
    ),
  ],
};

export const CONTENT_ITEMS: readonly AuditItem[] = Object.entries(ROWS).flatMap(([group, rows]) =>
  rows.map((row) => ({ ...row, group })),
);
