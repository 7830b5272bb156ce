import type { AlignedPiece } from '../../src/quote/align-quotation.ts';

/** Quotations of every kind with what has to be said of them, found without any index and without what is judged. */

export interface SampleText {
  readonly url: string;
  /** Its lines joined by line feeds. */
  readonly whole: string;
  readonly isFormer: boolean;
}

const KINDS = ['原样', '跨段', '以前的文本', '只差空白或宽度', '改一字', '少一字', '多一字'] as const;
type QuotationKind = (typeof KINDS)[number];

export interface SampledQuotation {
  readonly kind: QuotationKind;
  readonly quotation: string;
  /** The text that it was cut from. */
  readonly source: SampleText;
  /** What was changed in it, as a comparison should tell. */
  readonly change?: Pick<AlignedPiece, 'change' | 'text' | 'quotation'>;
}

/** What was said of a quotation, as plain data: it may come out of a browser. */
export interface GivenAnswer {
  readonly verdict: string;
  readonly exact: readonly string[];
  readonly folded: readonly string[];
  /** Texts that were not read. */
  readonly left: number;
  readonly near?: { readonly url: string; readonly pieces: readonly AlignedPiece[] };
}

const HAN = /\p{Script=Han}/u;
/** Fewer characters that are searched for than this are like anything once one of them is changed. */
const LEAST_CHANGED = 8;

/** The same quotations for the same texts and random numbers. */
export function sampleQuotations(
  texts: readonly SampleText[],
  random: () => number,
  count: number,
): SampledQuotation[] {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]) => list[below(list.length)] as T;
  const former = texts.filter(({ isFormer }) => isFormer);
  const present = texts.filter(({ isFormer }) => !isFormer);
  const characters = [
    ...new Set(present.flatMap(({ whole }) => whole.match(/\p{Script=Han}/gu) ?? [])),
  ].sort();

  const cut = (whole: string, least: number, most: number) => {
    const length = least + below(most - least + 1);
    const start = below(Math.max(1, whole.length - length));
    return whole.slice(start, start + length).trim();
  };
  const samplers: Record<QuotationKind, () => SampledQuotation | undefined> = {
    原样: () => {
      const source = pick(present);
      return { kind: '原样', quotation: cut(pick(source.whole.split('\n')), 1, 120), source };
    },
    跨段: () => {
      const source = pick(present);
      const quotation = cut(source.whole, 20, 1500);
      return quotation.includes('\n')
        ? { kind: '跨段', quotation: pasteBreaks(quotation, below(3)), source }
        : undefined;
    },
    以前的文本: () => {
      if (former.length === 0) return undefined;
      const source = pick(former);
      return { kind: '以前的文本', quotation: cut(source.whole, 10, 200), source };
    },
    只差空白或宽度: () => {
      const source = pick(present);
      const original = cut(pick(source.whole.split('\n')), 12, 120);
      const quotation = disguise(original, below(4));
      return quotation === original ? undefined : { kind: '只差空白或宽度', quotation, source };
    },
    改一字: () =>
      change('改一字', ([before, character, after]) => {
        const other = pick(characters);
        if (other === character) return undefined;
        return [before + other + after, { change: 'altered', text: character, quotation: other }];
      }),
    少一字: () =>
      change('少一字', ([before, character, after]) =>
        // Of two that are the same either may be missing, and at an end nothing is.
        before.endsWith(character) || after.startsWith(character) || before === '' || after === ''
          ? undefined
          : [before + after, { change: 'missing', text: character, quotation: '' }],
      ),
    多一字: () =>
      change('多一字', ([before, character, after]) => {
        const other = pick(characters);
        if (before === '' || before.endsWith(other) || other === character) return undefined;
        return [before + other + character + after, { change: 'added', text: '', quotation: other }];
      }),
  };
  function change(
    kind: QuotationKind,
    make: (
      parts: readonly [before: string, character: string, after: string],
    ) => readonly [string, NonNullable<SampledQuotation['change']>] | undefined,
  ): SampledQuotation | undefined {
    const source = pick(present);
    const original = cut(pick(source.whole.split('\n')), 12, 150);
    if ((original.match(/[\p{L}\p{N}]/gu) ?? []).length < LEAST_CHANGED) return undefined;
    const at = below(original.length);
    if (!HAN.test(original.charAt(at))) return undefined;
    const made = make([original.slice(0, at), original.charAt(at), original.slice(at + 1)]);
    return made && { kind, quotation: made[0], source, change: made[1] };
  }

  const kinds = KINDS.filter((kind) => kind !== '以前的文本' || former.length > 0);
  return Array.from({ length: count }, (_, at) => {
    const sampler = samplers[kinds[at % kinds.length] as QuotationKind];
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      const sampled = sampler();
      if (sampled && /[\p{L}\p{N}]/u.test(sampled.quotation)) return sampled;
    }
    throw new Error('The texts are too short for quotations');
  });
}

/** As programs paste paragraphs: with blank lines between, with the line ends of Windows. */
const pasteBreaks = (quotation: string, way: number): string =>
  quotation.replace(/\n/g, ['\n', '\n\n', '\r\n'][way] ?? '\n');

/** The same characters with what does not count changed. */
function disguise(original: string, way: number): string {
  if (way === 0) return original.replace(/，/g, ',').replace(/；/g, ';').replace(/：/g, ':');
  if (way === 1) return original.replace(/[“”]/g, '"');
  if (way === 2) return original.replace(/(?<=\p{Script=Han})(?=\p{Script=Han})/u, ' ');
  return original.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** What is wrong with an answer; nothing if it is right. */
export function judgeAnswer(
  { kind, quotation, source, change }: SampledQuotation,
  answer: GivenAnswer,
  texts: readonly SampleText[],
): string | undefined {
  const wanted = quotation.replace(/[\r\n]+/g, '\n');
  const truth = new Set(texts.flatMap(({ url, whole }) => (whole.includes(wanted) ? [url] : [])));
  const invented = answer.exact.filter((url) => !truth.has(url));
  if (invented.length > 0) return `一字不差 in ${invented[0]}, where it is not`;
  if (truth.size > 0) {
    if (answer.verdict !== 'exact') return `${answer.verdict}, and it stands in ${source.url}`;
    if (answer.exact.length + answer.left < truth.size) {
      return `${answer.exact.length} of ${truth.size} texts, ${answer.left} not read`;
    }
    return undefined;
  }
  if (kind === '只差空白或宽度') {
    const isFound = answer.folded.includes(source.url) || answer.left > 0;
    return answer.verdict === 'folded' && isFound ? undefined : `${answer.verdict} instead of folded`;
  }
  if (!change) return 'cut from a text that does not have it';
  if (answer.verdict !== 'near' || !answer.near) return `${answer.verdict} instead of near`;
  const differences = answer.near.pieces.filter((piece) => piece.change !== 'same');
  const [first] = differences;
  const isTold =
    differences.length === 1 &&
    first?.change === change.change &&
    first.text === change.text &&
    first.quotation === change.quotation;
  // Another text may be as near, or the change may be read in two ways: but never with more than one character.
  const isAsNear =
    differences.length === 1 && (first?.text.length ?? 0) <= 1 && (first?.quotation.length ?? 0) <= 1;
  return isTold || isAsNear
    ? undefined
    : `marks ${JSON.stringify(differences)} for ${JSON.stringify(change)}`;
}
