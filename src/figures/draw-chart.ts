import { escapeHtml } from '../base/escape-html.ts';
import type { Figure } from './figure.ts';
import type { Indicator } from './join-figures.ts';

const HEIGHT = 168;
/** Of the bars alone. */
const BARS = 104;
const TOP = 26;
const BAR = 28;
const MIN_SLOT = 58;
const GAP = 10;

/** Width of a text at 12 pixels. */
const measure = (text: string) =>
  Array.from(text, (character) => (character.charCodeAt(0) < 0x2000 ? 7 : 12)).reduce(
    (sum, each) => sum + each,
    0,
  );

/** 98,400 万元 beside 10.2 亿元: bars are of one unit, what stands in the tables may not be. */
const tellFigure = ({ text, statedUnit }: Figure) =>
  statedUnit === undefined ? text : `${text} ${statedUnit}`;

const round = (value: number) => String(Math.round(value * 10) / 10);

/**
 * The numbers of an indicator as bars, without a script and without a style: what they look like is in `series.css`. A table
 * with the same numbers has to stand beside it. Bars are hatched and outlined, and each has its number: nothing is told by
 * colour.
 * @param years all years of the series, the earliest first
 * @param name unique on the page, for the ids inside
 */
export function drawChart(indicator: Indicator, years: readonly number[], name: string): string {
  const byYear = new Map(indicator.values.map(({ year, figure }) => [year, figure]));
  const shown = years.map((year) => ({ year, figure: byYear.get(year) }));
  const values = shown.map(({ figure }) => figure?.value ?? 0);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const scale = BARS / (high - low || 1);
  const zero = TOP + high * scale;
  const slot = Math.max(
    MIN_SLOT,
    ...shown.map(({ figure }) => measure(figure ? tellFigure(figure) : '') + GAP),
  );
  const width = slot * years.length;
  const bars = shown.map(({ year, figure }, index) => {
    const middle = slot * index + slot / 2;
    const label = `<text class="chart-year" x="${round(middle)}" y="${HEIGHT - 8}">${year}</text>`;
    if (!figure)
      return `${label}<text class="chart-none" x="${round(middle)}" y="${round(zero - 8)}">无</text>`;
    const size = Math.max(1.5, Math.abs(figure.value) * scale);
    const top = figure.value < 0 ? zero : zero - size;
    const at = figure.value < 0 ? top + size + 14 : top - 6;
    return `<rect class="chart-bar" fill="url(#${name}-hatch)" x="${round(middle - BAR / 2)}" y="${round(top)}" width="${BAR}" height="${round(size)}"/><text class="chart-value" x="${round(middle)}" y="${round(at)}">${escapeHtml(tellFigure(figure))}</text>${label}`;
  });
  const told = shown
    .map(({ year, figure }) => `${year}年${figure ? escapeHtml(tellFigure(figure)) : '没有'}`)
    .join('，');
  return `<svg class="chart" role="img" aria-labelledby="${name}-title ${name}-desc" viewBox="0 0 ${round(width)} ${HEIGHT}" width="${round(width)}" height="${HEIGHT}"><title id="${name}-title">${escapeHtml(indicator.label)}</title><desc id="${name}-desc">${told}</desc><defs><pattern id="${name}-hatch" width="6" height="6" patternUnits="userSpaceOnUse"><path class="chart-hatch" d="M-1 1l2-2M0 6l6-6M5 7l2-2"/></pattern></defs><path class="chart-axis" d="M0 ${round(zero)}h${round(width)}"/>${bars.join('')}</svg>`;
}
