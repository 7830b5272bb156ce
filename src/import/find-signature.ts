import { displayWidth } from '../base/display-width.ts';
import { BODY_END, isBodyName, isSigningDate, NOTE_LINE } from '../report/letter-lines.ts';
import type { Block, Paragraph } from './document.ts';
import { bareText, hasImage, readInlines } from './document-text.ts';
import { readLineNumber } from './numbering.ts';

export interface Signature {
  /** Index of its first block. */
  readonly start: number;
  readonly lines: readonly string[];
}

const MAX_LINE = 40;
const MAX_LINES = 8;

/** The signature that ends a text: bodies, then the date, then a note in brackets. */
export function findSignature(blocks: readonly Block[]): Signature | undefined {
  let start = blocks.length;
  let hasDate = false;
  let bodies = 0;
  while (start > 0 && blocks.length - start < MAX_LINES) {
    const block = blocks[start - 1] as Block;
    if (block.kind !== 'paragraph' || block.item || hasImage(block)) break;
    const text = readInlines(block.inlines).trim();
    const isLast = bodies === 0 && !hasDate;
    if (isSigningDate(text)) {
      // A second date is another text's.
      if (hasDate || bodies > 0) break;
      hasDate = true;
    } else if (isLast && NOTE_LINE.test(text) && start === blocks.length) {
      // Belongs to the signature only if there is one above it.
    } else if (isBody(text, block.align === 'right')) bodies += 1;
    else break;
    start -= 1;
  }
  if (bodies === 0) return undefined;
  const signed = blocks.slice(start) as Paragraph[];
  const texts = signed.map(({ inlines }) => readInlines(inlines).trim());
  const isRight = signed.every(({ align }, at) => align === 'right' || NOTE_LINE.test(texts[at] as string));
  // Without date and alignment only a name that stands apart from the text above is a signature.
  const isApart = (signed[0]?.gap ?? 0) > 0;
  if (!hasDate && !isRight && !(isApart && bodies === 1)) return undefined;
  return { start, lines: texts.flatMap((text) => text.split(/\s*\n\s*/u)) };
}

/** The bodies and the date of the first signature, wherever it stands: annexes may follow it. */
export function findSigners(blocks: readonly Block[]): { bodies: string[]; date?: string } {
  for (const [at, signer] of blocks.entries()) {
    if (signer.kind !== 'paragraph') continue;
    const line = readInlines(signer.inlines).trim();
    const date = signer.align === 'right' && endsWithDate(line) ? DATE_END.exec(line) : null;
    if (date) return { bodies: listBodies(line.slice(0, date.index)), date: date[0].replace(/\s+/gu, '') };
    if (!isSigningDate(line)) continue;
    const lines: string[] = [];
    for (let index = at - 1; index >= 0 && at - index < MAX_LINES; index -= 1) {
      const block = blocks[index] as Block;
      const text = block.kind === 'paragraph' ? readInlines(block.inlines).trim() : '';
      if (block.kind !== 'paragraph' || !isBody(text, block.align === 'right')) break;
      lines.unshift(text);
    }
    // A date without a body above it is that of a cover.
    if (lines.length > 0) return { bodies: lines.flatMap(listBodies), date: line.replace(/\s+/gu, '') };
  }
  return { bodies: [] };
}

/**
 * The bodies that a line of a signature names: several that spaces part, or one whose characters spaces set apart
 * (管 理 处); where both are done, wider spaces part (甲 局　　乙 局). 总理　李克强 signs, but is no body.
 */
export function listBodies(signed: string): string[] {
  const line = signed.replace(SEAL, '');
  const parts = line.trim().split(/\s+/u);
  const isSpaced = parts.length > 1 && parts.some((part) => [...part].length === 1);
  const names = isSpaced ? joinSpaced(line.trim()) : parts;
  return names.every(isBodyName) ? names : names.filter((name) => isBodyName(name) && [...name].length > 2);
}

/** （盖章） is where the seal goes, and no part of a name. */
const SEAL = /[（(](?:(?:加盖|盖|代)?(?:公|印)?章|印)[)）]/gu;

/** What is no name without that of its place or its owner. */
const GENERIC = /^(?:人民)?(?:政府|法院|检察院|委员会|办公室|办公厅)$/u;

/** Names whose characters are set apart. */
function joinSpaced(line: string): string[] {
  const narrowest = Math.min(...[...line.matchAll(/\s+/gu)].map(([gap]) => displayWidth(gap)));
  const parted = line.replace(/\s+/gu, (gap) => (displayWidth(gap) > narrowest ? '\n' : '')).split('\n');
  const isEach = parted.every((name) => isBodyName(name) && !GENERIC.test(name));
  return isEach ? parted : [parted.join('')];
}

function isBody(text: string, isRight: boolean): boolean {
  if (text === '' || [...text].length > MAX_LINE || /[。；;：:，,！!？?]/u.test(text)) return false;
  if (readLineNumber(text) !== undefined || /^附\s*件/u.test(text)) return false;
  if (text.split(/\s*\n\s*/u).some((line) => isSigningDate(line)) && isRight) return true;
  const isNames = text.split(/\s+/u).every((name) => BODY_END.test(name));
  return isRight || isNames || listBodies(text).join('') === bareText(text) || endsWithDate(text);
}

const DATE_END = /\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$/u;

/** 示例区示例局 2022年2月14日 on one line. */
function endsWithDate(text: string): boolean {
  const date = DATE_END.exec(text);
  return date !== null && BODY_END.test(text.slice(0, date.index).trim());
}
