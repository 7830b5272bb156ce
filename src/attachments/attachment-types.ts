/** Which files may be published, and what is said about those that may not. One row per type. */

import type { FileContent } from './file-content.ts';

export interface AttachmentType {
  /** Lower case, without the dot; the first is the usual one. */
  readonly extensions: readonly string[];
  /** What a reader calls it. */
  readonly label: string;
  readonly mime: string;
  /** What is shown of it, if that is seen while it is hashed. */
  readonly preview?: 'image' | 'text' | 'csv';
  /** What the bytes may be; `FileContent` names them. */
  readonly content: readonly FileContent[];
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
// A page, a table or a program in a text file is only text: browsers show these types, they never run them.
const TEXT: readonly FileContent[] = ['text', 'markup'];

/** Old and new WPS files differ as Word's do, yet keep one extension. */
export const ATTACHMENT_TYPES: readonly AttachmentType[] = [
  { extensions: ['pdf'], label: 'PDF 文档', mime: 'application/pdf', content: ['pdf'] },
  { extensions: ['ofd'], label: 'OFD 版式文档', mime: 'application/ofd', content: ['ofd'] },
  { extensions: ['doc'], label: 'Word 文档', mime: 'application/msword', content: ['office-97', 'rtf'] },
  {
    extensions: ['docx'],
    label: 'Word 文档',
    mime: `${OFFICE}.wordprocessingml.document`,
    content: ['word'],
  },
  { extensions: ['xls'], label: 'Excel 表格', mime: 'application/vnd.ms-excel', content: ['office-97'] },
  {
    extensions: ['xlsx'],
    label: 'Excel 表格',
    mime: `${OFFICE}.spreadsheetml.sheet`,
    content: ['sheet'],
  },
  { extensions: ['ppt'], label: '演示文稿', mime: 'application/vnd.ms-powerpoint', content: ['office-97'] },
  {
    extensions: ['pptx'],
    label: '演示文稿',
    mime: `${OFFICE}.presentationml.presentation`,
    content: ['slides'],
  },
  {
    extensions: ['wps'],
    label: 'WPS 文字',
    mime: 'application/vnd.ms-works',
    content: ['office-97', 'word'],
  },
  {
    extensions: ['et'],
    label: 'WPS 表格',
    mime: 'application/octet-stream',
    content: ['office-97', 'sheet'],
  },
  {
    extensions: ['dps'],
    label: 'WPS 演示',
    mime: 'application/octet-stream',
    content: ['office-97', 'slides'],
  },
  { extensions: ['txt'], label: '文本文件', mime: 'text/plain', preview: 'text', content: TEXT },
  { extensions: ['md'], label: 'Markdown 文本', mime: 'text/markdown', preview: 'text', content: TEXT },
  { extensions: ['csv'], label: 'CSV 表格', mime: 'text/csv', preview: 'csv', content: TEXT },
  {
    extensions: ['jpg', 'jpeg'],
    label: 'JPEG 图片',
    mime: 'image/jpeg',
    preview: 'image',
    content: ['jpeg'],
  },
  { extensions: ['png'], label: 'PNG 图片', mime: 'image/png', preview: 'image', content: ['png'] },
  { extensions: ['gif'], label: 'GIF 图片', mime: 'image/gif', preview: 'image', content: ['gif'] },
  { extensions: ['webp'], label: 'WebP 图片', mime: 'image/webp', preview: 'image', content: ['webp'] },
  {
    extensions: ['zip'],
    label: 'ZIP 压缩包',
    mime: 'application/zip',
    content: ['zip', 'word', 'sheet', 'slides', 'ofd'],
  },
  { extensions: ['rar'], label: 'RAR 压缩包', mime: 'application/vnd.rar', content: ['rar'] },
  { extensions: ['7z'], label: '7z 压缩包', mime: 'application/x-7z-compressed', content: ['7z'] },
  { extensions: ['mp3'], label: 'MP3 音频', mime: 'audio/mpeg', content: ['mp3'] },
  { extensions: ['mp4'], label: 'MP4 视频', mime: 'video/mp4', content: ['mp4'] },
];

const SCRIPTED = '这类文件打开时会运行脚本，不能发布。';
const REFUSED: readonly { extensions: readonly string[]; remedy: string }[] = [
  { extensions: ['svg', 'svgz'], remedy: `${SCRIPTED}图片请另存为 PNG，图表请导出为 PDF` },
  { extensions: ['html', 'htm', 'xhtml', 'mht', 'mhtml', 'xml'], remedy: `${SCRIPTED}请打印或另存为 PDF` },
  {
    extensions: ['docm', 'xlsm', 'pptm', 'dotm', 'xltm'],
    remedy: '带宏的文件会运行程序，不能发布。请另存为 docx、xlsx、pptx 或 PDF',
  },
  {
    extensions: ['exe', 'msi', 'bat', 'cmd', 'com', 'scr', 'ps1', 'vbs', 'js', 'jar', 'lnk', 'apk', 'sh'],
    remedy: '程序和脚本不能发布。请从 attachments 文件夹里移走',
  },
  { extensions: ['heic', 'heif', 'avif'], remedy: '多数浏览器和看图软件打不开。请另存为 JPG 或 PNG' },
  {
    extensions: ['bmp', 'tif', 'tiff'],
    remedy: '文件很大，或浏览器打不开。图片请另存为 PNG，扫描件请另存为 PDF',
  },
  { extensions: ['rtf', 'odt', 'pages'], remedy: '请另存为 docx 或 PDF' },
  { extensions: ['ods', 'numbers'], remedy: '请另存为 xlsx 或 CSV' },
  { extensions: ['odp', 'key'], remedy: '请另存为 pptx 或 PDF' },
];

/** The extension of a file's name in lower case without the dot, or `''`. */
export function parseExtension(name: string): string {
  return /[^/]\.([^./]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}

export function findAttachmentType(name: string): AttachmentType | undefined {
  const extension = parseExtension(name);
  return ATTACHMENT_TYPES.find((type) => type.extensions.includes(extension));
}

/** Why a type is refused and what to do instead; for a name that `findAttachmentType` does not know. */
export function formatTypeRemedy(name: string): string {
  const extension = parseExtension(name);
  const refused = REFUSED.find((row) => row.extensions.includes(extension));
  if (refused) return refused.remedy;
  const allowed = ATTACHMENT_TYPES.flatMap((type) => type.extensions).join(' ');
  return `请另存为可以发布的类型：${allowed}`;
}

/** The usual extension for what the bytes are, if such a file may be published. */
export function findExtensionFor(content: FileContent): string | undefined {
  // Word, Excel and PowerPoint files of before 2007 look alike from outside.
  if (content === 'office-97') return undefined;
  return ATTACHMENT_TYPES.find((type) => type.content[0] === content)?.extensions[0];
}
