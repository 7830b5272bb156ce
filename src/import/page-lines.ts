import type { ImportedDocument, Metadatum } from './document.ts';
import { clipLine, readBlock, readLineText } from './document-text.ts';
import { isPageLabel, namePageDay, namesField, parseMetadataText } from './labels.ts';
import { isChromeLine } from './page-chrome.ts';
import { findFirstSentence } from './title-lines.ts';

/** 2022-02-14, 日期：2022年2月14日: on a page the day of publication, in other documents the day of what they tell of. */
export const LONE_DAY = /^(?:日\s*期\s*[:：]\s*)?\d{4}\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?$/u;

/** Lines at the top among which those of a page are looked for. */
const MAX_PAGE_LINES = 30;

/** Whether a document is a page, or was copied from one: then it has its labels or its buttons at the top. */
export function isPage({ around, metadata, blocks }: ImportedDocument): boolean {
  const saysOfPage = (text: string) =>
    isChromeLine(text) ||
    (!LONE_DAY.test(text) && parseMetadataText(text, '')?.some(({ label }) => isPageLabel(label)) === true);
  const lines = blocks.slice(0, MAX_PAGE_LINES).map((block) => readBlock(block).trim());
  return around !== undefined || metadata.length > 0 || lines.some((text) => text !== '' && saysOfPage(text));
}

/** What a line above the text names. */
export const readFrontLine = (text: string): Metadatum[] | undefined =>
  parseMetadataText(namePageDay(text), `文前的一行“${clipLine(text)}”`);

/** Whether a line says since when the page is public that it stands on. */
export const saysPageDay = (line: string): boolean =>
  parseMetadataText(namePageDay(line, true), '')?.some(
    ({ label, value }) => namesField(label, 'date') && /^\d{4}/u.test(value),
  ) === true;

/** What the lines above a text copied from a page name: the page's table is copied as such lines. */
export function listNamed(document: ImportedDocument): Metadatum[] {
  if (!isPage(document)) return [];
  const { blocks } = document;
  return blocks
    .slice(0, Math.min(MAX_PAGE_LINES, findFirstSentence(blocks)))
    .flatMap((block) => readFrontLine(readLineText(block)) ?? []);
}
