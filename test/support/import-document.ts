import vocabulary from '../../_data/vocabulary.json' with { type: 'json' };
import { type ConvertedDocument, convertDocument } from '../../src/import/convert-document.ts';
import { convertFragment } from '../../src/import/convert-fragment.ts';
import type { ImportedDocument } from '../../src/import/document.ts';
import { parseHtml } from '../../src/import/html-tree.ts';
import type { ImportReading } from '../../src/import/importer.ts';
import { chooseImporter } from '../../src/import/importers.ts';

/** Reads a source document without a disk. */
export async function readSource(name: string, content: string | Uint8Array): Promise<ImportReading> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const chosen = chooseImporter(name, bytes);
  return chosen.ok ? chosen.importer.read(bytes) : chosen;
}

/** A document that must be readable, as a report. */
export async function importDocument(
  name: string,
  content: string | Uint8Array,
  { fullwidth = false }: { fullwidth?: boolean } = {},
): Promise<ConvertedDocument & { source: ImportedDocument; values: Record<string, string> }> {
  const reading = await readSource(name, content);
  if (!reading.ok) throw new Error(reading.message);
  const source = reading.document;
  const converted = convertDocument(source, {
    rules: { vocabulary, indexNumberPattern: /^[0-9A-Z]{9}\/\d{4}-\d{5}$/u },
    imagePaths: source.images.map((_, index) => `images/${index + 1}.png`),
    fileTitle: name.replace(/\.\w+$/, ''),
    fullwidth,
  });
  const values = Object.fromEntries(
    [...converted.fields.found].map(([key, { values: found }]) => [key, found.join(' / ')]),
  );
  return { ...converted, source, values };
}

/** The tree of a page, as the importer reads it. */
export function parsePage(html: string) {
  const page = parseHtml(html);
  if (!page) throw new Error('too deep');
  return page;
}

/** Text without white space: what a report must keep of its source. */
export const bare = (text: string) => text.replace(/\s+/gu, '');

/** What a part of a page becomes that is pasted into a text. */
export function paste(html: string): { markdown: string; told: readonly string[] } {
  const { ok, ...pasted } = convertFragment(html, 1);
  if (!('markdown' in pasted)) throw new Error(pasted.message);
  return pasted;
}
