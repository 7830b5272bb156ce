import { existsSync } from 'node:fs';
import { hashContent } from '../base/sha256.ts';
import { hideStaging, writeAtomically } from '../base/write-atomically-fs.ts';
import type { DeskRefusal } from './desk-api.ts';
import { refuseIo } from './refuse-io.ts';
import { openIfThere, type SavedText, saveText } from './save-text-fs.ts';

/**
 * Has a file of the content say something else, or makes it where there is none.
 * @param content folder of the content
 * @param base hash of the bytes that the page knows, empty if there were none
 * @param options.edit the new text; nothing if it cannot be written into this one
 * @param options.unreadable what is said then
 * @param options.formatNew a file that is made, of its text
 */
export function editFile(
  content: string,
  file: string,
  base: string,
  {
    edit,
    unreadable,
    formatNew = (text) => text,
  }: {
    edit(text: string): string | undefined;
    unreadable: DeskRefusal;
    formatNew?(text: string): string;
  },
): SavedText | DeskRefusal {
  const opened = openIfThere(file);
  if ('message' in opened) return opened;
  const { text, sha256 } = opened;
  const edited = edit(text);
  // Of another state than the page knows, it is told so below.
  if (edited === undefined && sha256 === base) return unreadable;
  const change = { text: edited ?? text, base };
  return base === '' && sha256 === ''
    ? createText(file, formatNew(change.text))
    : saveText(content, file, change, new Date());
}

/** Writes a text into a file that is not there yet. @param bytes in which it stands */
export function createText(
  file: string,
  text: string,
  bytes: string | Uint8Array = text,
): SavedText | DeskRefusal {
  try {
    if (existsSync(file)) return { message: '别的程序刚才新建了这个文件，没有保存', remedy: '再保存一次' };
    writeAtomically(file, bytes, hideStaging(file));
    return { text, sha256: hashContent(bytes) };
  } catch (error) {
    return refuseIo(error, '没有保存', '照上面说的处理，再保存一次');
  }
}
