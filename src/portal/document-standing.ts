import { formatChineseDate } from '../base/format-chinese-date.ts';
import { listWithdrawalLines } from '../report/format-withdrawal.ts';
import { findValidity, joinRelations } from '../report/join-relations.ts';
import type { RelationType } from '../report/relations.ts';
import type { ReportFields, ReportSource, Withdrawal } from '../report/report.ts';
import type { Validity } from '../report/validity.ts';
import { type ShownRelation, showRelation } from './show-relations.ts';

/** How a document stands, by what it and others say of it: all of a report that depends on other reports' fields. */
export interface DocumentStanding {
  /** 关联, those that the other side says included; those of one kind together. */
  readonly relations: readonly ShownRelation[];
  /** 有效性 as stated here, else as a document states it that ended or changed this one. */
  readonly validity?: Validity;
  readonly notice?: Notice;
}

/** What readers are to know before they read: that a document no longer holds, or not yet, or not as it stands. */
export interface Notice {
  readonly tone: 'ended' | 'waiting' | 'changed';
  readonly heading: string;
  readonly lines: readonly NoticeLine[];
}

/** A sentence, or the words in front of the document that it names. */
interface NoticeLine {
  readonly text: string;
  readonly document?: ShownRelation;
}

/**
 * Reports of which anything is to be said, by their ids.
 * @param sources published reports and withdrawn ones
 */
export function describeStandings(sources: readonly ReportSource[]): ReadonlyMap<string, DocumentStanding> {
  const joined = joinRelations(sources);
  const validityOf = (source: ReportSource) => findValidity(source, joined.get(source.id));
  return new Map(
    sources.flatMap((source) => {
      const own = joined.get(source.id) ?? [];
      const validity = validityOf(source);
      const relations = own.map((relation) => showRelation(relation, validityOf));
      const { withdrawal } = source.fields;
      if (validity === undefined && relations.length === 0 && !withdrawal) return [];
      const stands = describeNotice(source.fields, validity, relations);
      const notice = withdrawal ? describeWithdrawal(withdrawal, stands) : stands;
      const standing = { relations, ...(validity ? { validity } : {}), ...(notice ? { notice } : {}) };
      return [[source.id, standing] as const];
    }),
  );
}

/** What was taken back is told first, whatever else holds of it. */
function describeWithdrawal(withdrawal: Withdrawal, stands: Notice | undefined): Notice {
  const [heading = '', ...lines] = listWithdrawalLines(withdrawal);
  const others = stands ? [{ text: stands.heading }, ...stands.lines] : [];
  return { tone: 'ended', heading, lines: [...lines.map((text) => ({ text })), ...others] };
}

type NoticeWords = Pick<Notice, 'tone' | 'heading'>;

const WORDS: Readonly<Record<Exclude<Validity, '有效'>, NoticeWords>> = {
  失效: { tone: 'ended', heading: '本文件已经失效' },
  废止: { tone: 'ended', heading: '本文件已经废止' },
  宣布失效: { tone: 'ended', heading: '本文件已被宣布失效' },
  尚未施行: { tone: 'waiting', heading: '本文件尚未施行' },
  已修改: { tone: 'changed', heading: '本文件已有修改' },
};

/** What goes before the name of a document that did this to the one that is read. */
const DEEDS: Partial<Record<RelationType, string>> = {
  repeals: '废止它的文件：',
  annuls: '宣布它失效的文件：',
  replaces: '代替它的文件：',
  amends: '修改它的文件：',
};

/** Nothing is said that no document says: a day only where it is written. */
function describeNotice(
  fields: ReportFields,
  validity: Validity | undefined,
  relations: readonly ShownRelation[],
): Notice | undefined {
  const deeds = relations.flatMap((shown): NoticeLine[] => {
    const text = DEEDS[shown.relation.type];
    return text && shown.isDone ? [{ text, document: shown }] : [];
  });
  if (validity === undefined) {
    const replaced = deeds.filter(({ document }) => document?.relation.type === 'replaces');
    return replaced.length > 0
      ? { tone: 'changed', heading: '本文件已由新的文件代替', lines: replaced }
      : undefined;
  }
  if (validity === '有效') return undefined;
  const words = WORDS[validity];
  const days = describeDays(fields, validity).map((text) => ({ text }));
  const basis = describeBasis(fields, deeds).map((text) => ({ text }));
  const lines: NoticeLine[] = [...days, ...(words.tone === 'ended' ? basis : []), ...deeds];
  return { ...words, lines: words.tone === 'waiting' ? lines.filter(({ document }) => !document) : lines };
}

function describeDays({ effectiveDate, ceasedDate, validUntil }: ReportFields, validity: Validity): string[] {
  if (validity === '尚未施行') return effectiveDate ? [`自${formatChineseDate(effectiveDate)}起施行。`] : [];
  if (validity === '已修改') return [];
  if (ceasedDate) return [`自${formatChineseDate(ceasedDate)}起不再有效。`];
  return validUntil ? [`有效期至${formatChineseDate(validUntil)}。`] : [];
}

/** Not twice: where the document that it names is linked, that is enough. */
function describeBasis({ ceasedBasis }: ReportFields, deeds: readonly NoticeLine[]): string[] {
  const isLinked = deeds.some(({ document }) => document && ceasedBasis?.includes(document.title));
  return ceasedBasis && !isLinked ? [`废止依据：${ceasedBasis}`] : [];
}

/**
 * The notice as files say it that lie on someone's desk, a paragraph each.
 * @param siteUrl of the portal; without one its documents have no address
 */
export function listNoticeLines(notice: Notice | undefined, siteUrl: string): string[] {
  if (!notice) return [];
  const lines = notice.lines.map(({ text, document }) => {
    if (!document) return text;
    const { title, documentNumber, url, isOutside } = document;
    const address = isOutside ? url : siteUrl && siteUrl + url;
    const notes = [documentNumber, address === title ? '' : address].filter(Boolean).join('，');
    return `${text}${address === title ? title : `《${title}》`}${notes && `（${notes}）`}`;
  });
  return [notice.heading, ...lines];
}
