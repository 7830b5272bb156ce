import type { DocumentTable } from './body-document.ts';

/**
 * Whether a table's head says what the columns are. One that is a single cell is a title: repeated on the next page, it
 * would stand above what has another.
 */
export const namesColumns = ({ head, columns }: DocumentTable): boolean =>
  columns === 1 || head.some((row) => row.length > 1);
