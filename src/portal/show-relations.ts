import { groupBy } from '../base/group-by.ts';
import { isDone, type JoinedRelation } from '../report/join-relations.ts';
import { formatRelation, formatRelationLabel, type Relation } from '../report/relations.ts';
import type { RelationEntry, ReportSource } from '../report/report.ts';
import { formatUrl } from '../report/urls.ts';
import { findStanding, type Validity } from '../report/validity.ts';

/** The other document of a relation, as a page shows it. */
export interface ShownRelation {
  readonly relation: Relation;
  readonly title: string;
  /** From the portal's root and percent-encoded, or the address on another site. */
  readonly url: string;
  readonly isOutside?: true;
  readonly org?: string;
  readonly date?: string;
  readonly documentNumber?: string;
  readonly form?: NonNullable<RelationEntry['form']>;
  /** What is to be known of the other document before it is relied on: 废止, 尚未施行, 已撤回. */
  readonly state?: Validity | '已撤回';
  /** What it does to this document it has done: it is in force, and stands. */
  readonly isDone: boolean;
}

/** Relations of one kind, under their heading. */
export interface RelationGroup {
  readonly label: string;
  readonly relations: readonly ShownRelation[];
  /** More than are looked through: a basic rule is followed by hundreds. */
  readonly folded: readonly ShownRelation[];
}

/** Documents of one kind that stand open. */
const MOST_OPEN = 20;

/** What is said of a document beside its title: nothing of one that holds. */
export const formatStateMark = (validity: Validity | undefined): Validity | undefined =>
  validity && findStanding(validity) !== '现行有效' ? validity : undefined;

/** @param findValidity of the other report */
export function showRelation(
  joined: JoinedRelation,
  findValidity: (source: ReportSource) => Validity | undefined,
): ShownRelation {
  const { relation, other, name, form } = joined;
  const shared = { relation, isDone: isDone(joined), ...(form ? { form } : {}) };
  if ('address' in other)
    return { ...shared, title: name ?? other.address, url: other.address, isOutside: true };
  const { id, fields } = other.source;
  const state = fields.withdrawal ? '已撤回' : formatStateMark(findValidity(other.source));
  return {
    ...shared,
    title: name ?? fields.title,
    url: formatUrl(`reports/${id}.html`),
    org: fields.org,
    date: fields.date,
    ...(fields.documentNumber ? { documentNumber: fields.documentNumber } : {}),
    ...(state ? { state } : {}),
  };
}

/** In the order of the list, which has those of one kind together. */
export function groupRelations(relations: readonly ShownRelation[]): RelationGroup[] {
  const groups = groupBy(relations, ({ relation }) => formatRelationLabel(relation));
  return [...groups].map(([label, members]) => ({
    label,
    relations: members.slice(0, MOST_OPEN),
    folded: members.slice(MOST_OPEN),
  }));
}

/** What explains the document: what most readers came for, so that it stands above the text, too. */
export const listExplanations = (relations: readonly ShownRelation[]): ShownRelation[] =>
  relations.flatMap(({ relation, title, url, isOutside, form, state, isDone }) => {
    const isOne = relation.type === 'explains' && relation.side === 'passive' && state !== '已撤回';
    // What more is known of it stands in the list.
    return isOne
      ? { relation, title, url, isDone, ...(isOutside ? { isOutside } : {}), ...(form ? { form } : {}) }
      : [];
  });

/** One relation on a line, for catalogues and lists of changes: 被废止《…》. */
export function formatShownRelation({ relation, title, form, state }: ShownRelation): string {
  const notes = [form, state].filter((note) => note !== undefined);
  return `${formatRelation(relation)}《${title}》${notes.length > 0 ? `（${notes.join('，')}）` : ''}`;
}
