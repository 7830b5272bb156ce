import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { WordList } from '../lint/word-list.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import type { TextTerms } from '../related/collect-terms.ts';
import type { BodyDocument } from '../report/body-document.ts';
import type { CheckSettings } from '../report/check-settings.ts';
import type { PlacedLink } from '../report/outside-address.ts';
import type { ReportSource, Section, TextBlock } from '../report/report.ts';
import type { TypedTable } from '../report/typed-table.ts';
import type { FileView } from '../viewing/file-views.ts';
import type { DocumentStanding } from './document-standing.ts';
import type { TextFormName } from './report-forms.ts';

/**
 * What everybody needs to know of that which one report makes by itself, as plain JSON: it needs no other report and does
 * not know where it lies. Files are named by their path below the report's folder, as the disk spells it.
 */
export interface ReportBundle {
  /** SHA-256 of everything that the bundle was made of. */
  key: string;
  /** Key of the text, which is large. */
  body: string;
  /** Key of the body as a tree, which is needed for typeset files only and is larger. */
  document: string;
  /** Without their text. */
  sections: SectionHead[];
  /** The first paragraph that says something: a salutation such as 各区人民政府： does not. */
  lead: string;
  terms: TextTerms;
  /** Root of the hash tree over the lines of the text (`quote/text-lines.ts`). */
  textRoot: string;
  /** Size and hash of the forms that need only the text. */
  textForms: { form: TextFormName; bytes: number; sha256: string }[];
  attachments: BundledAttachment[];
  /** Names of the pictures that views show: their SHA-256, which is their key in the cache, and an ending. */
  pictures: string[];
  /** Files that the text refers to, outside `attachments/`. */
  localFiles: { path: string; file: string }[];
  /** Pictures that the text shows, by the address that its HTML gives them. */
  images: BundledImage[];
  /** Links to other reports, to be judged when all are known. */
  crossLinks: CrossLink[];
  /** Links of the text that lead out of the portal. */
  outsideLinks: PlacedLink[];
  /** Of the report's own files, which are named below its folder. */
  diagnostics: Diagnostic[];
  /** Of the content check, before `settleExceptions`. */
  findings: Diagnostic[];
  /** Of a report that a profile applies to: the rows that go on from one year to the next. */
  carried?: TypedTable[];
  /** Attachments of a withdrawn report that are published no longer: their paths below `attachments/`. */
  withheld?: string[];
}

export type SectionHead = Omit<Section, 'text'>;

/** A report's text. */
export interface ReportBody {
  /** HTML to stand inside the report's `<article>`, below its `<h1>`. */
  html: string;
  /** The text before the first heading. */
  preamble: string;
  sections: Section[];
  /** The text of footnotes, which belong to no section. */
  footnotes: string;
  /** All visible text in reading order. */
  blocks: TextBlock[];
  /** The tables that its profile describes, each number with its row, its column and its place; absent without a profile. */
  tables?: readonly TypedTable[];
}

export interface BundledAttachment {
  /** Below `attachments/`, with `/`, NFC. */
  path: string;
  file: string;
  name: string;
  bytes: number;
  sha256: string;
  /** In Chinese, such as PDF 文档. */
  typeLabel: string;
  mime: string;
  view?: FileView;
  /** What the view shows, for the search. */
  text?: string;
}

interface BundledImage {
  url: string;
  mime: string;
  file: string;
  sha256: string;
}

export interface CrossLink {
  /** Of the other report, or of a fixed page. */
  id: string;
  isPage?: true;
  fragment: string;
  target: string;
  /** Where the link stands. */
  line: number;
  column: number;
}

/** Every setting that a bundle depends on. */
export interface BundleSettings {
  checks: CheckSettings;
  attachmentMaxMegabytes: number;
  publishReviewers: boolean;
  /** The portal's own list of words; in keys its hash stands for it. */
  words?: WordList;
}

/** A report with its bundle: what judging and assembling work on. */
export interface MadeReport {
  source: ReportSource;
  bundle: ReportBundle;
  /** The text, read when it is asked for: the texts of all reports would fill the memory. */
  body(): ReportBody;
  /** Those of `bundle.pictures`, where they lie now. */
  pictures: OutputFile[];
  /** The texts that were published before, earliest first; absent if there are none. */
  versions?: readonly MadeReport[];
  /** What other reports have a part in; absent where there is nothing to say. */
  standing?: DocumentStanding;
}

/** Makes bundles, or finds them in the cache. */
export interface Bundler {
  /** The report with its bundle: that in the cache, if nothing that it was made of has changed. */
  bundle(source: ReportSource, settings: BundleSettings): Promise<MadeReport>;
  /** The body as a tree: large, and read when a typeset file has to be made. */
  readDocument(made: MadeReport, settings: BundleSettings): Promise<BodyDocument>;
  /** Ends the thread that reads PDFs; the next PDF starts another. */
  close(): Promise<void>;
}

/** What a thread is told of the report that it shall work on. */
export interface ReportTask {
  readonly source: ReportSource;
  readonly settings: BundleSettings;
  readonly siteUrl: string;
  readonly standing?: DocumentStanding | undefined;
  /** Where in the cache everything lies that it is made of, as far as it is there. */
  readonly objects: readonly string[];
}

/** Threads that make reports beside this one. */
export interface ReportThreads {
  /** Reports to be made at a time, so that all have work. */
  readonly atOnce: number;
  /**
   * Has something made in a thread, if this one has enough to do, so that it is in the cache when it is made here.
   * @param here makes it, or finds it in the cache if a thread has made it
   */
  make<T>(what: 'bundle' | 'word', task: ReportTask, here: (isMade: boolean) => Promise<T>): Promise<T>;
  /** Ends them; the next report starts others. */
  close(): Promise<void>;
}
