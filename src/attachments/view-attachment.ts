/** What a page shows of an attachment, as data: templates escape it and decide the markup. */

import { detectDelimiter } from '../base/detect-delimiter.ts';
import type { AttachmentType } from './attachment-types.ts';
import type { FileEnds } from './file-content.ts';
import type { FileFault } from './file-fault.ts';
import type { ImageSize } from './read-image-size.ts';
import { createTextCounter } from './text-counter.ts';
import { type CsvView, formatCsvView } from './view-csv.ts';
import { decodeView, detectEncoding, dropControls, formatTextView, type TextView } from './view-text.ts';

/** Of what is seen while a file is hashed; other kinds are read whole, in `src/viewing`. */
export type AttachmentView = ({ kind: 'image' } & ImageSize) | TextView | CsvView;

/** Enough for every bound of a view in Chinese. */
const VIEW_BYTES = 1024 * 1024;

export interface ViewResult {
  view?: AttachmentView;
  /** The text that the view shows, for the search. */
  text?: string;
  /** Why the view is not what the editor may expect; completes “文件“…””. */
  warning?: FileFault;
}

/** Counts what only the whole file tells, then gives the view. */
export interface ViewReader {
  add?: (chunk: Uint8Array) => void;
  finish(): ViewResult;
}

/** @param bytes the file's size: whether `ends.head` is all of it */
export function createViewReader(
  type: AttachmentType,
  ends: FileEnds,
  bytes: number,
  imageSize: ImageSize | undefined,
): ViewReader {
  if (type.view === 'image' && imageSize) {
    return { finish: () => ({ view: { kind: 'image', ...imageSize } }) };
  }
  if (type.view === 'text' || type.view === 'csv') return createTextReader(type.view, ends.head, bytes);
  return { finish: () => ({}) };
}

function createTextReader(kind: 'text' | 'csv', wholeHead: Uint8Array, bytes: number): ViewReader {
  const head = wholeHead.subarray(0, VIEW_BYTES);
  const isWhole = head.byteLength === bytes;
  const encoding = detectEncoding(head, isWhole);
  if (!encoding) {
    return {
      finish: () => ({
        warning: {
          rule: 'file-encoding',
          message: '认不出文字编码，页面上不显示预览',
          remedy: '请用记事本打开，另存为“UTF-8”编码，再替换它',
        },
      }),
    };
  }
  const start = decodeView(head, encoding);
  const { delimiter, from } = detectDelimiter(start);
  const counter = createTextCounter(delimiter);
  const decoder = new TextDecoder(encoding);
  return {
    // What is not shown is no row or line either.
    add: (chunk) => counter.add(dropControls(decoder.decode(chunk, { stream: true }))),
    finish: () => {
      counter.add(dropControls(decoder.decode()));
      // Nothing but white space: the file may be downloaded, there is nothing to show.
      if (start.trim() === '') return {};
      const view = formatTextView(start, counter.lines, isWhole);
      const { text } = view;
      if (kind === 'text') return { view, text };
      const records = (isWhole ? start : cutAtRecord(start, delimiter)).slice(from);
      // Nothing but a `sep=` line.
      if (isWhole && records === '') return { view, text };
      // What the beginning shows of a table whose quotes do not close is wrong, however large the file is.
      const csv = counter.isQuoted
        ? undefined
        : formatCsvView(records, delimiter, counter.records - (from > 0 ? 1 : 0));
      if (csv) return { view: csv, text: [csv.header, ...csv.rows].map((row) => row.join('\t')).join('\n') };
      const fault =
        records === '' && !counter.isQuoted
          ? `的第一行超过 ${VIEW_BYTES / 1024 / 1024} MB`
          : '的引号不成对或位置不对';
      return {
        view,
        text,
        warning: {
          rule: 'csv-format',
          message: `${fault}，不能显示成表格，页面上按文本显示`,
          remedy: '请用 Excel 或 WPS 打开核对，另存为“CSV UTF-8（逗号分隔）”，再替换它',
        },
      };
    },
  };
}

/** A cell may be cut in two where the prefix ends. */
function cutAtRecord(start: string, delimiter: string): string {
  const counter = createTextCounter(delimiter);
  counter.add(start);
  return start.slice(0, counter.recordEnd);
}
