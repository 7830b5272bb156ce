import { pinyin } from 'pinyin-pro';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import { toHanCharacter } from '../base/han-character.ts';
import type { Outline } from './outline.ts';

/** @param records newest first */
export function createOutline(
  records: readonly { url: string; title: string; sections: readonly { id: string; title: string }[] }[],
): Outline {
  const seen = new Set<string>();
  const reports = records.map(({ url, title, sections }) => ({
    url,
    title,
    headings: sections.flatMap((section): [string, string][] => {
      if (section.title === '' || seen.has(section.title)) return [];
      seen.add(section.title);
      return [[section.id, section.title]];
    }),
  }));
  const texts = reports.flatMap(({ title, headings }) => [title, ...headings.map(([, text]) => text)]);
  const characters = [...new Set(texts.join('').match(/\p{Script=Han}/gu) ?? [])].sort(compareCodeUnits);
  return {
    reports,
    readings: Object.fromEntries(
      characters.flatMap((character) => {
        const readings = listReadings(character);
        return readings === '' ? [] : [[character, readings]];
      }),
    ),
  };
}

/** Empty for a character that the table of pinyin-pro does not know: it gives the character itself back. */
function listReadings(character: string): string {
  const readings = pinyin(toHanCharacter(character), {
    multiple: true,
    toneType: 'none',
    v: true,
    type: 'array',
  });
  return [...new Set(readings)].filter((reading) => /^[a-z]+$/.test(reading)).join(' ');
}
