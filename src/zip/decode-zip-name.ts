import { orElse } from '../base/or-else.ts';

/** § 4.4.4 bit 11: the name is UTF-8. */
const UTF8_NAME = 0x0800;

/** PATH_MAX of Linux; more folders than anyone makes. Both also bound the work on a hostile list of names. */
const MOST_CHARACTERS = 4096;
const MOST_FOLDERS = 100;

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** What Explorer on a Chinese Windows writes without saying so. */
const GB18030 = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true });

/** A file's name in a zip. @returns `undefined` if its bytes are no text */
export function decodeZipName(bytes: Uint8Array, flags: number): string | undefined {
  const name = orElse(() => UTF8.decode(bytes), undefined);
  return name !== undefined || flags & UTF8_NAME ? name : orElse(() => GB18030.decode(bytes), undefined);
}

/** Why a name could write a file outside the folder that it is unpacked into, or not be written as it stands. */
export function findUnsafeName(name: string): string | undefined {
  if (name === '') return '没有名字';
  if (name.includes('\\')) return '有反斜杠，在 Windows 上指向别的文件夹';
  if (/^[A-Za-z]:/.test(name)) return '以盘符开头';
  if (name.startsWith('/')) return '以斜杠开头，指向磁盘的根目录';
  if (name.length > MOST_CHARACTERS) return '太长，哪个系统也存不下';
  const segments = name.replace(/\/$/, '').split('/');
  if (segments.length > MOST_FOLDERS) return '文件夹套得太深';
  if (segments.includes('..')) return '有“..”，指向上一级文件夹';
  if (segments.some((segment) => segment === '' || segment === '.')) return '有空的一段';
  return /\p{Cc}/u.test(name) ? '有控制字符' : undefined;
}
