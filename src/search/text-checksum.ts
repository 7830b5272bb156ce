import type { ReportText } from './collect-hits.ts';
import { computeChecksum } from './wrap-file.ts';

/** The parts of a report that are shown around hits; both a `SearchRecord` and the text read back have them. */
interface ShownText extends Omit<ReportText, 'attachments'> {
  attachments: readonly { text: string }[];
}

/**
 * Tells whether a text is the one that was indexed. Hosts and browsers keep old files beside new ones: an excerpt
 * must not show what the report no longer says.
 */
export function computeTextChecksum({
  title,
  preamble,
  sections,
  footnotes,
  attachments,
}: ShownText): string {
  const texts = [
    title,
    preamble,
    ...sections.flatMap((section) => [section.id ?? '', section.title, section.text]),
    footnotes,
    ...attachments.map(({ text }) => text),
  ];
  return computeChecksum(texts.join('\u0000')).toString(36);
}
