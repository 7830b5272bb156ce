/**
 * The colours of the pages, as design tokens: the only place that has them. `bundleStyles` writes the sheet that
 * `styles/tokens.css` imports as `colors.css`, and a test computes the contrast of every pair that is used.
 */

/** Grounds that text stands on. */
export const GROUNDS = ['paper', 'wash', 'mark'] as const;
/** Colours that text has. `paper` is also one: on red and on ink. */
export const TEXTS = ['ink', 'ink-soft', 'red', 'link'] as const;
/** What is no text and has to be seen: borders of controls, the frame of what has the focus. */
export const SIGNS = ['rule-strong', 'focus'] as const;
/** Lines that part what stands apart by itself as well: no contrast is asked of them. */
const DECORATIONS = ['rule'] as const;

const TOKENS = [...GROUNDS, ...TEXTS, ...SIGNS, ...DECORATIONS] as const;
type Token = (typeof TOKENS)[number];
type Colors = Readonly<Record<Token, string>>;

export interface ColorTheme {
  readonly scheme: 'light' | 'dark';
  readonly colors: Colors;
}

/** One accent: the red of a 公文 head. */
const light = {
  paper: '#fffefb',
  wash: '#f6f3ec',
  mark: '#ffe9a8',
  ink: '#1c1a17',
  'ink-soft': '#5b554c',
  red: '#b3141c',
  link: '#8f1219',
  'rule-strong': '#8b8478',
  focus: '#0b57a4',
  rule: '#d8d2c6',
} satisfies Colors;

const dark = {
  paper: '#17181a',
  wash: '#202124',
  mark: '#4a3900',
  ink: '#e9e5dc',
  'ink-soft': '#b3ada1',
  red: '#ff8a82',
  link: '#ffa8a1',
  'rule-strong': '#8d8981',
  focus: '#8ec7ff',
  rule: '#3b3c3f',
} satisfies Colors;

/** Every set of colours that a page may have. */
export const COLOR_THEMES = {
  light: { scheme: 'light', colors: light },
  dark: { scheme: 'dark', colors: dark },
  moreLight: {
    scheme: 'light',
    colors: {
      ...light,
      paper: '#fff',
      wash: '#fff',
      ink: '#000',
      'ink-soft': '#2b2b2b',
      red: '#8f0008',
      link: '#7a0007',
      'rule-strong': '#000',
      rule: '#6b6b6b',
    },
  },
  moreDark: {
    scheme: 'dark',
    colors: {
      ...dark,
      paper: '#000',
      wash: '#000',
      ink: '#fff',
      'ink-soft': '#e0e0e0',
      red: '#ffb3ad',
      link: '#ffc4bf',
      'rule-strong': '#fff',
      rule: '#9a9a9a',
    },
  },
  /** Yellow on black: what people know as 高对比度 from portals and magnifiers. */
  contrast: {
    scheme: 'dark',
    colors: {
      paper: '#000',
      wash: '#000',
      mark: '#003a6b',
      ink: '#ffeb3b',
      'ink-soft': '#ffeb3b',
      red: '#fff',
      link: '#6fe7ff',
      'rule-strong': '#ffeb3b',
      focus: '#fff',
      rule: '#ffeb3b',
    },
  },
  /** Little blue and no white: for long reading, and for eyes that bright paper dazzles. */
  warm: {
    scheme: 'light',
    colors: {
      paper: '#f8ecd2',
      wash: '#f1e2c2',
      mark: '#f2cf86',
      ink: '#2f2416',
      'ink-soft': '#5c4a33',
      red: '#96121a',
      link: '#7d1016',
      'rule-strong': '#83705a',
      focus: '#0b4f94',
      rule: '#dcc9a4',
    },
  },
} satisfies Readonly<Record<string, ColorTheme>>;

const DARK = '(prefers-color-scheme: dark)';
const MORE = '(prefers-contrast: more)';

/**
 * The sheet of colours. What the reader's system asks for holds until colours are chosen; more contrast holds for the
 * light and the dark that are chosen as well. Paper has its own colours, in `styles/print.css`.
 * @param canChoose false where no script runs and nobody can choose: single files
 */
export function formatColorThemes(canChoose: boolean): string {
  const { light, dark, moreLight, moreDark, contrast, warm } = COLOR_THEMES;
  const open = canChoose ? ':root:not([data-colors])' : ':root';
  const rules = [
    `@media ${DARK}{${formatRule(open, dark)}}`,
    `@media ${MORE}{${formatRule(canChoose ? `${open},${chosen('light')}` : open, moreLight)}}`,
    `@media ${MORE} and ${DARK}{${formatRule(open, moreDark)}}`,
    ...(canChoose
      ? [
          formatRule(chosen('dark'), dark),
          `@media ${MORE}{${formatRule(chosen('dark'), moreDark)}}`,
          formatRule(chosen('contrast'), contrast),
          formatRule(chosen('warm'), warm),
        ]
      : []),
  ];
  return `${formatRule(':root', light)}\n@media screen{${rules.join('\n')}}`;
}

/** `client/apply-preferences.ts` sets the attribute. */
const chosen = (name: string) => `:root[data-colors="${name}"]`;

function formatRule(selector: string, { scheme, colors }: ColorTheme): string {
  const lines = TOKENS.map((token) => `--${token}:${colors[token]}`);
  return `${selector}{color-scheme:${scheme};--mark-blend:${scheme === 'dark' ? 'lighten' : 'darken'};${lines.join(';')}}`;
}
