import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { RenderedBody } from '../markdown/render-body.ts';
import type { OutputFile } from '../publish/write-files-fs.ts';
import type { BodyDocument } from '../report/body-document.ts';
import type { CheckSettings } from '../report/check-settings.ts';
import type { ReportSource } from '../report/report.ts';
import type { FileView } from '../viewing/file-views.ts';

/**
 * All that one report makes by itself, as plain JSON: it needs no other report and does not know where it lies.
 * Files are named by their path below the report's folder, as the disk spells it.
 */
export interface ReportBundle extends Omit<RenderedBody, 'problems'> {
  /** SHA-256 of everything that the bundle was made of. */
  key: string;
  attachments: BundledAttachment[];
  /** Names of the pictures that previews show: their SHA-256, which is their key in the cache, and an ending. */
  pictures: string[];
  /** Files that the text refers to, outside `attachments/`. */
  localFiles: { path: string; file: string }[];
  /** Pictures that the text shows, by the address that its HTML gives them. */
  images: BundledImage[];
  /** Links to other reports, to be judged when all are known. */
  crossLinks: CrossLink[];
  /** Of the report's own files, which are named below its folder. */
  diagnostics: Diagnostic[];
  /** Of the content check, before `settleExceptions`. */
  findings: Diagnostic[];
  /** Key of the body as a tree, which is needed for typeset files only and is large. */
  document: string;
}

export interface BundledAttachment {
  /** Below `attachments/`, with `/`, NFC. */
  path: string;
  file: string;
  name: string;
  bytes: number;
  sha256: string;
  typeLabel: string;
  mime: string;
  preview?: FileView;
  /** What the preview shows, for the search. */
  text?: string;
}

interface BundledImage {
  url: string;
  mime: string;
  file: string;
  sha256: string;
}

export interface CrossLink {
  /** Of the other report. */
  id: string;
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
}

/** A report with its bundle: what judging and assembling work on. */
export interface MadeReport {
  source: ReportSource;
  bundle: ReportBundle;
  /** Those of `bundle.pictures`, where they lie now. */
  pictures: OutputFile[];
}

/** Makes bundles, or finds them in the cache. */
export interface Bundler {
  /** The report's bundle: from the cache, if nothing that it was made of has changed. */
  bundle(source: ReportSource, settings: BundleSettings): Promise<MadeReport>;
  /** The body as a tree: large, and read when a typeset file has to be made. */
  readDocument(made: MadeReport, settings: BundleSettings): Promise<BodyDocument>;
  /** Ends the thread that reads PDFs; the next PDF starts another. */
  close(): Promise<void>;
}
