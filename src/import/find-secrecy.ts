import { explainSecrecyMark, findSecrecyMarks, isSecrecyValue } from '../report/secrecy-mark.ts';
import { type ImportedDocument, readBlock } from './document.ts';
import type { ImportFault } from './importer.ts';

/** Why a document must not be imported: it bears 密级, in its text, its head, its page headers or its metadata. */
export function findSecrecy({ blocks, metadata, leftBehind }: ImportedDocument): ImportFault | undefined {
  const label = metadata.find(({ label, value }) => label === '密级' && isSecrecyValue(value));
  const [mark] = [
    ...findSecrecyMarks(blocks.flatMap((block) => readBlock(block).split(/[\n\t]/u))),
    ...leftBehind.flatMap(({ text }) => findSecrecyMarks(text.split(/[\n\t]/u))),
  ];
  const found = label?.value ?? mark?.mark;
  return found === undefined ? undefined : explainSecrecyMark(found);
}
