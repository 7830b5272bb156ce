import { type BodyRendering, parseBody } from '../../src/markdown/render-body.ts';
import type { RenderContext } from '../../src/markdown/render-context.ts';
import type { BodyDocument } from '../../src/report/body-document.ts';

/** A body with everything that is made of its one parse. */
export const renderPlacedBody = (body: string, { bodyLine, resolveTarget }: RenderContext): BodyRendering =>
  parseBody(body, bodyLine).finish(resolveTarget);

/** The tree that typeset files are made of. */
export const parseBodyDocument = (body: string, context: RenderContext): BodyDocument =>
  renderPlacedBody(body, context).document;
