import { printable } from '../base/printable.ts';
import type { ProofFault, QuotationProof } from './proof.ts';
import { formatLineNumbers } from './text-lines.ts';

const FAULTS: Readonly<Record<ProofFault, string>> = {
  lines: '段落和指纹对不上：文字或指纹被改动过',
  gap: '列出的段落不是连着的',
  list: '这一篇和它所在的清单对不上',
  index: '清单和总指纹对不上',
  quotation: '引文不在列出的段落里',
};

/** What a proof says by itself, and against the root that somebody trusts. @param name as the person typed it */
export function formatProof(
  name: string,
  proof: QuotationProof,
  fault: ProofFault | undefined,
  root: string | undefined,
): { readonly text: string; readonly isSound: boolean } {
  if (fault) return { text: `${name}：证明不成立\n  ${FAULTS[fault]}`, isSound: false };
  const size = proof.lines[0]?.size ?? 0;
  const told = [
    `  引文：${clip(proof.quotation)}`,
    `  出处：${clip(proof.title)}（${clip(proof.url)}），全文 ${size} 段里的${formatLineNumbers(proof.lines)}`,
    `  总指纹：${proof.root}`,
  ];
  if (root === undefined) {
    const next =
      '  还要比一比总指纹：和网站的 proofs/root.txt 一样，才证明是那个网站公布的。\n  改法：用 --root 写出可靠的总指纹，或者 root.txt 的位置；root.txt 是不是那个单位公布的，用 npm run verify 核对网站和签名';
    return { text: [`${name}：每一步都算得对`, ...told, next].join('\n'), isSound: true };
  }
  return root === proof.root
    ? { text: [`${name}：证明成立，总指纹一样`, ...told].join('\n'), isSound: true }
    : {
        text: [
          `${name}：总指纹不一样`,
          ...told,
          `  要的总指纹：${root}`,
          '  改法：网站在保存证明以后更新过，总指纹就会变：用保存证明那时的 root.txt；否则它不是那个网站公布的文字',
        ].join('\n'),
        isSound: false,
      };
}

/** It comes from a file that anybody may have written. */
const clip = (text: string) => {
  const shown = printable(text.replace(/\s+/g, ' '));
  return shown.length > 200 ? `${shown.slice(0, 200)}……` : shown;
};
