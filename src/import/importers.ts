import { parseExtension } from '../attachments/attachment-types.ts';
import { CONTENT_LABELS, recogniseFileContent, TAIL_BYTES } from '../attachments/file-content.ts';
import { findUtf16, toLatin1 } from '../base/decode-text.ts';
import { docxImporter } from './docx-importer.ts';
import { htmlImporter } from './html-importer.ts';
import { type Importer, type ImportFault, type Reading, refuse } from './importer.ts';
import { markdownImporter } from './markdown-importer.ts';
import { isWebArchive } from './read-web-archive.ts';
import { textImporter } from './text-importer.ts';
import { webArchiveImporter } from './web-archive-importer.ts';
import { wordPageImporter } from './word-page-importer.ts';

const IMPORTERS: readonly Importer[] = [
  docxImporter,
  htmlImporter,
  webArchiveImporter,
  wordPageImporter,
  textImporter,
  markdownImporter,
];

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
    extensions: ['url', 'webloc'],
    label: '网页的快捷方式',
    remedy: '在浏览器里打开，选“另存为”，类型选“网页，单个文件”，再导入那个 .mhtml',
  },
  {
    extensions: ['xls', 'xlsx', 'et', 'csv', 'ppt', 'pptx', 'dps'],
    label: '表格或演示文稿',
    remedy: '可以作为附件发布；要放进正文，在 Word 里粘贴成表格，另存为 .docx 再导入',
  },
  {
    extensions: ['zip', 'rar', '7z', 'tar', 'gz', 'tgz'],
    label: '压缩包',
    remedy: '先解压（在它上面按右键，选“全部解压缩”或“解压到当前文件夹”），再导入解压出来的文件',
  },
];

/** No documents: in a folder they are passed over, since they lie beside saved pages. */
const PICTURE: (typeof REFUSED)[number] = {
  extensions: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'bmp', 'tif', 'tiff', 'heic', 'svg'],
  label: '图片',
  remedy:
    '图片放进一篇报告里：改那一篇时用“图片”插进正文，或者放进它的“附件”（attachments 文件夹）。扫描的文件，先把文字识别、核对成 Word 文档，再导入',
};

/** Why a kind of file is refused, and what to do instead. */
export function sayRefusal(extension: string) {
  const refused = [...REFUSED, PICTURE].find(({ extensions }) => extensions.includes(extension));
  if (refused) return refuse(`${refused.label}（.${extension}）不能直接导入`, refused.remedy);
  const known = IMPORTERS.filter((importer) => importer !== wordPageImporter)
    .flatMap(({ extensions }) => extensions)
    .map((name) => `.${name}`)
    .join(' ');
  const message = extension === '' ? '文件没有扩展名，看不出是什么' : `不认得 .${extension} 文件`;
  return refuse(message, `可以导入的：${known}。其他文件请先用 Word 打开，另存为 .docx`);
}

/** Files that browsers and Word leave beside documents. */
const PASSED_OVER = /^(?:\.|~\$|~WRL)|\.files$|_files$/iu;

export const isPassedOver = (name: string): boolean => PASSED_OVER.test(name);

/** Whether a file of a folder is one to import, by its way from there: pictures and styles beside a page are not. */
export function isDocumentPath(path: string): boolean {
  const extension = parseExtension(path);
  const isDocument = [...IMPORTERS, ...REFUSED].some(({ extensions }) => extensions.includes(extension));
  return isDocument && !path.split('/').some(isPassedOver);
}

/** Of a folder without any. */
export const NO_DOCUMENTS: ImportFault = {
  message: '文件夹里没有可以导入的文档',
  remedy: '看看文件夹对不对；可以导入的有 .docx、.html、.txt、.md',
};

/** Where a page shows that it is one. */
const HEAD_BYTES = 64 * 1024;

/**
 * The importer for a file, by its name and, if given, by its bytes: a name is easily changed.
 * @param bytes the whole file; without them only the name is judged
 */
export function chooseImporter(name: string, bytes?: Uint8Array): Reading<{ importer: Importer }> {
  const extension = parseExtension(name);
  const importer = findImporter(extension);
  if (!importer) return sayRefusal(extension);
  if (!bytes) return { ok: true, importer };
  if (bytes.length === 0) return refuse('文件是空的（0 字节）', '看看是不是没有保存，或者没有复制完');
  const head = bytes.subarray(0, HEAD_BYTES);
  const content = recogniseFileContent({ head, tail: bytes.subarray(-TAIL_BYTES) });
  if (importer === wordPageImporter) {
    if (content === 'word') return { ok: true, importer: docxImporter };
    const isPage = (content === 'markup' || content === 'text') && hasPageTags(head);
    return isPage || isWebArchive(bytes) ? { ok: true, importer } : sayRefusal(extension);
  }
  if (extension !== 'docx') {
    if (isWebArchive(bytes)) return { ok: true, importer: webArchiveImporter };
    if (content === 'markup' && hasPageTags(head)) return { ok: true, importer: htmlImporter };
    if (content === 'text' || content === 'markup' || (content === 'unknown' && findUtf16(bytes)))
      return { ok: true, importer };
    const found = content === 'unknown' ? '二进制数据，不是文字' : `“${CONTENT_LABELS[content]}”`;
    return refuse(
      `扩展名是 .${extension}，内容却是${found}`,
      '找到真正的文本文件；如果它是 Word 文件改了扩展名，用 Word 打开，另存为 .docx 再导入',
    );
  }
  return content === 'word' ? { ok: true, importer } : explainDocx(content, bytes);
}

const hasPageTags = (head: Uint8Array): boolean => /<(?:html|body|head|p|div|table)\b/iu.test(toLatin1(head));

/** Whether a file can be imported as far as its name and size tell. */
export function judgeSource(name: string, size: number): Reading<{ importer: Importer }> {
  const chosen = chooseImporter(name);
  if (!chosen.ok) return chosen;
  const { label, maxBytes } = chosen.importer;
  if (size > maxBytes) {
    const [has, most] = [size, maxBytes].map((bytes) => (bytes / 1024 / 1024).toFixed(1));
    return refuse(
      `文件太大（${has} MB），${label}最多 ${most} MB`,
      '看看是不是选错了文件；只要其中的文字时，把文字复制到 Word 里另存为 .docx',
    );
  }
  return chosen;
}

function explainDocx(content: ReturnType<typeof recogniseFileContent>, bytes: Uint8Array) {
  if (content === 'broken-zip')
    return refuse(
      'Word 文件不完整，后面一部分没有了',
      '从原来的地方重新复制或下载一份，用 Word 打开看是否完整，再导入',
    );
  // [MS-OFFCRYPTO] 2.3: an encrypted document is a compound file with this stream.
  if (content === 'office-97' && toUtf16(bytes).includes('EncryptedPackage'))
    return refuse(
      'Word 文件加了密码，读不出来',
      '用 Word 打开，在“文件—信息—保护文档”里去掉密码，再另存为 .docx',
    );
  return refuse(
    `扩展名是 .docx，内容却是“${CONTENT_LABELS[content]}”，不是新版的 Word 文档`,
    '用 Word 或 WPS 打开，选“文件—另存为”，类型选“Word 文档（*.docx）”，再导入',
  );
}

/** Names of streams stand on even offsets. */
const toUtf16 = (bytes: Uint8Array) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf16le');
