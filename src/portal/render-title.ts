import { escapeHtml } from '../base/escape-html.ts';
import { listTitleParts } from '../base/title-words.ts';

/** A title whose lines end between words, however narrow the screen is; what is read, copied and found is the same. */
export const renderTitle = (title: string): string => listTitleParts(title).map(escapeHtml).join('<wbr>');
