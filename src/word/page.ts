import type { TablePage } from '../report/lay-out-table.ts';

/**
 * The page of GB/T 9704-2012 (5.2): A4, 版心 156 mm × 225 mm, 22 lines of 28 characters of 三号. Lengths in twentieths
 * of a point, as WordprocessingML has them.
 */

const TWIPS_PER_MM = 1440 / 25.4;

const mm = (length: number) => Math.round(length * TWIPS_PER_MM);

/** 天头 37 mm, 订口 28 mm; right and bottom follow from 版心. */
const MARGINS = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) } as const;

/** 版心 turned with the sheet, its head at 订口 (7.7). */
const TURNED_MARGINS = {
  top: MARGINS.left,
  bottom: MARGINS.right,
  left: MARGINS.bottom,
  right: MARGINS.top,
} as const;

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly margins: Readonly<Record<keyof typeof MARGINS, number>>;
  /** From the edge of the paper to the lower edge of the page number, so that its dash is 7 mm below 版心 (7.5). */
  readonly footer: number;
}

/** For a wide table the sheet on its side, for one still wider A3 on its side, folded into the report when printed. */
export const SHEETS: Readonly<Record<TablePage, Sheet>> = {
  upright: { width: mm(210), height: mm(297), margins: MARGINS, footer: mm(25) },
  turned: { width: mm(297), height: mm(210), margins: TURNED_MARGINS, footer: mm(16) },
  folded: { width: mm(420), height: mm(297), margins: TURNED_MARGINS, footer: mm(16) },
};

/** Of 版心. */
export const measureTextWidth = ({ width, margins }: Sheet) => width - margins.left - margins.right;

export const TEXT_WIDTH = measureTextWidth(SHEETS.upright);

const CHARACTERS_PER_LINE = 28;

/** Of one place of the grid; rounded down, or LibreOffice moves an indent of two places to the third. */
export const CHARACTER_WIDTH = Math.floor(TEXT_WIDTH / CHARACTERS_PER_LINE);

/** Rounded down: one twip more, and only 21 lines fit. */
export const LINE_PITCH = Math.floor((SHEETS.upright.height - MARGINS.top - MARGINS.bottom) / 22);

/** 三号, in half-points. */
export const BODY_SIZE = 32;

/** What each character of the grid is narrower than 三号, in 4096ths of a point (17.6.5 docGrid). */
export const CHARACTER_SPACE = Math.floor((TEXT_WIDTH / 20 / CHARACTERS_PER_LINE - BODY_SIZE / 2) * 4096);
