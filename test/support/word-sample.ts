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
  }: Partial<Pick<WordSource, 'notice' | 'pictures' | 'resolveLink'>> & {
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

/** A picture as far as Word files look at it. */
export const PNG = { mime: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) };

/** The paragraphs of a part: style, and text with what stands for a picture (▣), a rule (—) or a note’s number (#). */
export function listParagraphs(xml: string): string[] {
  return [...xml.matchAll(/<w:p>(.*?)<\/w:p>/gs)].map(([, content = '']) => {
    const style = /<w:pStyle w:val="(\w+)"/.exec(content)?.[1] ?? '';
    const text = content
      .replace(/<w:pBdr>.*?<\/w:pBdr>/s, '—')
      .replace(/<w:drawing>.*?<\/w:drawing>/gs, '▣')
      .replace(/<w:footnoteRe(?:f|ference)\b[^>]*>/g, '#')
      .replace(/<[^>]*>/g, '');
    return `${style}：${text}`;
  });
}

/** A table with words in its first column and a number in each of the others. */
export function writeWideTable(columns: number, number = '111,111.03'): string {
  const row = (cell: (index: number) => string) =>
    `| ${Array.from({ length: columns }, (_, index) => cell(index)).join(' | ')} |`;
  return [row((i) => `${i}月`), row(() => '---'), row((i) => (i === 0 ? '示例街道' : number))].join('\n');
}
