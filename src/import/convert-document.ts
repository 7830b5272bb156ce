import { findPlaceholders } from '../report/machine-text.ts';
import { accountText, type TextAccount } from './account-text.ts';
import { assignHeadings } from './assign-headings.ts';
import { cleanText, listUnseen } from './clean-text.ts';
import { markCoverLines } from './cover-lines.ts';
import { describeImages } from './describe-images.ts';
import {
  type Block,
  createParagraph,
  type ImportedDocument,
  type LeftBehind,
  type Metadatum,
  type RelationLink,
} from './document.ts';
import { bareText, clipLine, listTexts, readLineText } from './document-text.ts';
import { dropContentsPages } from './drop-contents-pages.ts';
import { tellInternalMarks } from './find-secrecy.ts';
import { findSigners, listBodies } from './find-signature.ts';
import { formatMarkdown, type MarkdownContext, tellSimplified } from './format-markdown.ts';
import { findImportedField } from './labels.ts';
import { compactBlocks, joinDisplayedLines, mapText, plainCaptions } from './prepare-blocks.ts';
import { type FieldRules, readFieldValue } from './read-field-value.ts';
import { readFront } from './read-front.ts';
import { readMarkdown } from './read-markdown.ts';
import { readMarked } from './read-marked.ts';
import {
  type FoundField,
  findDisclosure,
  findGenre,
  type ResolvedFields,
  resolveFields,
} from './resolve-fields.ts';
import { restoreWidth } from './restore-width.ts';
import { type PartedDocument, splitTail } from './split-tail.ts';
import { isNumberLine } from './title-lines.ts';

export interface ConvertOptions {
  readonly rules: FieldRules;
  readonly imagePaths: MarkdownContext['imagePaths'];
  /** The file's name without its ending: the title of last resort. */
  readonly fileTitle: string;
  /** Restore full-width marks. */
  readonly fullwidth: boolean;
}

/** A document as a report, not yet written. */
export interface ConvertedDocument {
  readonly fields: ResolvedFields;
  readonly body: string;
  readonly account: TextAccount;
  readonly leftBehind: readonly LeftBehind[];
  readonly remarks: readonly string[];
  readonly headings: readonly string[];
}

/** The one way from any document to a report: title, fields, headings, 落款, Markdown, and the account of the text. */
export function convertDocument(source: ImportedDocument, options: ConvertOptions): ConvertedDocument {
  const unseen = listUnseen(listTexts(source));
  const cleaned = mapText(source, cleanText);
  const widened = options.fullwidth ? mapText(cleaned, restoreWidth) : cleaned;
  const compact = compactBlocks(widened.blocks);
  const contents = widened.isMarked ? { blocks: compact, leftBehind: [] } : dropContentsPages(compact);
  const document = {
    ...widened,
    blocks: contents.blocks,
    leftBehind: [...widened.leftBehind, ...contents.leftBehind],
  };

  const parted = document.isMarked ? readMarked(document) : partDocument(document, options.fileTitle);
  const { title, signature, blocks, levels } = parted;
  const genres = options.rules.vocabulary.genres;
  const resolved = resolveFields(
    [
      title,
      // What a document of this project shows is newer than its properties, which nobody edits.
      ...(document.isMarked
        ? [parted.metadata, document.metadata]
        : [document.metadata, parted.metadata]
      ).flat(),
      ...deriveFields(title, genres, blocks, signature),
    ],
    options.rules,
  );
  const added = [
    ...nameSignature(signature),
    ...parted.imprint,
    ...inferDisclosure(resolved, options.rules.vocabulary.disclosures),
    ...nameRelations(document.relations),
  ].map((field) => [field.key, field] as const);
  const fields = { ...resolved, found: new Map([...resolved.found, ...added]) };

  const noteLabels = new Map(document.notes.map(({ id }, index) => [id, String(index + 1)]));
  const descriptions = describeImages(blocks, document.images);
  const { markdown: body, simplified } = formatMarkdown(blocks, levels, document.notes, {
    read: readMarkdown,
    imagePaths: options.imagePaths,
    imageTexts: descriptions.texts,
    noteLabels,
  });
  const rivals = listRivals(parted.metadata, fields, options.rules);
  const leftBehind = [...document.leftBehind, ...parted.leftBehind, ...rivals, ...unseen];
  const shown = readMarkdown(body);
  const account = accountText({
    witness: document.witness,
    shown,
    signature,
    moved: parted.moved,
    leftBehind,
    around: document.around,
  });
  return {
    fields,
    body,
    account,
    leftBehind: [...leftBehind, ...account.missing],
    remarks: [
      ...document.remarks,
      ...tellInternalMarks(document),
      ...descriptions.remarks,
      ...tellPlaceholders(shown, document.remarks),
      ...tellSimplified(simplified),
    ],
    headings: blocks.flatMap((block, index) => {
      if (block.kind === 'verbatim')
        return /^#{1,6}\s/u.test(block.source) ? [readMarkdown(block.source).trim()] : [];
      return levels[index] !== undefined && block.kind === 'paragraph' ? [readLineText(block)] : [];
    }),
  };
}

/** Places left to fill in, as a template has them: they would be published as they are. */
function tellPlaceholders(shown: string, told: readonly string[]): string[] {
  const found = [...new Set(findPlaceholders(shown).map(({ text }) => text))].filter(
    (text) => !told.some((remark) => remark.includes(text)),
  );
  if (found.length === 0) return [];
  const quoted = found.slice(0, 5).map((text) => `“${text}”`);
  return [`文中像是有没填的空：${quoted.join('、')}${found.length > 5 ? '等' : ''}，请填上或删去`];
}

/** Finds title, 落款 and headings by their words, look and place. */
function partDocument(document: ImportedDocument, fileTitle: string): PartedDocument {
  const front = readFront(document, fileTitle);
  const tail = splitTail(front.blocks);
  const blocks = plainCaptions(
    joinDisplayedLines(front.isPlaced ? markCoverLines(tail.blocks) : tail.blocks),
  );
  return {
    ...tail,
    title: front.title,
    metadata: [...front.metadata, ...tail.metadata],
    leftBehind: [...front.leftBehind, ...tail.leftBehind],
    moved: [...front.moved, ...tail.moved],
    blocks,
    levels: assignHeadings(blocks),
  };
}

/** Lines of the text that went into no field, since it has another value. */
function listRivals(
  metadata: readonly Metadatum[],
  { found }: ResolvedFields,
  rules: FieldRules,
): LeftBehind[] {
  return metadata.flatMap(({ label, value }) => {
    const field = findImportedField(label);
    const known = field && found.get(field.key);
    if (!field || !known || bareText(value) === '') return [];
    const outcome = readFieldValue(value, rules, field);
    const [taken, read] = [known.values.join('、'), outcome.ok ? outcome.values.join('、') : value];
    // A day is said by the minute too.
    if (bareText(taken).startsWith(bareText(read))) return [];
    return [{ what: `另一个${field.key}`, reason: `字段里写的是“${clipLine(taken)}”`, text: value }];
  });
}

/** What the text itself says of a field. */
function deriveFields(
  title: Metadatum,
  genres: readonly string[],
  blocks: readonly Block[],
  signature: readonly string[],
): Metadatum[] {
  const lines = signature.map((line) => createParagraph(line, { align: 'right' }));
  const signers = findSigners([...blocks, ...lines]);
  const [only = ''] = signature;
  const unsigned = signers.bodies.length === 0 && signature.length === 1 ? listBodies(only) : signers.bodies;
  const genre = findGenre(title.value, genres);
  const disclosure = findDisclosure([...signature, ...blocks.map(readLineText)].join('\n'));
  const number = findTitleNumber(title.value);
  const derived: (Metadatum | undefined)[] = [
    genre
      ? // No surer than the title is.
        { label: '体裁', value: genre, origin: '标题的最后几个字', candidates: title.candidates && [] }
      : undefined,
    unsigned.length === 1 ? { label: '机构名称', value: unsigned[0] ?? '', origin: '落款' } : undefined,
    signers.date ? { label: '发文日期', value: signers.date, origin: '落款的日期' } : undefined,
    number ? { label: '发文字号', value: number, origin: '标题末尾的括号里', candidates: [] } : undefined,
    disclosure
      ? { label: '公开类别', value: disclosure.value, origin: `文中的“${disclosure.line}”` }
      : undefined,
  ];
  return derived.filter((datum) => datum !== undefined);
}

/** 发文字号 that a site adds to the title in brackets; of what tells of a document it is that document's. */
function findTitleNumber(title: string): string | undefined {
  const written = /[（(]([^（()）]{5,30})[)）]$/u.exec(title)?.[1];
  return written && isNumberLine(written) ? written.replace(/\s+/gu, '') : undefined;
}

const USUAL_DISCLOSURE = '主动公开';

/**
 * A page that says since when it is public, and nothing of 公开类别, is one that an office has published of itself: what
 * 《政府信息公开条例》 calls 主动公开.
 */
function inferDisclosure({ found, doubts }: ResolvedFields, choices: readonly string[]): FoundField[] {
  const date = found.get('发布日期');
  if (!date || found.has('公开类别') || doubts.some(({ key }) => key === '公开类别')) return [];
  const inferred = choices.filter((choice) => choice !== USUAL_DISCLOSURE);
  const origin = `发布日期 ${date.values.join('')}：那一天已经公开发布；不是主动公开的，请改`;
  return [{ key: '公开类别', values: [USUAL_DISCLOSURE], origin, inferred }];
}

const nameSignature = (lines: readonly string[]): FoundField[] =>
  lines.length > 0 ? [{ key: '落款', values: lines, origin: '正文末尾的署名' }] : [];

/** What the page links as documents that this one bears on. */
function nameRelations(relations: readonly RelationLink[]): FoundField[] {
  if (relations.length === 0) return [];
  const field: FoundField = {
    key: '关联',
    values: relations.map(({ relation, name }) => `${relation}“${name}”`),
    items: relations.map(({ relation, address, name }) => [
      ['关系', relation],
      ['对象', address],
      ['名称', name],
    ]),
    origin: `网页上的“${[...new Set(relations.map(({ label }) => label))].join('”“')}”；那份文件在本站也有的，把对象改成它的文件夹`,
  };
  return [field];
}
