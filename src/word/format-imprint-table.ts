import { formatImprint, type ImprintFields } from '../report/format-imprint.ts';
import { BORDER, IMPRINT_SIZE, STYLES } from './format-styles.ts';
import { formatParagraph, formatRun, formatSpace, formatText } from './format-text.ts';
import { LINE_PITCH, TEXT_WIDTH } from './page.ts';
import { formatProperties } from './properties.ts';
import { formatElement, formatParent, formatSides } from './xml.ts';

/** A character of 四号, in twips: what is free at both ends. */
const CHARACTER = IMPRINT_SIZE * 10;

/** Rules of 0.35 mm and 0.25 mm, in eighths of a point. */
const THICK = 8;
const THIN = 6;

/**
 * 版记 (GB/T 9704-2012, 7.4): a table as wide as the text at the foot of the page on which the text ends; empty without
 * its fields. Whether that page is an even one only Word knows. One cell a row, so that import reads paragraphs.
 */
export function formatImprintTable(fields: ImprintFields): string {
  const imprint = formatImprint(fields);
  if (!imprint) return '';
  const { copies, printer, printed } = imprint;
  // Behind the colon of 抄送.
  const hanging = { 'w:left': CHARACTER * 3, 'w:hanging': CHARACTER * 3 };
  const right = formatElement('w:tab', { 'w:val': 'right', 'w:pos': TEXT_WIDTH - 2 * CHARACTER });
  const rows = [
    copies
      ? formatParagraph(
          { 'w:pStyle': STYLES.imprint, 'w:keepNext': true, 'w:ind': hanging },
          formatText(copies),
        )
      : '',
    printer || printed
      ? formatParagraph(
          { 'w:pStyle': STYLES.imprint, 'w:tabs': { xml: right } },
          formatText(printer) + formatRun(formatElement('w:tab')) + formatText(printed),
        )
      : '',
  ].filter(Boolean);
  const border = (size: number, ...sides: string[]) => formatSides(sides, { ...BORDER, 'w:sz': size });
  const properties = formatProperties('w:tblPr', {
    'w:tblpPr': {
      'w:vertAnchor': 'margin',
      'w:horzAnchor': 'margin',
      'w:tblpXSpec': 'left',
      'w:tblpYSpec': 'bottom',
    },
    'w:tblOverlap': 'never',
    'w:tblW': { 'w:w': TEXT_WIDTH, 'w:type': 'dxa' },
    'w:tblBorders': { xml: border(THICK, 'top', 'bottom') + border(THIN, 'insideH') },
    'w:tblLayout': { 'w:type': 'fixed' },
    'w:tblCellMar': { xml: formatSides(['left', 'right'], { 'w:w': CHARACTER, 'w:type': 'dxa' }) },
  });
  const grid = formatParent('w:tblGrid', formatElement('w:gridCol', { 'w:w': TEXT_WIDTH }));
  const cell = formatProperties('w:tcPr', { 'w:tcW': { 'w:w': TEXT_WIDTH, 'w:type': 'dxa' } });
  const lines = rows.map((row) =>
    formatParent(
      'w:tr',
      formatProperties('w:trPr', { 'w:cantSplit': true }),
      formatParent('w:tc', cell, row),
    ),
  );
  const table = formatParent('w:tbl', properties, grid, ...lines);
  // Before it a free line, for programs that leave the table where the text ends, as LibreOffice does. A file may not
  // end with a table, and one that floats hangs on what follows it.
  return formatSpace(LINE_PITCH) + table + formatSpace(20);
}
