import { strFromU8, unzipSync } from 'fflate';
import { renderBody } from '../../src/markdown/render-body.ts';
import type { RenderContext } from '../../src/markdown/render-context.ts';
import type { ReportFields, TextBlock } from '../../src/report/report.ts';
import { createWord, type WordSource } from '../../src/word/create-word.ts';
import { parseBodyDocument } from './parse-body.ts';
import { readFields, writeReport } from './sample-report.ts';

export interface SampleWord {
  bytes: Uint8Array;
  fields: ReportFields;
  /** The page's text. */
  blocks: TextBlock[];
  /** Every part that is XML, by its name. */
  parts: Record<string, string>;
  /** `word/document.xml`. */
  document: string;
}

/**
 * The Word file of an invented report, whose links and pictures are as Markdown has them.
 * @param fields as `writeReport` takes them
 */
export function createSampleWord(
  body: string,
  written: Readonly<Record<string, string>> = {},
  {
    size,
    ...source
  }: Partial<Pick<WordSource, 'pictures' | 'resolveLink'>> & {
    size?: { width: number; height: number };
  } = {},
): SampleWord {
  const context: RenderContext = {
    bodyLine: 1,
    resolveTarget: (url, kind) => ({ kind: 'local', url, ...(kind === 'image' ? size : {}) }),
  };
  const fields = readFields(writeReport(written));
  const bytes = createWord({
    fields,
    document: parseBodyDocument(body, context),
    issuer: fields.org,
    pictures: new Map(),
    resolveLink: (href) => (/^https:/.test(href) ? href : undefined),
    ...source,
  });
  const parts = Object.fromEntries(
    Object.entries(unzipSync(bytes)).flatMap(([name, content]) =>
      /\.(?:xml|rels)$/.test(name) ? [[name, strFromU8(content)]] : [],
    ),
  );
  return {
    bytes,
    fields,
    blocks: renderBody(body, context).blocks,
    parts,
    document: parts['word/document.xml'] ?? '',
  };
}
