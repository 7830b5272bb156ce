import type { FileFault } from '../attachments/file-fault.ts';
import { cutText, SHOWN_CHARACTERS } from '../attachments/view-limits.ts';
import type { PdfView, ViewReading } from './file-view.ts';
import { findPdfObstacle } from './find-pdf-actions.ts';
import { formatCount } from './format-count.ts';
import { joinPdfLines } from './join-pdf-lines.ts';
import type { PdfReader } from './pdf-reader-pdfium.ts';
import type { PdfPages } from './read-pdf-pdfium.ts';

type Pages = (PdfPages & { ok: true })['pages'];

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

/** From what the engine read to what a page shows, but for its picture, which has no name yet. */
export function formatPdfView(
  bytes: Uint8Array,
  answer: Awaited<ReturnType<PdfReader['read']>>,
): Pick<ViewReading<PdfView>, 'view' | 'warning'> {
  if (!answer.ok) return { warning: { rule: 'preview-pdf', ...FAULTS[answer.reason] } };
  const pages = cutPages(answer.pages.map(({ text }) => joinPdfLines(text)));
  const comments = answer.pages
    .slice(0, pages.length)
    .flatMap((page, at) => page.comments.map((text) => ({ page: at + 1, text: joinPdfLines(text) })));
  const obstacle = findPdfObstacle(bytes);
  const notes = describePages(answer, pages);
  const shown = cutComments(comments);
  if (shown.length < comments.length)
    notes.push(`批注太多，这里只列出前 ${formatCount(shown.length)} 条，搜索也只到这里；全部请下载。`);
  if (answer.hiddenLayers)
    notes.push(
      answer.hiddenLayers === 'partial'
        ? '文件里有关着的图层：打开文件看不见的字，这里和搜索里可能有。'
        : '文件里有关着的图层，上面的字打开文件看不见，这里不显示，搜索也搜不到。',
    );
  if (obstacle !== undefined) notes.push(`文件里${obstacle}，所以不在本页内嵌显示。`);
  const { totalPages } = answer;
  const warning = findLetterFault(answer.pages);
  return {
    view: { kind: 'pdf', totalPages, pages, comments: shown, isInert: obstacle === undefined, notes },
    ...(warning ? { warning } : {}),
  };
}

/** Letters that the view does not show: of what is only drawn, and of what is only in the file. */
const LETTER_FAULTS = [
  ['unread', '只有字形，没有写明是什么字，搜索不到'],
  ['cropped', '在页面外面（裁掉了），网页上不显示，下载的文件里还在'],
  ['hidden', '在关着的图层里，网页上不显示，下载的文件里还在'],
] as const;

const countLetters = (pages: Pages, of: (typeof LETTER_FAULTS)[number][0]): number =>
  pages.reduce((sum, page) => sum + (page[of] ?? 0), 0);

function findLetterFault(pages: Pages): FileFault | undefined {
  const faults = LETTER_FAULTS.flatMap(([of, words]) => {
    const count = countLetters(pages, of);
    return count > 0 ? `有 ${formatCount(count)} 个字${words}` : [];
  });
  if (faults.length === 0) return undefined;
  return {
    rule: 'preview-pdf',
    message: `里${faults.join('；')}`,
    remedy: '从 Word 等原稿另存为 PDF，再替换它：不想公开的字不要靠裁剪、关图层；现在仍可以下载',
  };
}

function cutPages(pages: readonly string[]): string[] {
  let room = SHOWN_CHARACTERS;
  return pages.flatMap((page) => {
    if (room <= 0) return [];
    const shown = cutText(page, room);
    room -= page.length;
    return [shown];
  });
}

/** Comments are few and short; more make a page heavy. */
function cutComments(comments: PdfView['comments']): PdfView['comments'] {
  let room = MAX_COMMENTS;
  return comments.filter(({ text }) => {
    room -= text.length;
    return room >= 0;
  });
}

const MAX_COMMENTS = 20_000;
/** A stamp, a page's number or a scanner's name on a scan are no text of it. */
const STRAY_CHARACTERS = 40;

function describePages(answer: PdfPages & { ok: true }, pages: readonly string[]): string[] {
  const notes: string[] = [];
  const countCharacters = (page: string) => page.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const counts = pages.map(countCharacters);
  const scans = counts.filter((count, at) => answer.pages[at]?.isPicture && count <= STRAY_CHARACTERS).length;
  const blank = counts.filter((count, at) => count === 0 && !answer.pages[at]?.isPicture).length;
  const isAll = scans + blank === pages.length;
  if (isAll && scans > 0) {
    notes.push(
      counts.some((count) => count > 0)
        ? '这个文件是扫描件，只有个别的字（如页码、印章）可以检索和朗读，图里的字不能。'
        : '这个文件是扫描件，没有可以检索和朗读的文字。',
    );
  } else if (isAll) {
    notes.push('这个文件里没有可以检索和朗读的文字。');
  } else if (scans + blank > 0) {
    notes.push(`其中 ${formatCount(scans + blank)} 页没有文字或几乎全是图片，检索和朗读不到。`);
  }
  const rest = answer.totalPages - pages.length;
  const length = answer.pages.reduce((sum, { text }) => sum + text.length, 0);
  const isCut = answer.pages.length === pages.length && length > SHOWN_CHARACTERS;
  if (rest > 0 || isCut) {
    notes.push(
      `共 ${formatCount(answer.totalPages)} 页，这里的文字只到第 ${formatCount(pages.length)} 页，搜索也只到这里；全文请下载。`,
    );
  }
  const unread = countLetters(answer.pages, 'unread');
  if (unread > 0 && !isAll)
    notes.push(
      `有 ${formatCount(unread)} 个字，文件里只有字形，没有写明是什么字，这里写作“�”或空着，检索和朗读不到，请看图或下载查看。`,
    );
  if (answer.lacksFont)
    notes.push('第 1 页的字体没有放在文件里，或看不出有没有，画出来可能缺字，所以这里没有图。');
  return notes;
}
