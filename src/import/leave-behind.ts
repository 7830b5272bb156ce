import type { LeftBehind } from './document.ts';
import { bareText } from './document-text.ts';

/** What Word files and pages both leave behind, by name. */

interface Findings {
  readonly leftBehind: LeftBehind[];
}

/** Why what was deleted is left behind. */
export const DELETED = '原文件里已经标为删除';

/** What a page has and does not show, and why it is left behind. */
export const UNSHOWN = '网页上不显示的文字';
export const HIDDEN_BY_PAGE = '原网页把它藏了起来';

/** Names a text that the report does not show, if it is one. */
export function leave({ leftBehind }: Findings, what: string, reason: string, text: string) {
  if (bareText(text) !== '') leftBehind.push({ what, reason, text });
}

/** Comments are for those who wrote the document. */
export const formatComment = (author: string | undefined, text: string) => ({
  what: `批注（${author || '没有署名'}）`,
  reason: '批注不属于正文',
  text,
});

/** A prompt of a form that nobody answered. */
export const leavePrompt = (context: Findings, text: string) =>
  leave(context, '没有填写的提示', '是表单的提示，不是正文；要填的请补上', text);
