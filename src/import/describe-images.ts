import { readDescription } from '../report/machine-description.ts';
import { isFigureCaption } from './captions.ts';
import type { Block, ImportedImage } from './document.ts';
import { listInlines, readLineText, toLine } from './document-text.ts';

const MAX_CAPTION = 80;

/**
 * A description for each image: the source's own, else the caption below or above it, else a plain statement that
 * there is none, which a reader who cannot see the picture should know too. One that a program wrote is none.
 * @returns the texts in the order of the images, and in Chinese what the editor is asked for
 */
export function describeImages(blocks: readonly Block[], images: readonly ImportedImage[]) {
  const texts = images.map(({ alt }) => readDescription(alt));
  const asked: number[] = [];
  let count = 0;
  for (const [index, block] of blocks.entries()) {
    const shown = listInlines(block).filter((inline) => inline.kind === 'image');
    if (shown.length === 0) continue;
    const caption = [block, blocks[index + 1], blocks[index - 1]]
      .map((each) => toLine(readLineText(each)))
      .find((text) => isFigureCaption(text) && text.length <= MAX_CAPTION);
    for (const inline of shown) {
      count += 1;
      if (!texts[inline.image] && caption === undefined) asked.push(count);
      texts[inline.image] ||= caption ?? `原文的第 ${count} 张图，原文没有说明`;
    }
  }
  const dropped = images
    .map(({ alt }) => alt.trim())
    .filter((alt) => alt !== '' && readDescription(alt) === '');
  return {
    texts: texts.map((text, index) => text || `原文的一张图（${index + 1}），原文没有说明`),
    remarks: [
      ...(dropped.length > 0
        ? [`图片的说明是电脑写的，没有采用：${[...new Set(dropped)].map((alt) => `“${alt}”`).join('、')}`]
        : []),
      ...(asked.length > 0
        ? [`第 ${asked.join('、')} 张图没有说明：请在正文里它的方括号中写出图上是什么，给看不见图的人听`]
        : []),
    ],
  };
}
