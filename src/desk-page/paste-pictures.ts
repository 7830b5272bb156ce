import {
  type ClipboardPicture,
  fillPlace,
  findPlace,
  type PastedPicture,
} from '../desk/clipboard-pictures.ts';
import { formatPicture } from '../desk/compose-text.ts';
import type { AskedPicture, ChosenPicture } from './picture-dialog.tsx';

/** Asks what is on a picture. @returns nothing if it is left out */
export type AskPicture = (asked: AskedPicture) => Promise<ChosenPicture | undefined>;

/** Files of a clipboard: the browser may not have them any more once the event is over. */
export const readFiles = (files: readonly File[]): Promise<ClipboardPicture[]> =>
  Promise.all(
    files
      .filter(({ type }) => type.startsWith('image/'))
      .map(async (file) => ({ type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );

const REMEDIES = {
  file: '请从 Word 里用鼠标右键“另存为图片”，再拖进来',
  web: '请在原来的网页上用鼠标右键另存，再拖进来',
} as const;

/**
 * Puts the pictures of a pasted text into their places, each when somebody has said what is on it.
 * @returns also, in Chinese, which are not there, with their places
 */
export async function placePictures(
  markdown: string,
  pictures: readonly PastedPicture[],
  ask: AskPicture,
): Promise<{ markdown: string; lost: string[] }> {
  const lost: string[] = [];
  let text = markdown;
  for (let number = 1; ; number += 1) {
    const place = findPlace(text);
    if (!place) return { markdown: text, lost };
    const { picture, from = 'file' } = pictures[place.index] ?? {};
    const name = `第 ${number} 张图${place.after === '' ? '' : `（在“${place.after}”后面）`}`;
    if (!picture) {
      lost.push(`${name}没有带过来：${REMEDIES[from]}`);
      text = fillPlace(text, '');
      continue;
    }
    const ending = picture.type.replace(/^image\//, '').replace('jpeg', 'jpg');
    const file = new File([picture.bytes], `图片.${ending}`, { type: picture.type });
    const chosen = await ask({ file, known: place, count: `粘贴的${name}` });
    if (!chosen) lost.push(`${name}没有放进来，照你说的`);
    text = fillPlace(text, chosen ? formatPicture(chosen) : '');
  }
}
