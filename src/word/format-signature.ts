import { STYLES } from './format-styles.ts';
import { formatParagraph, formatText, measureText } from './format-text.ts';
import { CHARACTER_WIDTH, LINE_PITCH } from './page.ts';

/** Characters that a signature keeps from the right edge at least (GB/T 9704-2012, 7.3.5.2). */
const EDGE = 2;

const DATE = /\d{4}\s*年|[〇零○一二三四五六七八九]{4}\s*年|\d{4}[-./]\d{1,2}/u;

/**
 * 落款: an empty line below the text, the body's name two characters from the right, the date in the next line begins two
 * characters further right than the name; a date longer than the name keeps two characters from the right itself
 * (GB/T 9704-2012, 7.3.5.2).
 */
export function formatSignature(lines: readonly string[]): string {
  return placeSignature(lines)
    .map(({ text, right, isDate }, index) =>
      formatParagraph(
        {
          'w:pStyle': isDate ? STYLES.date : STYLES.signature,
          'w:keepNext': index < lines.length - 1,
          'w:spacing': index === 0 && { 'w:beforeLines': 100, 'w:before': LINE_PITCH },
          'w:ind': {
            'w:rightChars': Math.round(right * 100),
            'w:right': Math.round(right * CHARACTER_WIDTH),
          },
        },
        formatText(text),
      ),
    )
    .join('');
}

interface Place {
  text: string;
  /** Characters between the line's end and the right edge. */
  right: number;
  isDate: boolean;
}

function placeSignature(lines: readonly string[]): Place[] {
  const places: Place[] = lines.map((text) => ({ text, right: EDGE, isDate: DATE.test(text) }));
  for (const [index, date] of places.entries()) {
    const name = places[index - 1];
    if (!date.isDate || !name || name.isDate) continue;
    const [nameWidth, dateWidth] = [measureText(name.text), measureText(date.text)];
    date.right = Math.max(EDGE, nameWidth + EDGE - 2 - dateWidth);
    name.right = Math.max(EDGE, date.right + dateWidth + 2 - nameWidth);
  }
  return places;
}
