import { parseExtension } from '../attachments/attachment-types.ts';
import { formatRevelation, listRevelations } from '../import/list-revelations.ts';
import { findPersonalNumbers, maskPersonalNumbers } from '../lint/personal-numbers.ts';

/** Numbers that are named, and how much of what stands around them. */
const [MOST_NUMBERS, AROUND] = [3, 6];

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
  const revelations = parseExtension(name) === 'docx' ? await listRevelations(bytes) : [];
  const all = [...texts, ...revelations.flatMap(({ details }) => details)];
  const numbers = all.flatMap((text) =>
    findPersonalNumbers(text).map(({ index, length }) =>
      maskPersonalNumbers(text.slice(Math.max(0, index - AROUND), index + length)),
    ),
  );
  const more = numbers.length > MOST_NUMBERS ? '……' : '';
  return [
    ...revelations.map(formatRevelation),
    ...(numbers.length > 0
      ? [
          `像身份证号、银行卡号或手机号的数字 ${numbers.length} 处：${numbers.slice(0, MOST_NUMBERS).join('；')}${more}`,
        ]
      : []),
  ];
}
