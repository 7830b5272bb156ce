import type { MarkdownIt, StateCore, Token } from 'markdown-it';
import { createToken } from './create-token.ts';

/** `表1 …`, `表 2-1：…`, `附表三 …`, `表A1 …`: the number must end before the words, for `表1列出了…` is a sentence. */
const NUMBERED =
  /^(?:[附续]表|表)\s*(?:[A-Z][-－—.．]?)?[\d一二三四五六七八九十]+(?:[-－—.．][\d一二三四五六七八九十]+)*(?:[\s：:、.．]|$)/u;

const MARKED = /^[:：]\s+(?=\S)/u;

/** A numbered line longer than this, in characters, is a paragraph. */
const MAX_LENGTH = 80;

/**
 * The paragraph before a table that names it becomes its `<caption>`: a numbered line as it stands, or a last
 * line that begins with `: `, without this sign.
 */
export function tableCaptionRule(md: MarkdownIt): void {
  // Before `inline`, while a paragraph is still one text with line ends.
  md.core.ruler.before('inline', 'table_caption', (state) => {
    const tokens: Token[] = [];
    for (const token of state.tokens) {
      const caption = token.type === 'table_open' ? takeCaption(state, tokens) : undefined;
      tokens.push(token, ...(caption ?? []));
    }
    state.tokens = tokens;
  });
}

/** Takes the caption off the paragraph at the end of `tokens`, with the paragraph if nothing else is in it. */
function takeCaption(state: StateCore, tokens: Token[]): Token[] | undefined {
  const inline = tokens.at(-2);
  if (tokens.at(-1)?.type !== 'paragraph_close' || !inline) return undefined;
  const lines = inline.content.split('\n');
  const last = (lines.at(-1) ?? '').trim();
  const numbered = lines.length === 1 && NUMBERED.test(last) && [...last].length <= MAX_LENGTH;
  if (!numbered && !MARKED.test(last)) return undefined;

  const content = numbered ? last : last.replace(MARKED, '');
  const text = createToken(state, 'inline', '', 0, { content, children: [] });
  if (inline.map) text.map = [inline.map[1] - 1, inline.map[1]];
  if (lines.length === 1) tokens.splice(-3);
  else inline.content = lines.slice(0, -1).join('\n');

  return [
    createToken(state, 'caption_open', 'caption', 1, { block: true }),
    text,
    createToken(state, 'caption_close', 'caption', -1, { block: true }),
  ];
}
