import type { TextPosition } from '../base/text-position.ts';
import type { Profile } from './profile.ts';
import type { ExplanationForm, Relation } from './relations.ts';
import type { Validity } from './validity.ts';

/** The report as every part of Gongbao knows it. Dates are `YYYY-MM-DD` strings: no time zone can move them. */

/** The values of a report's front matter, under their English property names. See `fields.ts` for the rules. */
export interface ReportFields {
  title: string;
  org: string;
  /** 发布日期, `YYYY-MM-DD`. */
  date: string;
  /** Time of day of 发布日期, `HH:mm`, only if the editor wrote one. */
  time?: string;
  genre: string;
  /** 主题分类 of the first level, one of the vocabulary's. */
  topic: string;
  /** 主题分类 with its further levels as issued, such as `综合政务\政务公开`; only where there are any. */
  topicPath?: string;
  disclosure: string;
  category?: string;
  source?: string;
  documentNumber?: string;
  /** 发文日期, `YYYY-MM-DD`. */
  issuedDate?: string;
  /** 有效性, as whoever issued the document says it: no clock decides it. */
  validity?: Validity;
  /** 施行日期, `YYYY-MM-DD`. */
  effectiveDate?: string;
  /** 有效期至, the last day of the period that the document names, `YYYY-MM-DD`. */
  validUntil?: string;
  /** 失效日期, the day from which it no longer holds, `YYYY-MM-DD`. */
  ceasedDate?: string;
  /** 废止依据: the document by which it was repealed, in words. */
  ceasedBasis?: string;
  /** 服务对象. */
  audience?: string[];
  indexNumber?: string;
  /** 系列: the name that reports of one kind share over the years. */
  series?: string;
  keywords: string[];
  summary?: string;
  /** 年度: the year the report speaks of, not the year it was published in. */
  year: number;
  /** 题注: when the document was issued, revised and put into force, in brackets below its title. */
  headNote?: string;
  /** 落款, a line each: the issuing body, then the date if the document has one. */
  signature: string[];
  /** 抄送, a part each as the editor wrote it; see `format-imprint.ts` for what is shown of it. */
  copiedTo: string[];
  /** 印发机关. */
  printedBy?: string;
  /** 印发日期, `YYYY-MM-DD`. */
  printedDate?: string;
  attachments: AttachmentRequest[];
  /** Ids of the reports that the editor chose as 相关文章, in that order. */
  related: string[];
  /** 状态: only what says 发布, or nothing, is published. */
  state: ReportState;
  /** 发布于: the moment before which it is not published, `YYYY-MM-DD` or `YYYY-MM-DD HH:mm`, China time. */
  release?: string;
  /** 审核: who has read it before it was published, in the order of the readings. */
  reviews: Review[];
  /** 关联: how this document bears on others, as this report says it; see `join-relations.ts` for both sides. */
  relations: RelationEntry[];
  /** 修订: what was changed in the text since it was published, newest first. */
  corrections: Correction[];
  /** 撤回: taken back after it was published. */
  withdrawal?: Withdrawal;
  /** 旧网址: where the report was before, as the editor wrote it. */
  formerAddresses: FormerAddress[];
  /** 检查例外: findings of the content check that the editor has looked at and keeps as they are. */
  exceptions: CheckException[];
}

export const REPORT_STATES = ['草稿', '送审', '发布'] as const;

export type ReportState = (typeof REPORT_STATES)[number];

/** The readings of 三审制, in their order. */
export const REVIEW_ROUNDS = ['一审', '二审', '三审'] as const;

/** One entry of 审核. */
export interface Review {
  round: (typeof REVIEW_ROUNDS)[number];
  by: string;
  /** `YYYY-MM-DD`. */
  date: string;
}

/** One entry of 修订. */
export interface Correction {
  /** `YYYY-MM-DD`. */
  date: string;
  what: string;
  why: string;
}

/** 撤回: why a report was taken back, and what of it can still be read. */
export interface Withdrawal {
  /** `YYYY-MM-DD`. */
  date: string;
  reason: string;
  /** What readers are told besides, such as where the valid text is; a line each. */
  explanation: string[];
  /** Removed: neither text nor attachments are published, though content keeps them. */
  text: 'kept' | 'removed';
}

/** One entry of 旧网址, with its place in the editor's file. */
export interface FormerAddress extends TextPosition {
  /** A folder such as `2020/jyj`, a path such as `zwgk/a.html`, or a whole address of this portal. */
  address: string;
}

/** One entry of 关联, with its place in the editor's file. */
export interface RelationEntry extends TextPosition {
  relation: Relation;
  /** The other document: a report's folder such as `2021/jiaoyuju`, or its address on another site. */
  target: { id: string } | { address: string };
  /** Name to show; without one it is the other report's title. */
  name?: string;
  form?: ExplanationForm;
}

/** One entry of 检查例外, with its place in the editor's file. */
export interface CheckException extends TextPosition {
  /** Code of the rule, such as `final-mark`. */
  rule: string;
  /** Text of the report around the finding; without it the exception holds for the whole report. */
  quote?: string;
  reason: string;
}

/** One entry of 附件 in the front matter, with its place in the editor's file. */
export interface AttachmentRequest extends TextPosition {
  /** Path below the report's `attachments/` folder, as written. */
  file: string;
  /** Name to show instead of the file's. */
  name?: string;
}

/** A report as read from disk: decoded, split, its fields checked. */
export interface ReportSource {
  /** Folder below `reports/`, `/`-separated and NFC, such as `2021/jiaoyuju`. Names the report everywhere. */
  id: string;
  /** Path for diagnostics, see `Diagnostic.file`. */
  file: string;
  /** Absolute path of the report's folder. */
  folder: string;
  /** The whole file as Unicode text with LF line ends, without BOM. */
  text: string;
  /** Of the file's bytes as they were read, lower-case hexadecimal. */
  sha256: string;
  /** The Markdown after the front matter. */
  body: string;
  /** 1-based line of the file on which `body` starts. */
  bodyLine: number;
  fields: ReportFields;
  /** Where the value of each field stands in the file, by its key; fields that are not written are absent. */
  places: ReadonlyMap<string, TextPosition>;
  /** The kind of yearly report that it is, if it is one that the installation knows. */
  profile?: Profile;
  /** The texts that were published before, earliest first; absent if none is kept. */
  versions?: readonly FormerSource[];
  /** Days of the former texts that were taken back with the text. */
  withheldDays?: readonly string[];
  /** Of a text that was published before: which report's, and when. Its files are the report's. */
  former?: FormerText;
}

/** Whose former text it is, and from when to when it was what was published. */
export interface FormerText {
  /** Id of the report. */
  readonly of: string;
  /** `YYYY-MM-DD`, the day that names it. */
  readonly from: string;
  /** The day on which the next text took its place; absent if nobody wrote one down. */
  readonly until?: string;
}

export type FormerSource = ReportSource & { readonly former: FormerText };

/** A heading of the body together with the text up to the next heading. */
export interface Section {
  /** `s1-2`: see `section-ids.ts`. */
  id: string;
  title: string;
  /** Heading level in the Markdown source, 1–6: it tells the official rank (2 is 一、, 3 is （一）…). */
  level: number;
  /** Number of enclosing sections + 1: 1 for an outermost section, without gaps. */
  depth: number;
  /** The section's own paragraphs, without the heading and without subsections, a line each. */
  text: string;
}

/** One block of visible text, in reading order. */
export interface TextBlock {
  kind: 'heading' | 'paragraph' | 'item' | 'row' | 'caption' | 'note';
  text: string;
  /** With the numbers of footnotes, `[1]`, as a reader sees them; absent where there are none. */
  numbered?: string;
  /** Id of the section that the block belongs to; absent before the first heading and in footnotes. */
  section?: string;
  isFootnote?: boolean;
}
