import type { Inline } from './document.ts';
import { escapeAll, escapeBrackets, escapeInline } from './escape-markdown.ts';

export interface InlineForms {
  /** Path of each image below the report's folder, `undefined` for one that stays behind. */
  readonly imagePaths: readonly (string | undefined)[];
  readonly imageTexts: readonly string[];
  readonly noteLabels: ReadonlyMap<string, string>;
}

export interface InlineStyle {
  /** `plain` leaves out bold, `literal` escapes every mark besides: for text that Markdown would show otherwise. */
  readonly mode: 'full' | 'plain' | 'literal';
  /** What stands for a line break; a space where a line must not be broken. */
  readonly lineBreak: string;
  readonly skipBold?: boolean;
}

export function formatInlines(inlines: readonly Inline[], forms: InlineForms, style: InlineStyle): string {
  let result = '';
  const runs = joinRuns(inlines, style);
  for (const [index, run] of runs.entries()) {
    if (run.kind === 'break') result = `${result.trimEnd()}${style.lineBreak}`;
    else if (run.kind === 'note') result += `[^${forms.noteLabels.get(run.id) ?? run.id}]`;
    else if (run.kind === 'image') result += formatImage(run.image, forms, run.title);
    else if (run.text.trim() === '') result += run.text;
    else {
      const words = formatWords(run, style);
      // One pair of signs around all of it: `**[甲](…)****乙**` is read otherwise.
      const opens = run.bold && !isBold(runs[index - 1]) ? '**' : '';
      const closes = run.bold && !isBold(runs[index + 1]) ? '**' : '';
      result += run.text.replace(/\S(?:.*\S)?/su, () => opens + words + closes);
    }
  }
  return result;
}

type TextRun = Extract<Inline, { kind: 'text' }>;

/** The text of a run without the white space around it, which no sign may stand beside. */
function formatWords({ text, href }: TextRun, { mode }: InlineStyle): string {
  const words = text.trim();
  if (href) return `[${escapeBrackets(words)}](<${formatTarget(href)}>)`;
  return mode === 'literal' ? escapeAll(words) : escapeInline(words);
}

const isBold = (run: Inline | undefined) =>
  run?.kind === 'text' && run.bold === true && run.text.trim() !== '';

/** Neighbours of one look as one run. */
function joinRuns(inlines: readonly Inline[], { mode, skipBold }: InlineStyle): Inline[] {
  const runs: Inline[] = [];
  for (const inline of inlines) {
    if (inline.kind !== 'text') {
      runs.push(inline);
      continue;
    }
    const { text, href } = inline;
    if (text === '') continue;
    const bold = (mode === 'full' && !skipBold && inline.bold) || undefined;
    const previous = runs.at(-1);
    const isAlike = previous?.kind === 'text' && (text.trim() === '' || previous.bold === bold);
    if (isAlike && previous.href === href)
      runs[runs.length - 1] = { ...previous, text: previous.text + text };
    else runs.push({ kind: 'text', text, bold, href: mode === 'full' ? href : undefined });
  }
  return runs;
}

/** `![…](images/1.png)`; nothing for an image that stays behind. */
export function formatImage(index: number, { imagePaths, imageTexts }: InlineForms, title?: string): string {
  const path = imagePaths[index];
  if (path === undefined) return title ?? '';
  const caption = title ? ` "${escapeInline(title).replaceAll('"', '\\"')}"` : '';
  return `![${escapeBrackets(imageTexts[index] ?? '')}](${path}${caption})`;
}

const formatTarget = (href: string) => href.replace(/[<>\s\\]/gu, (char) => encodeURIComponent(char));
