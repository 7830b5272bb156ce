import type { Field } from '../report/fields.ts';
import type { FieldItem } from '../report/format-front-matter.ts';
import type { Metadatum } from './document.ts';
import { bareText } from './document-text.ts';
import { findImportedField } from './labels.ts';
import { type FieldRules, readFieldValue } from './read-field-value.ts';
import { isCombined, splitCombined } from './split-combined.ts';

/** A field as the document has it. */
export interface FoundField {
  readonly key: string;
  /** As it is to stand in the front matter; a list has several. */
  readonly values: readonly string[];
  /** Entries of a field such as 关联, in place of the values: key and value of each part. */
  readonly items?: readonly FieldItem[];
  /** Chinese, completes “取自…”. */
  readonly origin: string;
  /** As the source has it, if it was written otherwise. */
  readonly written?: string | undefined;
  /** Only a guess: what else the value could be, which may be nothing that is known. */
  readonly candidates?: readonly string[] | undefined;
  /** Not said, but usual where the document says what it does: what else it could be. Who can be asked is asked. */
  readonly inferred?: readonly string[];
}

/** What the document says of a field and the portal cannot use. Chinese. */
interface FieldDoubt {
  readonly key: string;
  readonly value: string;
  readonly reason: string;
}

export interface ResolvedFields {
  readonly found: ReadonlyMap<string, FoundField>;
  readonly doubts: readonly FieldDoubt[];
  /** What the page says that this portal has no field for. */
  readonly unused: readonly Metadatum[];
}

/** What pages write where they have no value. */
const PLACEHOLDER = /^(?:无|暂无|空|null|undefined|none|n\/a|[-—–/\\.]+|\s*)$/iu;

/**
 * Chooses a value for each field from what the document says of it. Nothing is guessed: a value that the portal's
 * rules refuse is a doubt, told to the editor.
 * @param metadata the most trustworthy first
 */
export function resolveFields(metadata: readonly Metadatum[], rules: FieldRules): ResolvedFields {
  const found = new Map<string, FoundField>();
  const doubts: FieldDoubt[] = [];
  const unused: Metadatum[] = [];
  // What one label says alone goes before what another says among other things.
  const parted = metadata.filter(isCombined).flatMap((each) => splitCombined(each, rules));
  for (const { label, value: raw, items, origin, candidates } of [
    ...metadata.filter((each) => !isCombined(each)),
    ...parted,
  ]) {
    const field = findImportedField(label);
    // The wide space of 通　告 is part of how a title is written.
    const value = raw.replace(field?.type === 'text' ? /[^\S\u3000]+/gu : /\s+/gu, ' ').trim();
    if (!field) {
      if (value !== '') unused.push({ label, value, origin });
      continue;
    }
    if (PLACEHOLDER.test(value)) continue;
    const outcome =
      items && field.type === 'list'
        ? { ok: true as const, values: items }
        : readFieldValue(value, rules, field);
    if (!outcome.ok) {
      if (!doubts.some(({ key, value: known }) => key === field.key && known === value))
        doubts.push({ key: field.key, value, reason: outcome.reason });
      continue;
    }
    const known = found.get(field.key);
    if (known && !addsTime(field, known, outcome.values)) continue;
    const written = outcome.values[0] === value ? undefined : value;
    found.set(field.key, { key: field.key, values: outcome.values, origin, written, candidates });
  }
  // 主题词 is tried for 主题分类; when that is known, it is only another name that did not fit.
  return { found, doubts: doubts.filter(({ key }) => !found.has(key)), unused };
}

/** The page's label says the day, its tag the minute too. */
function addsTime(field: Field, known: FoundField, values: readonly string[]): boolean {
  const [before = '', after = ''] = [known.values[0], values[0]];
  return field.type === 'date-time' && before.length === 10 && after.length > 10 && after.startsWith(before);
}

/** A verb, or words in quotes, just before it: the title tells of such a document, as 甲局印发方案 does. */
const TOLD =
  /(?:发布|印发|出台|公布|作出|做出|提出|提交|通过|下达|制定|审议|征求|听取|征集|[”」])(?:了|的?《[^《》]*》)?$/u;

/** The genre that a title ends in, as official titles do: …情况报告, …的通知（试行）. */
export function findGenre(title: string, genres: readonly string[]): string | undefined {
  // 的 通 知, as titles in the middle of a line are set.
  const end = bareText(title).replace(/(?:[（(〔][^（()）〕]{1,24}[)）〕])+$/u, '');
  const genre = [...genres]
    .filter((each) => each !== '其他')
    .sort((a, b) => b.length - a.length)
    .find((each) => end.endsWith(each) && end.length > each.length);
  return genre && TOLD.test(end.slice(0, -genre.length)) ? undefined : genre;
}

/** 公开类别 as a note below the signature says it (GB/T 9704-2012, 7.3.8). */
export function findDisclosure(text: string): { value: string; line: string } | undefined {
  for (const line of text.split('\n')) {
    const note = /^[（(]?\s*此件\s*(公开发布|主动公开|依申请公开|不予公开)\s*[)）]?$/u.exec(line.trim())?.[1];
    if (note) return { value: note === '公开发布' ? '主动公开' : note, line: line.trim() };
  }
  return undefined;
}
