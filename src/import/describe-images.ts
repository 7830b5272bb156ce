import { type Block, type ImportedImage, readInlines } from './document.ts';

const CAPTION = /^图\s*[\d一二三四五六七八九十]/u;
const MAX_CAPTION = 80;

/**
 * A description for each image: the source's own, else the caption below or above it, else a plain statement that
 * there is none, which a reader who cannot see the picture should know too.
 */
export function describeImages(blocks: readonly Block[], images: readonly ImportedImage[]): string[] {
  const texts = images.map(({ alt }) => alt.replace(/\s+/gu, ' ').trim());
  let count = 0;
  const flat = blocks.map((block) => (block.kind === 'paragraph' ? block.inlines : []));
  const readAt = (index: number) =>
    readInlines(flat[index] ?? [])
      .replace(/\s+/gu, ' ')
      .trim();
  for (const [index, inlines] of flat.entries()) {
    for (const inline of inlines) {
      if (inline.kind !== 'image') continue;
      count += 1;
      const caption = [readAt(index), readAt(index + 1), readAt(index - 1)].find(
        (text) => CAPTION.test(text) && text.length <= MAX_CAPTION,
      );
      texts[inline.image] ||= caption ?? `原文的第 ${count} 张图，原文没有说明`;
    }
  }
  return texts.map((text, index) => text || `原文的一张图（${index + 1}），原文没有说明`);
}
