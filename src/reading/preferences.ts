import { orElse } from '../base/or-else.ts';

/**
 * What a reader chooses in the 阅读工具. One table: what is stored is read, what is offered and what is reset follow
 * from it.
 */

export interface Preferences {
  /** Percent of the browser's own text size. */
  size: number;
  /** Line height, as a multiple of the usual one. */
  spacing: number;
  colors: 'auto' | 'light' | 'dark' | 'contrast' | 'warm';
  /** 长者模式: larger text, larger targets, fewer things. */
  senior: boolean;
  /** 纯文本. */
  plain: boolean;
  /** 大字幕. */
  caption: boolean;
  /** 辅助线. */
  guide: boolean;
  /** Speed of 朗读, as a multiple of the voice's own. */
  rate: number;
}

type Choices = {
  readonly [Key in keyof Preferences]: {
    readonly initial: Preferences[Key];
    readonly values: readonly Preferences[Key][];
  };
};

const SWITCH = { initial: false, values: [false, true] } as const;

export const CHOICES: Choices = {
  size: { initial: 100, values: [90, 100, 125, 150, 175, 200, 250, 300] },
  spacing: { initial: 1, values: [1, 1.25, 1.5] },
  colors: { initial: 'auto', values: ['auto', 'light', 'dark', 'contrast', 'warm'] },
  senior: SWITCH,
  plain: SWITCH,
  caption: SWITCH,
  guide: SWITCH,
  rate: { initial: 1, values: [0.6, 0.8, 1, 1.25, 1.5, 2] },
};

const KEYS = Object.keys(CHOICES) as (keyof Preferences)[];

/** 大, 中 and 小 as they were stored before there were more sizes. */
const FORMER_SIZES = new Map([
  ['large', 125],
  ['medium', 100],
  ['small', 90],
]);

/** In 长者模式 the text is never smaller: 24 pixels, the 18 points that rules for older readers ask for. */
const SENIOR_SIZE = 150;

/** What is offered, with nothing chosen. */
export const initialPreferences = (): Preferences => readChoices({});

/**
 * Reads what a browser has stored. Whatever is not offered, in whatever form it comes, is as if it had not been chosen.
 * @param formerSize the value that is stored under the name of former versions
 */
export function parsePreferences(stored: string | null, formerSize: string | null): Preferences {
  const value: unknown = orElse(() => JSON.parse(stored ?? ''), undefined);
  return readChoices({ size: FORMER_SIZES.get(formerSize ?? ''), ...(value as object | undefined) });
}

function readChoices(stored: Record<string, unknown>): Preferences {
  const chosen: Record<string, unknown> = {};
  for (const key of KEYS) {
    const { initial, values } = CHOICES[key] as Choices['size'];
    chosen[key] = values.includes(stored[key] as number) ? stored[key] : initial;
  }
  return chosen as unknown as Preferences;
}

/** What is stored: all choices, so that 中 stays 中 after 大 of former times. */
export const formatPreferences = (preferences: Preferences): string => JSON.stringify(preferences);

/** What the root element bears, so that the styles follow. Undefined takes it away. */
export interface RootLook {
  /** By name without `data-`. */
  attributes: Readonly<Record<'colors' | 'large' | 'senior' | 'plain', string | undefined>>;
  /** Custom properties. */
  properties: Readonly<
    Record<'--text-scale' | '--bar-scale' | '--line-scale' | '--target', string | undefined>
  >;
}

/** The size that the text has: the one that is chosen, or that of 长者模式. */
export const effectiveSize = ({ size, senior }: Pick<Preferences, 'size' | 'senior'>): number =>
  senior ? Math.max(size, SENIOR_SIZE) : size;

/** A size larger or smaller than the text has; undefined where there is none. */
export function stepSize(preferences: Pick<Preferences, 'size' | 'senior'>, by: 1 | -1): number | undefined {
  const size = stepValue(CHOICES.size.values, effectiveSize(preferences), by);
  return size === undefined || (preferences.senior && size < SENIOR_SIZE) ? undefined : size;
}

/** A speed faster or slower; undefined where there is none. */
export const stepRate = (rate: number, by: 1 | -1) => stepValue(CHOICES.rate.values, rate, by);

const stepValue = (values: readonly number[], current: number, by: 1 | -1): number | undefined =>
  values[values.indexOf(current) + by];

export function describeLook(preferences: Preferences): RootLook {
  const { spacing, colors, senior, plain } = preferences;
  const scale = effectiveSize(preferences) / 100;
  // Pixels of a finger's target in rem; large text needs more than that by itself.
  const target = Math.max((senior ? 60 : 44) / 16 / scale, scale > 1 ? 1.9 : 0);
  const isUsual = scale === 1;
  return {
    attributes: {
      colors: colors === 'auto' ? undefined : colors,
      // Media queries do not know the size of the text: from here on the layout of a phone holds in every window.
      large: scale >= 1.5 ? '' : undefined,
      senior: senior ? '' : undefined,
      plain: plain ? '' : undefined,
    },
    properties: {
      '--text-scale': isUsual ? undefined : String(scale),
      // The bar itself is never so large that it leaves no room for the page.
      '--bar-scale': isUsual ? undefined : String(Math.min(scale, 1.5)),
      '--line-scale': spacing === 1 ? undefined : String(spacing),
      '--target': isUsual ? undefined : `${Math.ceil(target * 1000) / 1000}rem`,
    },
  };
}
