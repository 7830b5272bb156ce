import type { PdfPreview, PreviewFault } from './file-preview.ts';
import { hasPdfActions } from './find-pdf-actions.ts';
import { formatCount } from './format-count.ts';
import { joinPdfLines } from './join-pdf-lines.ts';
import type { PdfReader } from './pdf-reader-pdfium.ts';
import { SHOWN_CHARACTERS } from './preview-limits.ts';
import type { PdfPages } from './read-pdf-pdfium.ts';

export const PDF_LIMITS = { pages: 500, characters: SHOWN_CHARACTERS };

const FAULTS = {
  password: {
    message: '加了打开密码，网页上不能显示，也搜索不到里面的字',
    remedy: '用 PDF 软件打开，去掉密码，另存一份，再替换它；现在仍可以下载',
  },
  damaged: {
    message: '的内容显示不了：PDF 文件不完整或已损坏',
    remedy: '用 PDF 软件打开核对；打不开就重新导出或重新复制一份，再替换它；现在仍可以下载',
  },
  broken: {
    message: '的内容显示不了：PDF 里的数据不正常，读不下去',
    remedy: '用 PDF 软件打开，另存一份或“打印成 PDF”，再替换它；现在仍可以下载',
  },
  late: {
    message: '的内容显示不了：PDF 太复杂，一分钟没有读完',
    remedy: '用 PDF 软件打开，另存一份或“打印成 PDF”，再替换它；现在仍可以下载',
  },
} as const;

export type PdfReading =
  | { ok: true; preview: PdfPreview; picture?: Uint8Array }
  | ({ ok: false } & PreviewFault);

/** From what the engine read to what a page shows. `picture` has no name yet. */
export function formatPdfPreview(
  bytes: Uint8Array,
  answer: Awaited<ReturnType<PdfReader['read']>>,
): PdfReading {
  if (!answer.ok) return { ok: false, rule: 'preview-pdf', ...FAULTS[answer.reason] };
  const pages = cutPages(answer.pages.map(joinPdfLines));
  const isInert = !hasPdfActions(bytes);
  const notes = describePages(answer, pages);
  if (!isInert) notes.push('文件里有会自动执行的内容（如脚本），所以不在本页内嵌显示。');
  const preview: PdfPreview = { kind: 'pdf', totalPages: answer.totalPages, pages, isInert, notes };
  return { ok: true, preview, ...(answer.picture ? { picture: answer.picture.bytes } : {}) };
}

function cutPages(pages: readonly string[]): string[] {
  let room = SHOWN_CHARACTERS;
  return pages.flatMap((page) => {
    if (room <= 0) return [];
    const shown = page.slice(0, room).replace(/[\ud800-\udbff]$/u, '');
    room -= page.length;
    return [shown];
  });
}

function describePages(answer: PdfPages & { ok: true }, pages: readonly string[]): string[] {
  const notes: string[] = [];
  const isBlank = (page: string) => !/[\p{L}\p{N}]/u.test(page);
  const blank = pages.filter(isBlank).length;
  if (blank === pages.length) {
    notes.push(
      answer.hasImage
        ? '这个文件是扫描件，没有可以检索和朗读的文字。'
        : '这个文件里没有可以检索和朗读的文字。',
    );
  } else if (blank > 0 && answer.totalPages > 1) {
    notes.push(`其中 ${formatCount(blank)} 页没有文字（可能是图片），检索和朗读不到。`);
  }
  const rest = answer.totalPages - pages.length;
  const isCut = answer.pages.length === pages.length && joinLength(answer.pages) > SHOWN_CHARACTERS;
  if (rest > 0 || isCut) {
    notes.push(
      `共 ${formatCount(answer.totalPages)} 页，这里的文字只到第 ${formatCount(pages.length)} 页，搜索也只到这里；全文请下载。`,
    );
  }
  if (answer.lacksFont) notes.push('第 1 页用的字体没有放在文件里，画出来会缺字，所以这里没有图。');
  return notes;
}

const joinLength = (pages: readonly string[]) => pages.reduce((sum, page) => sum + page.length, 0);
