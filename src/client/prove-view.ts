import { type AlignedPiece, alignQuotation } from '../quote/align-quotation.ts';
import { trimQuotation } from '../quote/fold-quotation.ts';
import {
  findQuotation,
  type PreparedText,
  prepareQuotation,
  type TextSpan,
} from '../quote/match-quotation.ts';
import { formatProveFragment } from '../quote/prove-address.ts';
import { listLines } from '../quote/text-lines.ts';
import { formatHitAddress } from '../search/search-address.ts';
import { createButton, createElement, createLink, replaceContents } from './create-element.ts';
import { createProofPart } from './prove-proof.ts';
import {
  describeDifferences,
  describeFound,
  describeStanding,
  describeUnread,
  formatPlace,
} from './prove-words.ts';
import type { FoundText, NearText, QuotationAnswer, QuotationFinder, ReadText } from './quotation-finder.ts';
import type { Prove } from './quotation-proof.ts';

export interface ProveTools {
  readonly finder: QuotationFinder;
  readonly prove: Prove;
  /** Reads more texts. */
  readOn(most: number): void;
}

/** Characters shown around what was found. */
const AROUND = 40;
/** Of a long passage its beginning and its end. */
const LONG = 600;
/** Places shown of one text. */
const MOST_PLACES = 5;
/** Texts read more with a press. */
const STEP = 40;

export function createProveView(place: HTMLElement, tools: ProveTools) {
  return {
    clear: () => replaceContents(place),
    /** @returns the verdict in a sentence, to be read out */
    async show(answer: QuotationAnswer, quotation: string, most: number): Promise<string> {
      const { verdict, sentence } = describeFound(answer);
      const parts: Node[] = [
        createElement('h2', `prove-verdict prove-${answer.verdict}`, verdict),
        createElement('p', '', sentence),
      ];
      if (answer.near) parts.push(createNear(answer.near, tools));
      if (answer.found.length > 0) {
        const prepared = prepareQuotation(quotation);
        const items = await Promise.all(
          answer.found.map((text, at) => createFound(text, prepared, tools, at === 0)),
        );
        parts.push(createElement('ol', 'prove-found', ...items));
      }
      parts.push(...describeUnread(answer).map((note) => createNote(note)));
      if (answer.left.length > 0) parts.push(createButton('再核对一些', () => tools.readOn(most + STEP)));
      if (answer.verdict !== 'empty') parts.push(...createLinkOf(quotation));
      replaceContents(place, ...parts);
      return `${verdict}。${sentence}`;
    },
  };
}

async function createFound(
  text: FoundText,
  quotation: PreparedText,
  tools: ProveTools,
  isFirst: boolean,
): Promise<HTMLElement> {
  const { matches, prepared } = text;
  const item = createElement('li', 'prove-text', ...createHead(text, matches[0]));
  for (const match of matches.slice(0, MOST_PLACES)) {
    const place = formatPlace(listLines(text.lines, match));
    const notes = match.folds.length > 0 ? `　只差：${match.folds.join('、')}` : '　一字不差';
    item.append(
      createElement('p', 'prove-place', `${place}${notes}`),
      createElement('blockquote', '', ...createPassage(prepared.whole, match)),
    );
  }
  if (matches.length > MOST_PLACES) {
    const unit = matches.length >= 100 ? ' 处以上' : ' 处';
    item.append(createNote(`这一篇里还有 ${matches.length - MOST_PLACES}${unit}。`));
  }
  const now = await createPresent(text, quotation, tools);
  item.append(...now, createProofPart(text, matches[0] as TextSpan, tools.prove, isFirst));
  return item;
}

function createNear(text: NearText, { prove }: ProveTools): HTMLElement {
  const { aligned, lines } = text;
  return createElement(
    'div',
    'prove-text',
    ...createHead(text, aligned),
    createElement('p', 'prove-place', formatPlace(listLines(lines, aligned))),
    ...createComparison(aligned.pieces),
    createProofPart(text, aligned, prove, false),
  );
}

/** Of a text that is the text no longer: what stands in its place. */
async function createPresent(
  { entry, report }: FoundText,
  quotation: PreparedText,
  { finder }: ProveTools,
): Promise<HTMLElement[]> {
  if (!report.former) return [];
  const url = entry.url.replace(/\/versions\/[^/]*$/, '.html');
  const now = await finder.read(url);
  if (!now) return [createNote('现在的文本没有取到，不知道它怎样说。')];
  const [match] = findQuotation(now.prepared, quotation);
  const link = createLink(url, '现在的文本');
  if (match) return [createNote(link, '里也有这句话。')];
  const aligned = alignQuotation(now.prepared, quotation);
  if (!aligned) return [createNote(link, '里没有这句话，也没有和它相近的话。')];
  return [createNote(link, '里没有这句话了，和它最相近的是：'), ...createComparison(aligned.pieces)];
}

const createNote = (...contents: (string | Node)[]) => createElement('p', 'prove-note', ...contents);

function createHead(text: ReadText, span: TextSpan | undefined): HTMLElement[] {
  const { entry, prepared, lines, report } = text;
  const [line] = span ? listLines(lines, span) : [];
  const [shown = ''] = span ? prepared.whole.slice(span.start, span.end).split('\n', 1) : [];
  const passage = Array.from(shown).slice(0, 60).join('');
  const address = formatHitAddress(
    line?.page ?? entry.url,
    passage ? `“${passage}”` : '',
    line?.anchor || undefined,
  );
  return [
    createElement('h3', 'prove-title', createLink(address, entry.title)),
    createElement(
      'p',
      'prove-facts',
      [report.org, describeStanding(entry, report)].filter(Boolean).join('　'),
    ),
  ];
}

function createPassage(whole: string, { start, end }: TextSpan): (string | Node)[] {
  const lineStart = whole.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = whole.indexOf('\n', end);
  const before = Array.from(whole.slice(lineStart, start));
  const after = Array.from(whole.slice(end, lineEnd < 0 ? whole.length : lineEnd));
  return [
    before.length > AROUND ? '……' : '',
    before.slice(-AROUND).join(''),
    createElement('mark', '', shorten(whole.slice(start, end))),
    after.slice(0, AROUND).join(''),
    after.length > AROUND ? '……' : '',
  ];
}

function shorten(text: string): string {
  const characters = Array.from(text);
  if (characters.length <= LONG) return text;
  const [first, last] = [characters.slice(0, LONG / 2).join(''), characters.slice(-LONG / 2).join('')];
  return `${first}……（中间 ${characters.length - LONG} 个字相同，没有列出）……${last}`;
}

/** Two lines that are read one above the other: what was pasted, and what is published. */
function createComparison(pieces: readonly AlignedPiece[]): HTMLElement[] {
  const side = (name: 'quotation' | 'text', tag: 'del' | 'ins') =>
    pieces.flatMap((piece): (string | Node)[] => {
      if (piece[name] === '') return [];
      return [piece.change === 'same' ? shorten(piece[name]) : createElement(tag, '', shorten(piece[name]))];
    });
  const list = createElement(
    'dl',
    'prove-compare',
    createElement('dt', '', '引文'),
    createElement('dd', '', ...side('quotation', 'del')),
    createElement('dt', '', '原文'),
    createElement('dd', '', ...side('text', 'ins')),
  );
  const differences = describeDifferences(pieces).map((text) => createElement('li', '', text));
  return [list, createElement('ul', 'prove-differences', ...differences)];
}

/** The address of this page with the quotation, to be handed on. */
function createLinkOf(quotation: string): HTMLElement[] {
  const fragment = formatProveFragment(trimQuotation(quotation));
  if (fragment === '') return [createNote('引文太长，放不进链接：要告诉别人，请把引文发给他。')];
  const address = location.href.replace(/[?#].*$/, '') + fragment;
  const button = createButton('复制这句话的链接', () => {
    const copied = navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('No clipboard'));
    copied.then(
      () => {
        button.textContent = '链接已复制';
      },
      () => {
        // Without HTTPS pages may not: whoever follows it has it in the address bar. Not by `location.hash`, which would
        // ask the same again and take the answer and this button away.
        history.replaceState(history.state, '', address);
        button.textContent = '请复制地址栏里的地址';
      },
    );
  });
  return [createElement('p', 'prove-link', button)];
}
