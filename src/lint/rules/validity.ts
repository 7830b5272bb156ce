import { oncePer } from '../../base/once-per.ts';
import { countDays, findLatest } from '../../report/calendar-date.ts';
import {
  findValidity,
  isDone,
  type JoinedRelation,
  joinRelations,
  RESULTS,
} from '../../report/join-relations.ts';
import { CHANGING, formatRelation, type RelationType } from '../../report/relations.ts';
import type { ReportFields, ReportSource } from '../../report/report.ts';
import { findStanding } from '../../report/validity.ts';
import type { LintExample, PortalFinding, PortalRule } from '../lint-rule.ts';

/** What the fields of 有效性 and 关联 say against each other, or against the days on which the portal publishes. */

/** Days before the end of 有效期 from which on it is told. */
const NOTICE_DAYS = 90;

const BASIS =
  '《关于做好规章集中公开并动态更新工作的通知》（国办公开办函〔2021〕33号）：公开的文件要准确、现行有效';

const titled = (title: string, fields: Readonly<Record<string, string>>): LintExample => ({
  fields: { 标题: `示例区示例局${title}`, ...fields },
});

const relate = (relation: string, number: number) =>
  `\n  - 关系: ${relation}\n    对象: 2021/shili-${number}`;

/** From which day on others are to come or are over, as a finding says it. */
interface JudgedDay {
  readonly day: string;
  readonly name: string;
  readonly told: string;
}

/** The day up to which the portal is known to be kept, or that of a check, where it is later. */
function findDay(reports: readonly ReportSource[], today = ''): JudgedDay {
  const newest = findLatest(reports.map(({ fields }) => fields.date));
  return today > newest
    ? { day: today, name: '检查的这一天', told: `现在是 ${today}` }
    : { day: newest, name: '本站最新一篇的发布日期', told: `本站最新一篇发布于 ${newest}` };
}

const holds = ({ validity }: ReportFields): boolean =>
  validity === undefined || findStanding(validity) !== '已失效';

const joinOnce = oncePer(joinRelations);

/** What is said of the report that is looked at, or of another that it names. */
type Told = Omit<PortalFinding, 'report'> & { readonly report?: ReportSource };

type Look = (report: ReportSource, relations: readonly JoinedRelation[], day: JudgedDay) => Iterable<Told>;

/** A check that looks at one report after the other, with what relations say of it. */
const ofEach = (look: Look): PortalRule['check'] =>
  function* (reports, today) {
    const day = findDay(reports, today);
    const joined = joinOnce(reports);
    for (const report of reports)
      for (const finding of look(report, joined.get(report.id) ?? [], day)) yield { report, ...finding };
  };

const validityDateRule: PortalRule = {
  code: 'validity-date',
  scope: 'portal',
  title: '有效性与日期对不上：有效期已过、已到施行日期或还没到',
  basis: BASIS,
  wrong: [titled('办法', { 有效性: '有效', 有效期至: '2022-01-01' })],
  right: [titled('办法', { 有效性: '有效', 施行日期: '2022-01-01', 有效期至: '2027-01-01' })],
  check: ofEach(function* (report, _, { day, told }) {
    const { validity, validUntil, effectiveDate } = report.fields;
    if (validUntil !== undefined && validUntil < day && holds(report.fields))
      yield {
        field: '有效期至',
        message: `有效期至 ${validUntil}，已经过了（${told}），${validity ? `有效性写的还是“${validity}”` : '没有写有效性'}`,
        remedy: '不再有效的，写上“有效性: 失效”；延长了的，照延长的文件改“有效期至”；网页不会自己改',
      };
    if (validity === '尚未施行' && effectiveDate !== undefined && effectiveDate <= day)
      yield {
        field: '有效性',
        message: `施行日期 ${effectiveDate} 已经到了（${told}），有效性写的还是“尚未施行”`,
        remedy: '已经施行的，把有效性改为“有效”；推迟了的，照推迟的文件改“施行日期”',
      };
    if (validity === '有效' && effectiveDate !== undefined && effectiveDate > day)
      yield {
        field: '有效性',
        message: `施行日期 ${effectiveDate} 还没有到（${told}），有效性写的是“有效”`,
        remedy: '还没有施行的，把有效性改为“尚未施行”；否则核对施行日期',
      };
  }),
};

const validityEndingRule: PortalRule = {
  code: 'validity-ending',
  scope: 'portal',
  title: `有效期在 ${NOTICE_DAYS} 天内到期`,
  basis: BASIS,
  wrong: [titled('办法', { 有效性: '有效', 有效期至: '2022-04-01' })],
  right: [titled('办法', { 有效性: '有效', 有效期至: '2022-09-01' })],
  check: ofEach(function* (report, _, { day, name }) {
    const { validUntil } = report.fields;
    if (validUntil === undefined || !holds(report.fields)) return;
    const days = countDays(day, validUntil);
    if (days < 0 || days > NOTICE_DAYS) return;
    yield {
      field: '有效期至',
      message: `有效期至 ${validUntil}，离${name} ${day} 只有 ${days} 天`,
      remedy: '到期以前评估：继续执行的，发文延长，再改“有效期至”；不再执行的，到期后写“有效性: 失效”',
    };
  }),
};

const nameOther = ({ other, name }: JoinedRelation): string =>
  'source' in other
    ? `《${other.source.fields.title}》（${other.source.file}）`
    : `《${name ?? other.address}》`;

/** What a document can no longer be after another has done this to it. */
const ENDED_BY: readonly RelationType[] = ['repeals', 'annuls', 'replaces'];

const relationDisagreesRule: PortalRule = {
  code: 'relation-disagrees',
  scope: 'portal',
  title: '关联的两篇说法不一：一篇废止了，另一篇还写着有效',
  basis: BASIS,
  wrong: [titled('决定', { 关联: relate('废止', 2) }), titled('办法', { 有效性: '有效' })],
  right: [
    titled('决定', { 关联: relate('废止', 2) }),
    titled('办法', { 有效性: '废止', 失效日期: '2022-02-01' }),
  ],
  check: ofEach(function* (report, relations) {
    const { validity } = report.fields;
    for (const relation of relations) {
      const { type } = relation.relation;
      const forms = new Set(relation.written.flatMap(({ entry: { form } }) => form ?? []));
      if (forms.size > 1 && relation.relation.side === 'passive')
        yield {
          field: '关联',
          message: `解读的形式两篇写得不一样：${[...forms].map((form) => `“${form}”`).join('、')}（另一篇：${nameOther(relation)}）`,
          remedy: '核对后两篇写成一样；只在一篇里写就行',
        };
      if (!validity || !isDone(relation)) continue;
      const deed = formatRelation({ type, side: 'passive' });
      if (ENDED_BY.includes(type) && findStanding(validity) !== '已失效')
        yield {
          field: '有效性',
          message: `${nameOther(relation)}的关联说这一篇${deed}，这一篇的有效性写的是“${validity}”`,
          remedy:
            '确实不再有效的，把有效性改为废止、宣布失效或失效；只改了一部分的，把关系改成“修改”、有效性改为“已修改”',
        };
      if (type === 'amends' && validity === '有效')
        yield {
          field: '有效性',
          message: `${nameOther(relation)}的关联说这一篇${deed}，这一篇的有效性写的是“有效”`,
          remedy: '改为：\n    有效性: 已修改',
        };
    }
  }),
};

const validityUnstatedRule: PortalRule = {
  code: 'validity-unstated',
  scope: 'portal',
  title: '被废止、被修改的文件没有写有效性',
  basis: BASIS,
  wrong: [titled('决定', { 关联: relate('废止', 2) }), titled('办法', {})],
  right: [titled('决定', { 关联: relate('修改', 2) }), titled('办法', { 有效性: '已修改' })],
  check: ofEach(function* (report, relations) {
    if (report.fields.validity) return;
    const given = findValidity(report, relations);
    const deed = relations.find((one) => isDone(one) && RESULTS[one.relation.type] === given);
    if (!given || !deed) return;
    yield {
      field: '标题',
      message: `${nameOther(deed)}的关联说这一篇${formatRelation(deed.relation)}，这一篇没有写有效性；网页上按“${given}”显示`,
      remedy: `加一行：\n    有效性: ${given}`,
      form: `在“有效性”里选“${given}”`,
    };
  }),
};

const validityBasisRule: PortalRule = {
  code: 'validity-basis',
  scope: 'portal',
  title: '废止、修改没有写是哪一份文件做的',
  basis: BASIS,
  wrong: [titled('办法', { 有效性: '废止' })],
  right: [titled('办法', { 有效性: '废止', 废止依据: '示规〔2021〕1号' })],
  check: ofEach(function* (report, relations) {
    const { validity, ceasedBasis, headNote } = report.fields;
    const types = relations.flatMap(({ relation: { type, side } }) => (side === 'passive' ? type : []));
    const isNamed = types.some((type) => ENDED_BY.includes(type)) || ceasedBasis !== undefined;
    if ((validity === '废止' || validity === '宣布失效') && !isNamed)
      yield {
        field: '有效性',
        message: `有效性写的是“${validity}”，没有写废止依据，也没有哪一篇的关联说到它`,
        remedy:
          '照原件加一行“废止依据: ”，写文件的名称和文号；那份文件在本站的，在“关联”里写“被废止”或“被宣布失效”',
        form: '照原件在“废止依据”里写文件的名称和文号；那份文件在本站的，在“关联”里写“被废止”或“被宣布失效”',
      };
    // 题注 tells of each revision.
    if (validity === '已修改' && !types.includes('amends') && headNote === undefined)
      yield {
        field: '有效性',
        message: '有效性写的是“已修改”，没有写是哪一份文件修改的',
        remedy: '在“关联”里写“被修改”和那份文件；或者照原件写“题注”',
      };
  }),
};

const relationOrderRule: PortalRule = {
  code: 'relation-order',
  scope: 'portal',
  title: '先发的文件废止、修改了后发的文件',
  basis: '后发的文件才能废止、修改先发的文件，多半是关系写反了',
  wrong: [
    titled('办法', { 发文日期: '2019-01-01', 有效性: '有效', 关联: relate('代替', 2) }),
    titled('决定', { 发文日期: '2021-01-01' }),
  ],
  right: [
    titled('办法', { 发文日期: '2021-01-01', 有效性: '有效', 关联: relate('代替', 2) }),
    titled('决定', { 发文日期: '2019-01-01' }),
  ],
  check: ofEach(function* (report, relations) {
    for (const { relation, other, written } of relations) {
      if (relation.side === 'passive' || !CHANGING.includes(relation.type) || !('source' in other)) continue;
      const [own, its] = [report.fields.issuedDate, other.source.fields.issuedDate];
      if (own === undefined || its === undefined || own >= its) continue;
      yield {
        report: written[0]?.source ?? report,
        field: '关联',
        message: `${report.fields.title}（发文日期 ${own}）${formatRelation(relation)}了后发的《${other.source.fields.title}》（发文日期 ${its}）`,
        remedy: '核对两篇的发文日期；关系写反了的，互换“废止”和“被废止”（修改、代替也一样）',
      };
    }
  }),
};

const EXPLANATION = /解读|图解|图说|一图|读懂|问答|发布会/u;

const relationTurnedRule: PortalRule = {
  code: 'relation-turned',
  scope: 'portal',
  title: '解读和被解读写反了',
  basis: '“关系”读成一句话：这一篇解读那一份；写反了，读者会把文件当成解读',
  wrong: [titled('办法', { 关联: relate('解读', 2) }), titled('办法政策解读', {})],
  right: [titled('办法', { 关联: relate('被解读', 2) }), titled('办法政策解读', {})],
  check: ofEach(function* (report, relations) {
    for (const { relation, other, name, written } of relations) {
      if (relation.type !== 'explains' || relation.side === 'passive') continue;
      const title = 'source' in other ? other.source.fields.title : (name ?? '');
      if (!EXPLANATION.test(title) || EXPLANATION.test(report.fields.title)) continue;
      yield {
        report: written[0]?.source ?? report,
        field: '关联',
        message: `关联说《${report.fields.title}》解读《${title}》，看样子写反了`,
        remedy: '《…解读》写“解读”，被它解读的文件写“被解读”；没有写反的，可以不改',
      };
    }
  }),
};

/** Documents by which a body rules the public: what the source itself says they are. */
function isPolicy({ category = '', topicPath = '', genre, documentNumber = '' }: ReportFields): boolean {
  const kind = `${category} ${topicPath} ${genre}`;
  return (
    !kind.includes('解读') && (/规范性文件|规章|政策文件/.test(kind) || /规〔\d{4}〕/.test(documentNumber))
  );
}

const policyUnexplainedRule: PortalRule = {
  code: 'policy-unexplained',
  scope: 'portal',
  title: '政策文件没有解读',
  basis: '国办发〔2016〕61号：政策文件与解读方案、解读材料同步组织、同步审签、同步部署，文件和解读要互相关联',
  wrong: [titled('办法', { 所属类目: '规范性文件', 有效性: '有效' })],
  right: [
    titled('办法', { 所属类目: '规范性文件', 有效性: '有效' }),
    titled('办法解读', { 关联: relate('解读', 1) }),
  ],
  check: ofEach(function* (report, relations) {
    if (!isPolicy(report.fields) || !holds(report.fields)) return;
    if (relations.some(({ relation }) => relation.type === 'explains')) return;
    yield {
      field: report.fields.category ? '所属类目' : '发文字号',
      message: `政策文件《${report.fields.title}》没有解读`,
      remedy:
        '解读在本站的，在那一篇里写“关联”（关系: 解读，对象: 这一篇的文件夹）；在别的网站的，在这一篇里写（关系: 被解读，对象: 网址）；不用解读的，写进检查例外',
    };
  }),
};

export const VALIDITY_RULES = [
  validityDateRule,
  validityEndingRule,
  validityUnstatedRule,
  validityBasisRule,
  relationDisagreesRule,
  relationOrderRule,
  relationTurnedRule,
  policyUnexplainedRule,
] as const;
