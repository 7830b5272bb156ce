/** How one document bears on another, in the words of both sides. */

/** 形式 of 解读. */
export const EXPLANATION_FORMS = ['文字', '图解', '问答', '发布会'] as const;

export type ExplanationForm = (typeof EXPLANATION_FORMS)[number];

interface RelationRow {
  /** What this document does to the other, as a sentence begins: 这一篇废止（对象）. */
  readonly active: string;
  /** The same, said by the other document: 这一篇被废止. */
  readonly passive: string;
  /** Heading of the other document in the page's list, for either side. */
  readonly activeLabel: string;
  readonly passiveLabel: string;
  /** What else editors write, where it leaves no doubt which side is meant, besides the active label. */
  readonly activeAlso?: readonly string[];
  readonly passiveAlso?: readonly string[];
}

/** In the order in which a page lists them. */
const RELATION_TYPES = {
  explains: {
    active: '解读',
    passive: '被解读',
    activeLabel: '解读的文件',
    passiveLabel: '解读',
    activeAlso: ['解读对象', '政策原文', '文件原文'],
    passiveAlso: [
      ...['有解读', '解读材料', '解读稿', '解读件', '解读文件', '解读链接'],
      ...['政策解读', '相关解读', '文件解读'],
    ],
  },
  amends: {
    active: '修改',
    passive: '被修改',
    activeLabel: '修改的文件',
    passiveLabel: '修改它的文件',
    activeAlso: ['修订', '修正'],
    passiveAlso: ['被修订', '被修正'],
  },
  repeals: {
    active: '废止',
    passive: '被废止',
    activeLabel: '废止的文件',
    passiveLabel: '废止它的文件',
  },
  annuls: {
    active: '宣布失效',
    passive: '被宣布失效',
    activeLabel: '宣布失效的文件',
    passiveLabel: '宣布它失效的文件',
  },
  replaces: {
    active: '代替',
    passive: '被代替',
    activeLabel: '代替的文件',
    passiveLabel: '代替它的文件',
    activeAlso: ['替代', '取代'],
    passiveAlso: ['被替代', '被取代'],
  },
  follows: {
    active: '依据',
    passive: '被依据',
    activeLabel: '依据的文件',
    passiveLabel: '依据它制定的文件',
    activeAlso: ['根据', '制定依据', '上位依据'],
    passiveAlso: ['配套文件', '实施文件'],
  },
  forwards: {
    active: '转发',
    passive: '被转发',
    activeLabel: '转发的文件',
    passiveLabel: '转发它的文件',
    activeAlso: ['批转'],
    passiveAlso: ['被批转'],
  },
} as const satisfies Record<string, RelationRow>;

export type RelationType = keyof typeof RELATION_TYPES;

/** A type as one of its two sides says it. */
export interface Relation {
  readonly type: RelationType;
  readonly side: 'active' | 'passive';
}

export const RELATION_ORDER = Object.keys(RELATION_TYPES) as readonly RelationType[];

/** By these a document changes one that was made before it. */
export const CHANGING: readonly RelationType[] = ['amends', 'repeals', 'annuls', 'replaces'];

const ROWS = Object.entries(RELATION_TYPES) as readonly [RelationType, RelationRow][];

/** 修改、被修改、…: what an editor may write. */
export const RELATION_CHOICES: readonly string[] = ROWS.flatMap(([, { active, passive }]) => [
  active,
  passive,
]);

const BY_NAME = new Map<string, Relation>(
  ROWS.flatMap(([type, { active, activeLabel, activeAlso = [], passive, passiveAlso = [] }]) => [
    ...[active, activeLabel, ...activeAlso].map((name) => [name, { type, side: 'active' }] as const),
    ...[passive, ...passiveAlso].map((name) => [name, { type, side: 'passive' }] as const),
  ]),
);

const BY_LABEL = new Map<string, Relation>(
  ROWS.flatMap(([type, { activeLabel, activeAlso = [], passiveLabel, passiveAlso = [] }]) => [
    ...[activeLabel, ...activeAlso].map((label) => [label, { type, side: 'active' }] as const),
    ...[passiveLabel, ...passiveAlso].map((label) => [label, { type, side: 'passive' }] as const),
  ]),
);

/** What a page says by a label in front of another document. @param label without spaces and colon */
export const readRelationLabel = (label: string): Relation | undefined => BY_LABEL.get(label);

export const readRelation = (text: string): Relation | undefined =>
  BY_NAME.get(text.normalize('NFKC').replace(/[\s“”"'《》]/gu, ''));

/** The word of an editor's file: 被废止. */
export const formatRelation = ({ type, side }: Relation): string => RELATION_TYPES[type][side];

/** How the page calls the other document: 废止它的文件. */
export const formatRelationLabel = ({ type, side }: Relation): string =>
  RELATION_TYPES[type][side === 'active' ? 'activeLabel' : 'passiveLabel'];

export const turnRelation = ({ type, side }: Relation): Relation => ({
  type,
  side: side === 'active' ? 'passive' : 'active',
});
