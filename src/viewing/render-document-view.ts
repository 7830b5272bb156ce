import type { FileFault } from '../attachments/file-fault.ts';
import { SHOWN_CHARACTERS } from '../attachments/view-limits.ts';
import { escapeHtml } from '../base/escape-html.ts';
import type { Block, Cell, ImportedDocument, Inline, Paragraph } from '../import/document.ts';
import { REMARKS } from '../import/remarks.ts';
import { formatForeignText, renderForeignText } from '../report/foreign-text.ts';
import { readDescription } from '../report/machine-description.ts';
import type { PlacedPicture } from './file-view.ts';

/** A Word document as a page shows it. */
export interface DocumentView {
  kind: 'document';
  /** Made here of texts alone; pictures have an address that begins with `PICTURE_PREFIX`. */
  html: string;
  notes: string[];
}

/** Stands in for the way from the page to the pictures. Quotes of texts are escaped, so none can forge it. */
const PICTURE_PREFIX = 'picture:';
/** Headings of a file stand below 文件预览, an h2. */
const TOP_LEVEL = 3;
/** Longer spans than any real table has. */
const MAX_SPAN = 1000;
/** Characters from which a cell needs room for a sentence. */
const LONG_CELL = 6;

/** What is not as Word shows it, for those who read the page; what else an importer remarks is as it should be here. */
const DIFFERENCES: readonly (readonly [remark: string, words: string])[] = [
  [REMARKS.struck, '有的字带删除线，这里没有画出来'],
  [REMARKS.formula, '公式在这里写成一行文字'],
  [REMARKS.ring, '有的字外面有圈或框，这里没有'],
  [REMARKS.font, '有的符号认不出是什么，这里照字面写'],
  [REMARKS.sign, '有的符号不一定认对了'],
  [REMARKS.numberFormat, '有的自动编号不是这样写的，这里写成了数字'],
  [REMARKS.cropped, '有的图片剪裁过，这里是整张'],
  [REMARKS.shaped, '有的图片裁成了形状，这里是整张'],
  [REMARKS.turned, '有的图片转过方向，这里是原来的方向'],
];
/** What stands on every page of a file, and on none of a site. */
const PAGE_EDGE = /^页[眉脚]$/u;

const WHOLE_PICTURES: FileFault = {
  rule: 'preview-document',
  message: '里有在 Word 里剪裁过的图片，网页上显示的是整张（人脸、签名、证件可能在剪去的部分里）',
  remedy:
    '打开看一看；剪去的部分不能公开的，在 Word 里用“图片格式 → 压缩图片 → 删除图片的剪裁区域”，保存后再替换它',
};

/**
 * Nothing comes through but texts, http links, tables and pictures named here, so nothing of a document can act.
 * @param pictures in the order of `document.images`, `undefined` for those that a page cannot show
 * @returns the text as well, in the order of the page, for the search
 */
export function renderDocumentView(
  document: ImportedDocument,
  pictures: readonly (PlacedPicture | undefined)[],
): { view: DocumentView; text: string; warning?: FileFault } {
  const texts: string[] = [];
  let length = 0;
  let level = TOP_LEVEL - 1;
  const noteNumbers = new Map(document.notes.map(({ id }, index) => [id, index + 1]));

  const say = (text: string) => {
    texts.push(text);
    length += text.length;
    return renderForeignText(text).replaceAll('\n', '<br>');
  };
  const renderInline = (inline: Inline): string => {
    switch (inline.kind) {
      case 'text': {
        const text = say(inline.text);
        const marked = inline.bold ? `<strong>${text}</strong>` : text;
        return inline.href
          ? `<a href="${escapeHtml(inline.href)}" rel="nofollow noreferrer">${marked}</a>`
          : marked;
      }
      case 'break':
        texts.push('\n');
        return '<br>';
      case 'note': {
        const number = noteNumbers.get(inline.id);
        return number === undefined ? '' : `<sup class="footnote-ref">[${number}]</sup>`;
      }
      case 'image':
        return renderPicture(
          readDescription(document.images[inline.image]?.alt ?? ''),
          pictures[inline.image],
        );
    }
  };
  const renderInlines = (inlines: readonly Inline[]) => inlines.map(renderInline).join('');
  const renderParagraph = (paragraph: Paragraph): string => {
    const marker = paragraph.item
      ? `${say(paragraph.item.marker === '-' ? '•' : paragraph.item.marker)} `
      : '';
    const content = marker + renderInlines(paragraph.inlines);
    texts.push('\n');
    if (content === '') return '';
    const align = paragraph.align ? ` class="preview-${paragraph.align}"` : '';
    if (paragraph.rank === undefined || paragraph.rank > 4 || !/[^<>\s]/u.test(content)) {
      return `<p${align}>${content}</p>`;
    }
    // A level below the one before at most: a document that skips levels must not make the page skip them.
    level = Math.min(TOP_LEVEL + Math.max(0, paragraph.rank - 1), level + 1, 6);
    return `<h${level}${align}>${content}</h${level}>`;
  };
  const renderCell = ({ inlines, colspan, rowspan }: Cell, rest: number): string => {
    const spans =
      (colspan > 1 ? ` colspan="${Math.min(colspan, MAX_SPAN)}"` : '') +
      (rowspan > 1 ? ` rowspan="${Math.min(rowspan, rest)}"` : '');
    const begin = length;
    const content = renderInlines(inlines);
    texts.push('\t');
    const isLong = colspan === 1 && length - begin > LONG_CELL;
    return `<td${spans}${isLong ? ' class="preview-long"' : ''}>${content}</td>`;
  };
  const renderBlock = (block: Block): string => {
    if (block.kind === 'paragraph') return renderParagraph(block);
    if (block.kind === 'verbatim') return `<p>${say(`${block.source}\n`)}</p>`;
    const rows = block.rows.map((row, index) => {
      const cells = row.map((cell) => renderCell(cell, block.rows.length - index)).join('');
      texts.push('\n');
      return `<tr>${cells}</tr>`;
    });
    return `<div class="preview-table" tabindex="0" role="group" aria-label="表格"><table>${rows.join('')}</table></div>`;
  };

  const parts: string[] = [];
  let shown = 0;
  for (const block of document.blocks) {
    if (length > SHOWN_CHARACTERS) break;
    parts.push(renderBlock(block));
    shown += 1;
  }
  if (document.notes.length > 0) {
    const items = document.notes.map(({ paragraphs }) => {
      const content = paragraphs.map((inlines) => `<p>${renderInlines(inlines)}</p>`).join('');
      texts.push('\n');
      return `<li>${content}</li>`;
    });
    parts.push(`<ol class="preview-footnotes">${items.join('')}</ol>`);
  }
  const notes: string[] = [];
  if (shown < document.blocks.length)
    notes.push('文件很长，这里只显示前一部分，搜索也只到这里；全文请下载。');
  const absent = new Set(
    document.leftBehind.filter(({ what, isBody }) => isBody || PAGE_EDGE.test(what)).map(({ what }) => what),
  );
  if (absent.size > 0) notes.push(`文件里的${[...absent].slice(0, 5).join('、')}这里不显示，请下载查看。`);
  const isSaid = (remark: string) => document.remarks.some((said) => said.startsWith(remark));
  const differences = DIFFERENCES.filter(([remark]) => isSaid(remark)).map(([, words]) => words);
  if (differences.length > 0) notes.push(`与文件不同：${differences.join('；')}。以下载的文件为准。`);
  return {
    view: { kind: 'document', html: parts.filter(Boolean).join('\n'), notes },
    text: texts.join(''),
    ...(isSaid(REMARKS.cropped) || isSaid(REMARKS.shaped) ? { warning: WHOLE_PICTURES } : {}),
  };
}

function renderPicture(alt: string, picture: PlacedPicture | undefined): string {
  if (!picture) {
    const name = alt ? `“${renderForeignText(alt)}”` : '';
    return `<span class="preview-absent">［图片${name}在网页上显示不了，请下载查看］</span>`;
  }
  const { name, width, height } = picture;
  return `<img src="${PICTURE_PREFIX}${name}" alt="${escapeHtml(formatForeignText(alt) || '文件里的图片')}" width="${width}" height="${height}" loading="lazy">`;
}

/** The view's HTML with the addresses of its pictures. @param folder URL of their folder, ending in a slash */
export function placePictures(html: string, folder: string): string {
  return html.replaceAll(`src="${PICTURE_PREFIX}`, `src="${escapeHtml(folder)}`);
}
