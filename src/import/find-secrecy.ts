import { explainSecrecyMark, findSecrecyMarks, isSecrecyValue } from '../report/secrecy-mark.ts';
import type { ImportedDocument } from './document.ts';
import { bareText, readBlock, splitCells } from './document-text.ts';
import type { ImportFault } from './importer.ts';
import { findFirstSentence } from './title-lines.ts';

/** Why a document must not be imported: it bears 密级, in its text, its head, its page headers or its metadata. */
export function findSecrecy({ blocks, metadata, leftBehind }: ImportedDocument): ImportFault | undefined {
  const label = metadata.find(({ label, value }) => label === '密级' && isSecrecyValue(value));
  const [mark] = [
    ...findSecrecyMarks(blocks.flatMap((block) => splitCells(readBlock(block)))),
    // A text box stands where its author dragged it, whatever paragraph it hangs on.
    ...blocks.flatMap((block) => (isInBox(block) ? findSecrecyMarks(splitCells(readBlock(block))) : [])),
    ...leftBehind.flatMap(({ text }) => findSecrecyMarks(splitCells(text))),
  ];
  const found = label?.value ?? mark?.mark;
  return found === undefined ? undefined : explainSecrecyMark(found);
}

const isInBox = (block: ImportedDocument['blocks'][number]) => block.kind === 'paragraph' && block.isInBox;

const WORD =
  '(?:内部(?:资料|文件|材料|参考|刊物|使用|参阅|传阅|掌握|明电)|工作秘密|商业秘密|注意保[密存]|(?:不得|请勿|严禁|禁止)(?:对外)?(?:外传|外泄|复印|翻印|公开|上网)|此件不公开|仅供(?:内部|领导)?(?:参阅|参考|使用)|[阅会]后(?:收回|销毁|退回)|[★☆㊙密])';
/** A line that says nothing else: 内部资料　注意保存. */
const INTERNAL = new RegExp(`^[（(【[]?${WORD}(?:[，,、·]?${WORD})*[)）】\\]]?[！!]?$`, 'u');

/** What says that a document is not for everyone and is no 密级: above its first sentence, in text boxes, on each page. */
export function tellInternalMarks({ blocks, leftBehind }: ImportedDocument): string[] {
  const first = findFirstSentence(blocks);
  const lines = [
    ...blocks.filter((block, at) => at < first || isInBox(block)).map(readBlock),
    ...leftBehind.filter(({ what }) => /^页[眉脚]$/u.test(what)).map(({ text }) => text),
  ].flatMap(splitCells);
  const found = new Set(lines.map((line) => line.trim()).filter((line) => INTERNAL.test(bareText(line))));
  return [...found].map(
    (line) => `文件上写着“${line}”，像是只在内部用的：请先确认可以公开；可以公开的，删去这一行再发布`,
  );
}
