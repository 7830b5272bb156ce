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
  const escapeText = style.mode === 'literal' ? escapeAll : escapeInline;
  let result = '';
  const runs = joinRuns(inlines, style);
  for (const [index, run] of runs.entries()) {
    if (run.kind === 'break') result = `${result.trimEnd()}${style.lineBreak}`;
    else if (run.kind === 'note') result += `[^${forms.noteLabels.get(run.id) ?? run.id}]`;
    else if (run.kind === 'image') result += formatImage(run.image, forms, run.title);
    else {
      const text = run.text.trim();
      const [before = '', after = ''] = text === '' ? [] : run.text.split(text, 2);
      const shown = run.href ? `[${escapeBrackets(text)}](<${formatTarget(run.href)}>)` : escapeText(text);
      // One pair of signs around all of it: `**[甲](…)****乙**` is read otherwise.
      const opens = isBold(run) && !isBold(runs[index - 1]) ? '**' : '';
      const closes = isBold(run) && !isBold(runs[index + 1]) ? '**' : '';
      result += text === '' ? run.text : `${before}${opens}${shown}${closes}${after}`;
    }
  }
  return result;
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
    if (inline.text === '') continue;
    const bold = inline.bold && mode === 'full' && !skipBold;
    const previous = runs.at(-1);
    const isSpace = inline.text.trim() === '';
    if (
      previous?.kind === 'text' &&
      previous.href === inline.href &&
      (previous.bold === true) === (isSpace ? previous.bold === true : bold === true)
    ) {
      runs[runs.length - 1] = { ...previous, text: previous.text + inline.text };
    } else {
      runs.push({
        kind: 'text',
        text: inline.text,
        bold: bold || undefined,
        href: mode === 'full' ? inline.href : undefined,
      });
    }
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
