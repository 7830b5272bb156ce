import { readDescription } from '../report/machine-description.ts';
import { accountText } from './account-text.ts';
import { assignHeadings } from './assign-headings.ts';
import { cleanText, listUnseen } from './clean-text.ts';
import { createDocument, type ImportedDocument } from './document.ts';
import { listTexts } from './document-text.ts';
import { findSecrecy } from './find-secrecy.ts';
import { formatMarkdown, TableSizeError, tellSimplified } from './format-markdown.ts';
import { formatPieces } from './format-outcome.ts';
import { createFindings, readBlocks, readNotes } from './html-blocks.ts';
import { listComments } from './html-elements.ts';
import { htmlImporter } from './html-importer.ts';
import { findNotes } from './html-notes.ts';
import { PAGE_LIMITS, parseHtml } from './html-tree.ts';
import { hideUnseen } from './html-unseen.ts';
import { type Reading, refuse } from './importer.ts';
import { compactBlocks, joinDisplayedLines, mapText, plainCaptions } from './prepare-blocks.ts';
import { readMarkdown } from './read-markdown.ts';
import { readRawPage } from './read-raw-text.ts';
import { formatRemarks } from './remarks.ts';

/** What a part of a document became. */
export interface ConvertedFragment {
  readonly markdown: string;
  /** Chinese, a line each: what did not come over, and what to look at. */
  readonly told: readonly string[];
}

/**
 * A part of a document as the clipboard has it, in HTML, as text of this portal: the same steps as for a page that is
 * imported, without those that look for title, fields and 落款.
 * @param html pictures whose address is `clipboard:` and a number keep it
 * @param firstNote the number that its first footnote gets
 */
export function convertFragment(html: string, firstNote: number): Reading<ConvertedFragment> {
  try {
    return readFragment(html, firstNote);
  } catch (error) {
    if (error instanceof TableSizeError) return refuse(error.message, error.remedy);
    throw error;
  }
}

function readFragment(html: string, firstNote: number): Reading<ConvertedFragment> {
  if (html.length > htmlImporter.maxBytes)
    return refuse('复制的内容太多，超过 10 MB', '分几次复制；或者把它存成文件，用“导入”带进来');
  const page = parseHtml(html);
  if (!page)
    return refuse(
      `复制的内容标签太多，或者嵌套得太深（${PAGE_LIMITS}）`,
      '用 Ctrl+Shift+V 只粘贴文字；或者把它存成文件，用“导入”带进来',
    );
  hideUnseen(page);
  const links = findNotes(page);
  const findings = createFindings(links);
  const source: ImportedDocument = createDocument({
    blocks: readBlocks(page, findings),
    notes: readNotes(links.notes, findings),
    witness: readRawPage(new TextEncoder().encode(html)),
  });
  const secrecy = findSecrecy(source);
  if (secrecy) return { ok: false, ...secrecy };
  const unseen = listUnseen(listTexts(source));
  const cleaned = mapText(source, cleanText);
  // Whoever pastes has the pictures, or says that the clipboard has not.
  const imagePaths = findings.images.map((image) =>
    image.source.kind === 'absent' && /^clipboard:\d+$/u.test(image.source.where)
      ? image.source.where
      : undefined,
  );
  const blocks = plainCaptions(joinDisplayedLines(compactBlocks(cleaned.blocks)));
  const { markdown, simplified } = formatMarkdown(blocks, assignHeadings(blocks), cleaned.notes, {
    read: readMarkdown,
    imagePaths,
    imageTexts: findings.images.map(({ alt }) => readDescription(alt)),
    noteLabels: new Map(cleaned.notes.map(({ id }, index) => [id, String(firstNote + index)])),
  });
  const left = [...findings.leftBehind, ...listComments(page), ...unseen];
  const { missing } = accountText({
    witness: cleaned.witness,
    shown: readMarkdown(markdown),
    leftBehind: left,
  });
  const pictures = imagePaths.filter((path) => path === undefined).length;
  return {
    ok: true,
    markdown,
    told: [
      ...formatPieces([...left, ...missing]).map((line) => line.trim()),
      ...(pictures > 0
        ? [`图片 ${pictures} 张没有带过来：在 Word 里用鼠标右键“另存为图片”，再用“图片”按钮放进来`]
        : []),
      ...tellSimplified(simplified),
      ...formatRemarks(findings.remarks),
    ],
  };
}
