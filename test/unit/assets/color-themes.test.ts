import { describe, expect, it } from 'vitest';
import { COLOR_THEMES, formatColorThemes, GROUNDS, SIGNS, TEXTS } from '../../../src/assets/color-themes.ts';

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(color: string): number {
  const digits = color.length === 4 ? color.replace(/[\da-f]/g, '$&$&') : color;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const pairs = (marks: readonly string[]) =>
  Object.entries(COLOR_THEMES).flatMap(([name, { colors }]) =>
    marks.flatMap((mark) =>
      GROUNDS.map((ground) => ({
        pair: `${name}: ${mark} on ${ground}`,
        ratio: contrast((colors as Record<string, string>)[mark] ?? '', colors[ground]),
      })),
    ),
  );

describe('the contrast of colours', () => {
  it('is measured as WCAG does', () => {
    expect(contrast('#fff', '#000')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('is 4.5 for every text on every ground, in every theme', () => {
    const measured = pairs(TEXTS);
    expect(measured.length).toBe(6 * 4 * 3);
    expect(measured.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
  });

  it('is 4.5 for paper on red and on ink, which buttons and notes have', () => {
    for (const [name, { colors }] of Object.entries(COLOR_THEMES))
      expect([
        name,
        contrast(colors.paper, colors.red) >= 4.5,
        contrast(colors.paper, colors.ink) >= 4.5,
      ]).toEqual([name, true, true]);
  });

  it('is 3 for what has to be seen, and 7 for text where a reader asks for more', () => {
    expect(pairs(SIGNS).filter(({ ratio }) => ratio < 3)).toEqual([]);
    expect(
      pairs(TEXTS).filter(
        ({ pair, ratio }) => /^(?:more|contrast)/.test(pair) && !pair.endsWith('mark') && ratio < 7,
      ),
    ).toEqual([]);
  });
});

describe('formatColorThemes', () => {
  it('has what only a script can choose where there are scripts alone, and paper without any of them', () => {
    expect(formatColorThemes(false)).not.toContain('data-colors');
    const sheet = formatColorThemes(true);
    expect(sheet.match(/data-colors="\w+"/g)?.sort()).toEqual(
      ['contrast', 'dark', 'dark', 'light', 'warm'].map((name) => `data-colors="${name}"`),
    );
    expect(sheet.slice(0, sheet.indexOf('@media screen'))).not.toMatch(/scheme:dark|#17181a/);
  });
});
