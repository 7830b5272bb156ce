import type { TextSpan } from '../quote/match-quotation.ts';
import type { QuotationProof } from '../quote/proof.ts';
import { PROOF_ROOT } from '../quote/proof-lists.ts';
import { formatLineNumbers, listLines } from '../quote/text-lines.ts';
import { createButton, createElement, createLink, replaceContents } from './create-element.ts';
import type { ReadText } from './quotation-finder.ts';
import type { Prove } from './quotation-proof.ts';

/** 证明 of one passage, made when somebody opens it. @param isOpen made at once */
export function createProofPart(text: ReadText, span: TextSpan, prove: Prove, isOpen: boolean): HTMLElement {
  const wanted = listLines(text.lines, span).map(({ index }) => index);
  const place = createElement('div', 'prove-proof');
  const part = createElement('details', '', createElement('summary', '', '证明'), place);
  let isAsked = false;
  const make = async () => {
    if (isAsked) return;
    isAsked = true;
    replaceContents(place, createElement('p', '', '正在计算……'));
    const quotation = text.prepared.whole.slice(span.start, span.end);
    const proof = await prove(text, wanted, quotation);
    if (typeof proof !== 'string') return replaceContents(place, ...describeProof(proof));
    isAsked = false;
    replaceContents(place, createElement('p', '', FAULTS[proof]));
  };
  part.addEventListener('toggle', () => {
    if (part.open) void make();
  });
  if (isOpen) void make();
  return part;
}

const FAULTS = {
  missing: '证明用的文件没有取到，这一处没有证明。收起再展开，可以再试一次。',
  changed:
    '这一篇的文字和证明用的文件对不上：网站可能刚刚更新，请过几分钟再试；一直这样，说明有文件被改动过。',
} as const;

function describeProof(proof: QuotationProof): HTMLElement[] {
  const { lines, root, list } = proof;
  const save = createButton('保存证明', () => saveProof(proof));
  return [
    createElement(
      'p',
      '',
      `已经在这台电脑上重新算过，相符：这段文字是这一篇全文 ${lines[0]?.size ?? 0} 段里的${formatLineNumbers(lines)}，这一篇在本站公布的文字里。`,
    ),
    createElement(
      'dl',
      'prove-hashes',
      createElement('dt', '', '本站文字的总指纹（', createLink(PROOF_ROOT, PROOF_ROOT), '）'),
      createElement('dd', 'prove-hash', root),
      createElement('dt', '', '这一篇所在的清单'),
      createElement('dd', '', createLink(list.name, list.name)),
    ),
    createElement('p', '', save, ' 存成一个文件，以后不用这个网站也能核对。'),
  ];
}

function saveProof(proof: QuotationProof): void {
  const file = new Blob([`${JSON.stringify(proof, null, 1)}\n`], { type: 'application/json' });
  const link = createElement('a', '');
  link.href = URL.createObjectURL(file);
  link.download = `证明-${proof.title.replace(/[\\/:*?"<>|\s]+/g, '').slice(0, 40)}.json`;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
