/** UTF-16 units of a file that are shown and searched: a book of some 400 pages. What is searched is shown. */
export const SHOWN_CHARACTERS = 300_000;

/** Rows of a sheet that are shown. */
export const SHOWN_ROWS = 1000;

/** Columns of a sheet that are shown. */
export const SHOWN_COLUMNS = 100;
