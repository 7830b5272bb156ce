import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import footnotePlugin from 'markdown-it-footnote';
import { append } from '../base/long-lists.ts';
import { type BodyEnv, getBodyEnv, type LineRange, reportProblem } from './body-env.ts';
import { createToken } from './create-token.ts';
import { walkInlineBlocks } from './inline-blocks.ts';

/** What markdown-it-footnote keeps in `env`. */
interface FootnoteStore {
  /** Number of each label less one, under `:label`; -1 until the text refers to it. */
  refs?: Record<string, number>;
  list?: { label: string; count: number }[];
}

/** An undefined reference: markdown-it-footnote leaves it as the text it is. */
const REFERENCE = /\[\^([^\]\s]{1,1000})\]/gu;

/** `[^1]` in the text and `[^1]: …` below it. Every note stays on the page, referred to or not. */
export function footnoteRule(md: MarkdownIt): void {
  md.use(footnotePlugin);
  // ^[…] inside a sentence: official texts use these signs for themselves.
  md.disable('footnote_inline');
  md.core.ruler.before('inline', 'footnote_definitions', (state) => {
    state.tokens = separateDefinitions(getBodyEnv(state.env), state.tokens);
  });
  md.core.ruler.before('footnote_tail', 'footnote_unused', (state) => {
    keepUnused(getBodyEnv(state.env), state.tokens);
  });
  md.core.ruler.at('footnote_tail', listNotes);
  md.core.ruler.after('footnote_tail', 'footnote_undefined', (state) => {
    reportUndefined(getBodyEnv(state.env), state.tokens);
  });
  md.core.ruler.push('footnote_backlinks', (state) => {
    state.tokens = dropDeadBacklinks(state.tokens);
  });
  setFootnoteRenderers(md);
}

/** `meta` of the token that opens a definition. */
interface DefinitionMeta {
  label: string;
  range: LineRange;
  /** Whether an earlier definition has this label; then it was changed. */
  isRepeat: boolean;
}

/**
 * The plugin loses the text of a definition inside another one, and of the first of two with one label. So
 * definitions are put one after the other, and a repeated label is changed.
 */
function separateDefinitions(env: BodyEnv, tokens: readonly Token[]): Token[] {
  const labels = new Set<string>();
  const result: Token[] = [];
  const open: Token[][] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.type === 'footnote_reference_open') {
      const meta = readDefinition(env, token, tokens[index + 1], labels);
      token.meta = { ...meta };
      labels.add(meta.label);
      open.push([token]);
    } else if (token.type === 'footnote_reference_close') {
      result.push(...(open.pop() ?? []), token);
    } else (open.at(-1) ?? result).push(token);
  }
  return result;
}

function readDefinition(
  env: BodyEnv,
  token: Token,
  first: Token | undefined,
  labels: ReadonlySet<string>,
): DefinitionMeta {
  const label = String(token.meta?.label);
  const line = first?.map?.[0];
  const range: LineRange = line === undefined ? [0, env.lines.length] : [line, line + 1];
  if (!labels.has(label)) return { label, range, isRepeat: false };
  reportProblem(env, range, [`[^${label}]:`], {
    level: 'error',
    rule: 'footnote-duplicate',
    message: `脚注 [^${label}] 写了不止一次`,
    remedy: `给其中一条换个编号，如 [^${label}-2]，正文里相应的地方一起改`,
  });
  // No typed label holds a space.
  const changed = `${label} ${labels.size}`;
  const store = env.footnotes as FootnoteStore | undefined;
  if (store?.refs) store.refs[`:${changed}`] = -1;
  return { label: changed, range, isRepeat: true };
}

/** Puts definitions that nothing refers to at the end of the list; the plugin would leave them out. */
function keepUnused(env: BodyEnv, tokens: readonly Token[]): void {
  const store = env.footnotes as FootnoteStore | undefined;
  if (!store?.refs) return;
  store.list ??= [];
  for (const token of tokens) {
    if (token.type !== 'footnote_reference_open') continue;
    const { label, range, isRepeat } = token.meta as unknown as DefinitionMeta;
    if ((store.refs[`:${label}`] ?? 0) >= 0) continue;
    store.refs[`:${label}`] = store.list.length;
    store.list.push({ label, count: 0 });
    if (isRepeat) continue;
    reportProblem(env, range, [`[^${label}]:`], {
      level: 'warning',
      rule: 'footnote-unused',
      message: `脚注 [^${label}] 在正文里没有出现，它只排在文末`,
      remedy: `在正文要加注的地方写 [^${label}]；不需要这条脚注时删去这一行`,
    });
  }
}

/**
 * Notes behind the text, in the order of their numbers, each with the links that lead back. As the plugin does it, which
 * copies the whole text for each note: the square of the time for thousands of them.
 */
function listNotes(state: StateCore): void {
  const { list } = (getBodyEnv(state.env).footnotes ?? {}) as FootnoteStore;
  if (!list) return;
  const notes = new Map<string, Token[]>();
  const text: Token[] = [];
  let current = text;
  for (const token of state.tokens) {
    if (token.type === 'footnote_reference_open') {
      current = [];
      notes.set(String(token.meta?.label), current);
    } else if (token.type === 'footnote_reference_close') current = text;
    else current.push(token);
  }
  text.push(new state.Token('footnote_block_open', '', 1));
  for (const [id, { label, count }] of list.entries()) {
    const note = [...(notes.get(label) ?? [])];
    const end = note.at(-1)?.type === 'paragraph_close' ? note.splice(-1) : [];
    text.push(createToken(state, 'footnote_open', '', 1, { meta: { id, label } }));
    append(text, note);
    for (let subId = 0; subId < Math.max(1, count); subId += 1)
      text.push(createToken(state, 'footnote_anchor', '', 0, { meta: { id, subId, label } }));
    text.push(...end, new state.Token('footnote_close', '', -1));
  }
  text.push(new state.Token('footnote_block_close', '', -1));
  state.tokens = text;
}

function reportUndefined(env: BodyEnv, tokens: readonly Token[]): void {
  for (const { children, range } of walkInlineBlocks(tokens)) {
    for (const child of children) {
      if (child.type !== 'text') continue;
      for (const [reference, label] of child.content.matchAll(REFERENCE)) {
        reportProblem(env, range, [reference], {
          level: 'error',
          rule: 'footnote-undefined',
          message: `正文引用了脚注 ${reference}，但没有这条脚注的内容`,
          remedy: `另起一行写 ${reference}: 脚注内容；若这几个字符就是正文，写成 \\[^${label}\\]`,
        });
      }
    }
  }
}

/** References in an alternative text count for the plugin, but are not on the page to go back to. */
function dropDeadBacklinks(tokens: readonly Token[]): Token[] {
  const references = new Set<string>();
  for (const { children } of walkInlineBlocks(tokens)) {
    for (const child of children) if (child.type === 'footnote_ref') references.add(formatReferenceId(child));
  }
  return tokens.filter(
    (token) => token.type !== 'footnote_anchor' || references.has(formatReferenceId(token)),
  );
}

export function readNoteNumber(token: Token | undefined): number {
  return Number(token?.meta?.id) + 1;
}

/** `fnref-1`, for the second reference to a note `fnref-1-2`. Section ids begin with `s` and a digit. */
function formatReferenceId(token: Token | undefined): string {
  const repeat = Number(token?.meta?.subId ?? 0);
  return `fnref-${readNoteNumber(token)}${repeat > 0 ? `-${repeat + 1}` : ''}`;
}

/** Numbers are links in brackets; links back have a name for screen readers and no text: their arrow comes by style. */
function setFootnoteRenderers(md: MarkdownIt): void {
  const { rules } = md.renderer;
  rules.footnote_ref = (tokens, index) => {
    const number = readNoteNumber(tokens[index]);
    const id = formatReferenceId(tokens[index]);
    return `<sup class="footnote-ref"><a id="${id}" href="#fn-${number}" aria-label="脚注[${number}]">[${number}]</a></sup>`;
  };
  rules.footnote_block_open = () => '<section class="footnotes" aria-label="脚注">\n<ol class="numbered">\n';
  rules.footnote_block_close = () => '</ol>\n</section>\n';
  rules.footnote_open = (tokens, index) => `<li id="fn-${readNoteNumber(tokens[index])}">`;
  rules.footnote_close = () => '</li>\n';
  rules.footnote_anchor = (tokens, index) => {
    const token = tokens[index];
    const repeat = Number(token?.meta?.subId ?? 0);
    const place = repeat > 0 ? `（第 ${repeat + 1} 处）` : '';
    const label = `返回正文中脚注[${readNoteNumber(token)}]${place}`;
    return `<a class="footnote-back" href="#${formatReferenceId(token)}" aria-label="${label}"></a>`;
  };
}
