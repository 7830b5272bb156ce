import { escapeHtml } from '../base/escape-html.ts';
import type { TextPiece } from '../compare/mark-changes.ts';

/** Said before and behind a mark by a screen reader: most of them say nothing of `ins` and `del`. */
const SAID = { removed: ['del', '删去：'], added: ['ins', '加上：'] } as const;

/** A text with its marks: never by colour alone. */
export const renderPieces = (pieces: readonly TextPiece[]): string =>
  pieces
    .map(({ change, text }) => {
      if (change === 'same') return escapeHtml(text);
      const [tag, word] = SAID[change];
      const hidden = (said: string) => `<span class="visually-hidden">${said}</span>`;
      return `<${tag}>${hidden(`（${word}`)}${escapeHtml(text)}${hidden('）')}</${tag}>`;
    })
    .join('');
