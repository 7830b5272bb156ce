import { isReservedName } from '../base/reserved-name.ts';
import { formatCodePoint } from '../report/hidden-characters.ts';
import type { FileFault } from './file-fault.ts';

/** Bytes in UTF-8. File systems take 255; the rest is room for a download's “ (1)” and a temporary suffix. */
const MAX_NAME_BYTES = 200;
const FORBIDDEN = /[<>:"|?*\\]/gu;
/** Controls, invisible format characters (also those that reverse the reading order), lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const INVISIBLE_ALL = new RegExp(INVISIBLE, 'gu');

interface NameFault {
  /** Completes “文件名“…””. */
  message: string;
  remedy: string;
}

/** What keeps one name of a path (a file's or a folder's) from surviving the way to every reader, or `undefined`. */
export function findNameFault(name: string): NameFault | undefined {
  const fault = (message: string, remedy = formatRename(name)): NameFault => ({ message, remedy });
  if (name.includes('\ufffd')) {
    const remedy = '请在文件管理器里重新命名；或用支持中文的解压软件（编码选 GBK）重新解压';
    return fault('里有乱码，多半是压缩包解压时用错了编码', remedy);
  }
  const [invisible] = INVISIBLE.exec(name) ?? [];
  if (invisible) return fault(`里有看不见的字符 ${formatVisibleName(invisible)}，不能发布`);
  const forbidden = [...new Set(name.match(FORBIDDEN))];
  if (forbidden.length > 0)
    return fault(`里有不能用的字符 ${forbidden.join(' ')}，Windows 上存不下这样的文件`);
  if (/[. ]$/.test(name)) return fault(`以${name.endsWith('.') ? '句点' : '空格'}结尾，Windows 上打不开`);
  if (isReservedName(name)) {
    const reserved = (name.split('.', 1)[0] ?? '').trimEnd();
    return fault(`用了 Windows 的保留名 ${reserved}，下载后打不开`, formatRename(`文件-${name}`));
  }
  const bytes = new TextEncoder().encode(name.normalize('NFC')).length;
  if (bytes <= MAX_NAME_BYTES) return undefined;
  return fault(
    `太长：${bytes} 个字节，最多 ${MAX_NAME_BYTES} 个（约 ${Math.floor(MAX_NAME_BYTES / 3)} 个汉字）`,
    '请缩短文件名；要显示的长名称写在“附件”的“名称”里',
  );
}

/** @param name as it is shown */
export const tellNameFault = (
  what: '文件名' | '文件夹名',
  name: string,
  { message, remedy }: NameFault,
): FileFault => ({ rule: 'file-name', message: `${what}${quoteName(name)}${message}`, remedy });

/** A name as a message may carry it: invisible characters named, so that no line of output can be forged. */
export function formatVisibleName(name: string): string {
  return name.replace(INVISIBLE_ALL, (char) => `[${formatCodePoint(char)}]`);
}

function formatRename(name: string): string {
  const allowed = name.replace(INVISIBLE_ALL, '').replace(FORBIDDEN, '');
  const cleaned = allowed.trim().replace(/^\.+|[. ]+$/g, '');
  return cleaned && findNameFault(cleaned) === undefined
    ? `请把文件改名为：\n    ${cleaned}`
    : '请把文件改成一个普通的名字，如 附件1.pdf';
}

/** A name in Chinese quotation marks for a message, shortened if it would flood the screen. */
export function quoteName(name: string): string {
  const characters = [...formatVisibleName(name)];
  return `“${characters.length > 120 ? `${characters.slice(0, 119).join('')}…` : characters.join('')}”`;
}
