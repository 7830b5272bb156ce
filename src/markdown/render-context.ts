import type { TextPosition } from '../base/text-position.ts';

/** Where a link or an image of a body leads, as decided by whoever knows the report's folder. */
export type ResolvedTarget =
  | {
      kind: 'local';
      /** Ready for `href` or `src`: relative and percent-encoded. */
      url: string;
      /** Size of an image in CSS pixels. */
      width?: number;
      height?: number;
    }
  | { kind: 'problem'; rule: string; message: string; remedy: string; form?: string };

/** A local address in a report's text, and what it is used for. */
export interface Target {
  readonly target: string;
  readonly kind: 'link' | 'image';
}

/** What rendering a body needs to know of the report around it. */
export interface RenderContext {
  /** 1-based line of the editor's file on which the body starts. */
  bodyLine: number;
  /**
   * Called for every target that is neither an address of another site nor `#id`.
   * @param target as typed, after Markdown's own escapes
   * @param locate tells where in the editor's file it stands
   */
  resolveTarget(target: string, kind: Target['kind'], locate: () => TextPosition): ResolvedTarget;
}
