import { parseExtension } from '../attachments/attachment-types.ts';
import { readPhotoDetails } from '../attachments/read-photo-details.ts';
import { formatRevelation, listRevelations } from '../import/list-revelations.ts';
import { findPersonalNumbers, maskPersonalNumbers } from '../lint/personal-numbers.ts';

/** Numbers that are named, and how much of what stands around them. */
const [MOST_NUMBERS, AROUND] = [3, 6];

const OFFICE = new Set(['docx', 'xlsx', 'pptx', 'wps', 'et', 'dps']);

/** A sign of a text in a PDF: itself, or its number in octal (7.3.4.2). */
const readSign = (_: string, sign: string): string =>
  /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8)) : sign;

/** The author in the properties of a PDF (ISO 32000-1, 14.3.3), where they are not packed. */
function readPdfAuthor(bytes: Uint8Array): string[] {
  if (Buffer.from(bytes.subarray(0, 5)).toString('latin1') !== '%PDF-') return [];
  const text = Buffer.from(bytes).toString('latin1');
  const [, literal, hex] =
    /\/Author\s*(?:\(((?:\\.|[^\\)]){1,400})\)|<([\da-f\s]{2,800})>)/iu.exec(text) ?? [];
  const written =
    hex === undefined
      ? Buffer.from((literal ?? '').replace(/\\([0-7]{1,3}|.)/gsu, readSign), 'latin1')
      : Buffer.from(hex.replace(/\s/gu, ''), 'hex');
  const author =
    written[0] === 0xfe && written[1] === 0xff
      ? new TextDecoder('utf-16be').decode(written)
      : written.toString('latin1');
  return author.trim() === '' || /[^\p{L}\p{N}\p{P}\p{Zs}]/u.test(author) ? [] : [`作者：${author.trim()}`];
}

/**
 * What a file tells besides what its page shows, a line each: comments, authors, tracked changes, hidden text, and numbers
 * that belong to one person.
 * @param texts what can be read in it
 */
export async function listRevealed(
  name: string,
  bytes: Uint8Array,
  texts: readonly string[],
): Promise<string[]> {
  const revelations = OFFICE.has(parseExtension(name)) ? await listRevelations(bytes) : [];
  const all = [...texts, ...revelations.flatMap(({ details }) => details)];
  const numbers = all.flatMap((text) =>
    findPersonalNumbers(text).map(({ index, length }) =>
      maskPersonalNumbers(text.slice(Math.max(0, index - AROUND), index + length)),
    ),
  );
  const more = numbers.length > MOST_NUMBERS ? '……' : '';
  return [
    ...revelations.map(formatRevelation),
    ...readPhotoDetails(bytes),
    ...readPdfAuthor(bytes),
    ...(numbers.length > 0
      ? [
          `像身份证号、银行卡号或手机号的数字 ${numbers.length} 处：${numbers.slice(0, MOST_NUMBERS).join('；')}${more}`,
        ]
      : []),
  ];
}
