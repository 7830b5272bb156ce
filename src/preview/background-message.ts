import type { RelatedInput } from '../related/rank-related.ts';
import type { SearchRecord } from '../search/render-record.ts';

/** What the background process of a preview knows of a report or of a fixed page, which is not ranked. */
export interface BackgroundText {
  readonly id: string;
  readonly record: SearchRecord;
  /** Of the texts that were published before. */
  readonly versions?: readonly SearchRecord[];
  /** Absent: it is no 相关文章 of others. */
  readonly ranking?: RelatedInput;
}

/** To the background process. */
export type BackgroundOrder =
  | { readonly kind: 'put'; readonly texts: readonly BackgroundText[] }
  | { readonly kind: 'keep'; readonly ids: readonly string[] }
  /** Work on what is known now; whatever is under way is given up. */
  | { readonly kind: 'work'; readonly turn: number; readonly folder: string; readonly isRanking: boolean };

/** From it. */
export type BackgroundReply =
  | {
      readonly kind: 'ranked';
      readonly turn: number;
      readonly ranked: ReadonlyMap<string, readonly string[]>;
    }
  | { readonly kind: 'indexed'; readonly turn: number; readonly folder: string }
  | { readonly kind: 'failed'; readonly turn: number; readonly message: string };
