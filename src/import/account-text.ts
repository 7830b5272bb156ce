import { bareText, countCharacters, type LeftBehind } from './document.ts';

/** Where the characters of a text went. Counts are of characters without white space. */
export interface TextAccount {
  /** In the source's text proper. */
  readonly read: number;
  /** In the report's text and 落款. */
  readonly written: number;
  /** Of the text proper, in other fields of the report, such as its title. */
  readonly inFields: number;
  /** Paragraphs of the source that are nowhere: neither shown, nor in a field, nor named as left behind. */
  readonly missing: readonly LeftBehind[];
}

export interface TextPieces {
  /** The source's paragraphs from a second reading. */
  readonly witness: readonly string[];
  /** What a reader of the report sees. */
  readonly shown: string;
  readonly signature: readonly string[];
  /** What went into fields, as the source has it. */
  readonly moved: readonly string[];
  readonly leftBehind: readonly LeftBehind[];
}

/** Holds the report against its source, paragraph by paragraph. */
export function accountText({ witness, shown, signature, moved, leftBehind }: TextPieces): TextAccount {
  const written = `${shown}\n${signature.join('\n')}`;
  // Superscripts and full width are other signs for the same characters.
  const fold = (text: string) => bareText(text).normalize('NFKC');
  const kept = fold(written);
  const elsewhere = fold([...moved, ...leftBehind.map(({ text }) => text)].join('\n'));
  const pieces = leftBehind.map(({ text }) => fold(text)).filter((text) => text !== '');
  // Of a paragraph a piece may stay behind, such as hidden text.
  const isKept = (paragraph: string) =>
    kept.includes(paragraph) ||
    kept.includes(pieces.reduce((rest, piece) => rest.replace(piece, () => ''), paragraph));
  const missing: LeftBehind[] = [];
  let at = 0;
  for (const paragraph of witness) {
    const wanted = fold(paragraph);
    if (wanted === '') continue;
    // Texts keep their order, so the search goes on from the last find; what moved is looked for everywhere.
    const found = kept.indexOf(wanted, at);
    if (found >= 0) at = found + wanted.length;
    else if (!isKept(wanted) && !elsewhere.includes(wanted)) {
      missing.push({
        what: '正文',
        reason: '没有写进报告，请对照原文补上',
        text: paragraph.trim(),
        isBody: true,
      });
    }
  }
  return {
    read: witness.reduce((sum, paragraph) => sum + countCharacters(paragraph), 0),
    written: countCharacters(written),
    inFields: moved.reduce((sum, text) => sum + countCharacters(text), 0),
    missing,
  };
}
