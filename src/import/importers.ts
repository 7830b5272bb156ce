import { docxImporter } from './docx-importer.ts';
import { htmlImporter } from './html-importer.ts';
import type { Importer } from './importer.ts';
import { markdownImporter } from './markdown-importer.ts';
import { textImporter } from './text-importer.ts';

/** Every kind of document that can be imported. */
const IMPORTERS: readonly Importer[] = [docxImporter, htmlImporter, textImporter, markdownImporter];

export function findImporter(extension: string): Importer | undefined {
  return IMPORTERS.find(({ extensions }) => extensions.includes(extension));
}

const AS_DOCX = '用 Word 或 WPS 打开，选“文件—另存为”，类型选“Word 文档（*.docx）”，再导入那个 .docx';

/** Kinds that cannot be read, and the way out. */
const REFUSED: readonly {
  readonly extensions: readonly string[];
  readonly label: string;
  readonly remedy: string;
}[] = [
  { extensions: ['doc', 'dot'], label: '旧版 Word 文档', remedy: AS_DOCX },
  { extensions: ['wps', 'wpt'], label: 'WPS 文字文档', remedy: AS_DOCX },
  { extensions: ['rtf'], label: 'RTF 文档', remedy: AS_DOCX },
  { extensions: ['odt', 'uot', 'uof', 'pages'], label: '别的文字处理软件的文档', remedy: AS_DOCX },
  { extensions: ['docm', 'dotm', 'dotx'], label: '带宏的 Word 文档或模板', remedy: AS_DOCX },
  {
    extensions: ['pdf', 'ofd', 'ceb', 'ceb2', 'caj'],
    label: '版式文件',
    remedy:
      '请找到排版之前的 Word 文件，另存为 .docx 再导入；没有的话，把文字复制到文本文件（.txt）里再导入。这个文件本身可以作为附件发布',
  },
  {
    extensions: ['mht', 'mhtml', 'url', 'webloc'],
    label: '网页存档',
    remedy: '在浏览器里打开，选“另存为”，类型选“网页，仅 HTML”，再导入那个 .html',
  },
  {
    extensions: ['xls', 'xlsx', 'et', 'csv', 'ppt', 'pptx', 'dps'],
    label: '表格或演示文稿',
    remedy: '可以作为附件发布；要放进正文，在 Word 里粘贴成表格，另存为 .docx 再导入',
  },
];

/** Why a kind of file is refused, and what to do instead. */
export function explainRefusal(extension: string): { message: string; remedy: string } {
  const refused = REFUSED.find(({ extensions }) => extensions.includes(extension));
  if (refused) return { message: `${refused.label}（.${extension}）不能直接导入`, remedy: refused.remedy };
  const known = IMPORTERS.flatMap(({ extensions }) => extensions)
    .map((name) => `.${name}`)
    .join(' ');
  const message = extension === '' ? '文件没有扩展名，看不出是什么' : `不认得 .${extension} 文件`;
  return { message, remedy: `可以导入的：${known}。其他文件请先用 Word 打开，另存为 .docx` };
}

/** Whether a file of a folder is meant to be imported: pictures and styles beside a saved page are not. */
export function isDocumentName(extension: string): boolean {
  return (
    findImporter(extension) !== undefined || REFUSED.some(({ extensions }) => extensions.includes(extension))
  );
}
