import { isTableCaption } from './captions.ts';
import type { Block, ImportedDocument, Metadatum } from './document.ts';
import { readBlock, readInlines } from './document-text.ts';
import { isRole, type PartedDocument, takeNamedTail } from './split-tail.ts';

/** The parts of a document that says itself what they are: nothing in it is taken for title, 落款 or furniture by its words. */
export function readMarked({ blocks }: ImportedDocument): PartedDocument {
  const isTitle = (block: Block | undefined) => block?.kind === 'paragraph' && block.rank === 0;
  let notices = 0;
  while (isRole(blocks[notices], 'notice')) notices += 1;
  let numbers = notices;
  while (isRole(blocks[numbers], 'number')) numbers += 1;
  let start = numbers;
  while (isTitle(blocks[start])) start += 1;
  const titleEnd = start;
  while (isRole(blocks[start], 'head-note')) start += 1;
  const { end, signature, imprint, moved, leftBehind } = takeNamedTail(blocks, start);
  const above = blocks.slice(0, start).map(readBlock);
  const title = above.slice(numbers, titleEnd).join('').replaceAll('\n', '').trim();
  let textEnd = end;
  while (textEnd > start && isReference(blocks[textEnd - 1])) textEnd -= 1;
  const text = joinCaptions(blocks.slice(start, textEnd));
  return {
    title: { label: '标题', value: title, origin: '正文上方的标题' },
    metadata: [
      ...nameLines('发文字号', above.slice(notices, numbers), '标题上面的一行'),
      ...nameLines('题注', above.slice(titleEnd), '标题下面的一段'),
    ],
    blocks: text,
    signature,
    imprint,
    leftBehind: [
      ...above.slice(0, notices).map((notice) => ({
        what: '文件提示',
        reason: '由有效性和关联自己生成',
        text: notice,
      })),
      ...leftBehind,
    ],
    moved: [...above.slice(notices), ...moved],
    // 标题 1 is 一、, which is ## in a report: its # is the title.
    levels: text.map((block) =>
      block.kind === 'paragraph' && block.rank !== undefined && block.rank > 0
        ? Math.min(6, block.rank + 1)
        : undefined,
    ),
  };
}

const nameLines = (label: string, lines: readonly string[], origin: string): Metadatum[] =>
  lines.map((line) => ({ label, value: line.trim(), origin }));

/** At the end of the text: the line by which a Word file shows a note that nothing refers to. */
const isReference = (block: Block | undefined) =>
  block?.kind === 'paragraph' && block.inlines.length === 1 && block.inlines[0]?.kind === 'note';

/** The caption below a picture becomes part of it, as `![…](图1.png "图1 …")` is written; a second one, or 表1, does not. */
function joinCaptions(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const [index, block] of blocks.entries()) {
    const previous = result.at(-1);
    const [image, ...others] = previous?.kind === 'paragraph' ? previous.inlines : [];
    if (block.kind !== 'paragraph' || block.role !== 'caption') {
      result.push(block);
      continue;
    }
    const title = readInlines(block.inlines);
    const isAboveTable = blocks[index + 1]?.kind === 'table';
    const isFree = image?.kind === 'image' && others.length === 0 && image.title === undefined;
    if (previous?.kind === 'paragraph' && isFree && !(isAboveTable && isTableCaption(title))) {
      result[result.length - 1] = { ...previous, inlines: [{ ...image, title }] };
    } else result.push(isAboveTable ? block : { ...block, role: undefined });
  }
  return result;
}
