/** Which files may be published, and what is said about those that may not. One row per type. */

import type { Remedy } from '../diagnostics/diagnostic.ts';
import type { FileContent } from './file-content.ts';

export interface AttachmentType {
  /** Lower case, without the dot; the first is the usual one. */
  readonly extensions: readonly string[];
  /** What a reader calls it. */
  readonly label: string;
  readonly mime: string;
  /** What is shown of it, if that is seen while it is hashed. */
  readonly view: 'image' | 'text' | 'csv' | undefined;
  /** What the bytes may be; `FileContent` names them. */
  readonly content: readonly FileContent[];
}

/** @param extensions with a blank between them */
const type = (
  extensions: string,
  label: string,
  mime: string,
  content: readonly FileContent[],
  view?: AttachmentType['view'],
): AttachmentType => ({ extensions: extensions.split(' '), label, mime, content, view });

const OFFICE = 'application/vnd.openxmlformats-officedocument';
// A page, a table or a program in a text file is only text: browsers show these types, they never run them.
const TEXT: readonly FileContent[] = ['text', 'markup'];

/** Old and new WPS files differ as Word's do, yet keep one extension. */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  type('pdf', 'PDF 文档', 'application/pdf', ['pdf']),
  type('ofd', 'OFD 版式文档', 'application/ofd', ['ofd']),
  type('doc', 'Word 文档', 'application/msword', ['office-97', 'rtf']),
  type('docx', 'Word 文档', `${OFFICE}.wordprocessingml.document`, ['word']),
  type('xls', 'Excel 表格', 'application/vnd.ms-excel', ['office-97']),
  type('xlsx', 'Excel 表格', `${OFFICE}.spreadsheetml.sheet`, ['sheet']),
  type('ppt', '演示文稿', 'application/vnd.ms-powerpoint', ['office-97']),
  type('pptx', '演示文稿', `${OFFICE}.presentationml.presentation`, ['slides']),
  type('wps', 'WPS 文字', 'application/vnd.ms-works', ['office-97', 'word']),
  type('et', 'WPS 表格', 'application/octet-stream', ['office-97', 'sheet']),
  type('dps', 'WPS 演示', 'application/octet-stream', ['office-97', 'slides']),
  type('txt', '文本文件', 'text/plain', TEXT, 'text'),
  type('md', 'Markdown 文本', 'text/markdown', TEXT, 'text'),
  type('csv', 'CSV 表格', 'text/csv', TEXT, 'csv'),
  type('jpg jpeg', 'JPEG 图片', 'image/jpeg', ['jpeg'], 'image'),
  type('png', 'PNG 图片', 'image/png', ['png'], 'image'),
  type('gif', 'GIF 图片', 'image/gif', ['gif'], 'image'),
  type('webp', 'WebP 图片', 'image/webp', ['webp'], 'image'),
  type('zip', 'ZIP 压缩包', 'application/zip', ['zip', 'word', 'sheet', 'slides', 'ofd']),
  type('rar', 'RAR 压缩包', 'application/vnd.rar', ['rar']),
  type('7z', '7z 压缩包', 'application/x-7z-compressed', ['7z']),
  type('mp3', 'MP3 音频', 'audio/mpeg', ['mp3']),
  type('mp4', 'MP4 视频', 'video/mp4', ['mp4']),
];

const SCRIPTED = '这类文件打开时会运行脚本，不能发布。';
/** Extensions, and what to do instead. */
const REFUSED: Readonly<Record<string, Remedy>> = {
  'svg svgz': `${SCRIPTED}图片请另存为 PNG，图表请导出为 PDF`,
  'html htm xhtml mht mhtml xml': `${SCRIPTED}请打印或另存为 PDF`,
  'docm xlsm pptm dotm xltm': '带宏的文件会运行程序，不能发布。请另存为 docx、xlsx、pptx 或 PDF',
  'exe msi bat cmd com scr ps1 vbs js jar lnk apk sh': {
    file: '程序和脚本不能发布。请从 attachments 文件夹里移走',
    form: '程序和脚本不能发布',
  },
  'heic heif avif': '多数浏览器和看图软件打不开。请另存为 JPG 或 PNG',
  'bmp tif tiff': '文件很大，或浏览器打不开。图片请另存为 PNG，扫描件请另存为 PDF',
  'rtf odt pages': '请另存为 docx 或 PDF',
  'ods xlsb numbers': '请另存为 xlsx 或 CSV',
  'odp key': '请另存为 pptx 或 PDF',
};

/** The extension of a file's name in lower case without the dot, or `''`. */
export function parseExtension(name: string): string {
  return /[^/]\.([^./]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

export function findAttachmentType(name: string): AttachmentType | undefined {
  const extension = parseExtension(name);
  return ATTACHMENT_TYPES.find((type) => type.extensions.includes(extension));
}

/** Whether people know such files as documents, pictures or programs, be they published or not. */
export const isKnownType = (name: string): boolean =>
  findAttachmentType(name) !== undefined || findRefusal(name) !== undefined;

const findRefusal = (name: string): Remedy | undefined => {
  const extension = parseExtension(name);
  return Object.entries(REFUSED).find(([extensions]) => extensions.split(' ').includes(extension))?.[1];
};

/** Why a type is refused and what to do instead; for a name that `findAttachmentType` does not know. */
export function formatTypeRemedy(name: string): Remedy {
  const refusal = findRefusal(name);
  if (refusal !== undefined) return refusal;
  const allowed = ATTACHMENT_TYPES.flatMap((type) => type.extensions).join(' ');
  return `请另存为可以发布的类型：${allowed}`;
}

/** The usual extension for what the bytes are, if such a file may be published. */
export function findExtensionFor(content: FileContent): string | undefined {
  // Word, Excel and PowerPoint files of before 2007 look alike from outside.
  if (content === 'office-97') return undefined;
  return ATTACHMENT_TYPES.find((type) => type.content[0] === content)?.extensions[0];
}
