import { escapeHtml } from '../base/escape-html.ts';
import { shortenAddress } from './describe-listing.ts';
import type { ShownRelation } from './show-relations.ts';

/** As links of a text that leave the portal. */
const OUTSIDE = ' class="external" rel="noopener noreferrer external"';

/**
 * A related document with what is to be known of it.
 * @param base of the portal's addresses; empty on a page at its root, `undefined` where the portal has no address
 */
export function renderDocumentLink(document: ShownRelation, base: string | undefined): string {
  const { title, url, isOutside, form, state } = document;
  const href = isOutside ? url : base === undefined ? undefined : base + url;
  const name = escapeHtml(title);
  const known = formatFacts(document);
  return [
    href === undefined
      ? `《${name}》`
      : `<a href="${escapeHtml(href)}"${isOutside ? OUTSIDE : ''}>${name}</a>`,
    form && `<span class="relation-form">${form}</span>`,
    state && `<span class="relation-state">${state}</span>`,
    known && `<span class="relation-facts">${escapeHtml(known)}</span>`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What the link shows, as a line of text. */
export const formatDocumentLine = (document: ShownRelation): string =>
  [document.title, document.form, document.state, formatFacts(document)].filter(Boolean).join(' ');

const formatFacts = ({ title, url, isOutside, documentNumber, date }: ShownRelation): string =>
  [documentNumber, date, isOutside && title !== url ? shortenAddress(url) : undefined]
    .filter((fact) => fact !== undefined)
    .join('，');
