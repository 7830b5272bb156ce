import type { DocumentBlock, DocumentHeading } from './body-document.ts';

export interface BlockBelowHeadings {
  /** Those right above it: where it goes to another page, they go with it. */
  headings: DocumentHeading[];
  /** Absent where the text ends with a heading. */
  block?: Exclude<DocumentBlock, DocumentHeading>;
}

/** The blocks in their order, each other one than a heading with the headings that stand right above it. */
export function groupBelowHeadings(blocks: readonly DocumentBlock[]): BlockBelowHeadings[] {
  const groups: BlockBelowHeadings[] = [];
  let headings: DocumentHeading[] = [];
  for (const block of blocks) {
    if (block.type === 'heading') {
      headings.push(block);
      continue;
    }
    groups.push({ headings, block });
    headings = [];
  }
  return headings.length > 0 ? [...groups, { headings }] : groups;
}
