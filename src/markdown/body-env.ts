import type { Env } from 'markdown-it';
import { clip } from '../base/clip.ts';
import type { TextPosition } from '../base/text-position.ts';
import type { Problem } from '../diagnostics/diagnostic.ts';
import type { PlacedLink } from '../report/outside-address.ts';
import type { RenderContext, Target } from './render-context.ts';

/** What the rules share while one body is rendered: markdown-it hands its `env` to every rule. */
export interface BodyEnv extends Env {
  context: RenderContext;
  /** Source lines of the body, to say where a problem is. */
  lines: readonly string[];
  /** Local addresses, as the text uses them. */
  targets: Target[];
  problems: Problem[];
  /** Addresses of links that lead out of the portal. */
  outsideLinks: PlacedLink[];
  /** End of the last find of a needle: of two equal targets each gets its own place. */
  found: Map<string, SourcePlace>;
  /** The last column counted in a line, and the index in code units that it belongs to. */
  columns: Map<number, { index: number; column: number }>;
}

/** 0-based line of the body and index in code units. */
interface SourcePlace {
  line: number;
  index: number;
}

/** Lines of the body, 0-based, the end excluded: `Token.map`. */
export type LineRange = readonly [start: number, end: number];

export function createBodyEnv(body: string, context: RenderContext): BodyEnv {
  return {
    context,
    lines: body.split(/\r\n?|\n/),
    targets: [],
    problems: [],
    outsideLinks: [],
    found: new Map(),
    columns: new Map(),
  };
}

/** The `env` of a rule, which {@link createBodyEnv} made. */
export function getBodyEnv(env: Env | undefined): BodyEnv {
  return env as BodyEnv;
}

/** Source text that marks a place, or such a text with what comes before it: `['](', 'a.pdf']`. */
export type Needle = string | readonly [before: string, text: string];

/**
 * Adds a problem at the first of `needles` found in the lines, else at their start.
 * @param needles the most telling first
 */
export function reportProblem(
  env: BodyEnv,
  range: LineRange,
  needles: readonly Needle[],
  problem: Omit<Problem, 'line' | 'column'>,
): void {
  env.problems.push({ ...problem, ...locateSource(env, range, needles) });
}

/** Place in the editor's file of the first of `needles` found in the lines, else of their start. */
export function locateSource(env: BodyEnv, range: LineRange, needles: readonly Needle[]): TextPosition {
  const { bodyLine } = env.context;
  for (const [before, text] of needles.map((needle) =>
    typeof needle === 'string' ? ['', needle] : needle,
  )) {
    const needle = `${before}${text}`;
    const found =
      findNeedle(env.lines, range, needle, env.found.get(needle)) ?? findNeedle(env.lines, range, needle);
    if (!found) continue;
    const { line, index } = found;
    env.found.set(needle, { line, index: index + needle.length });
    return { line: bodyLine + line, column: countColumn(env, line, index + before.length) };
  }
  return { line: bodyLine + range[0], column: 1 };
}

function findNeedle(
  lines: readonly string[],
  [start, end]: LineRange,
  needle: string,
  from?: SourcePlace,
): SourcePlace | undefined {
  for (let line = Math.max(start, from?.line ?? 0); line < end; line += 1) {
    const index = lines[line]?.indexOf(needle, line === from?.line ? from.index : 0) ?? -1;
    if (index >= 0) return { line, index };
  }
  return undefined;
}

/** 1-based, in code points. Counts on from the last place in the line: one line may hold thousands of problems. */
function countColumn(env: BodyEnv, line: number, index: number): number {
  const known = env.columns.get(line);
  const start = known && known.index <= index ? known : { index: 0, column: 1 };
  const column = start.column + [...(env.lines[line] ?? '').slice(start.index, index)].length;
  env.columns.set(line, { index, column });
  return column;
}

/** An editor's text for a message: on one line and not longer than a line. */
export const quoteSource = (text: string): string => `“${clip(text.replace(/\s+/gu, ' '), 40)}”`;
