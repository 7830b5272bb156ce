import type { Problem } from '../../src/diagnostics/diagnostic.ts';
import {
  type BodyRendering,
  parseBody,
  type RenderedBody,
  renderBody,
} from '../../src/markdown/render-body.ts';
import type { RenderContext } from '../../src/markdown/render-context.ts';
import type { BodyDocument } from '../../src/report/body-document.ts';

/** A body with everything that is made of its one parse. */
export const renderPlacedBody = (body: string, { bodyLine, resolveTarget }: RenderContext): BodyRendering =>
  parseBody(body, bodyLine).finish(resolveTarget);

/** The tree that typeset files are made of. */
export const parseBodyDocument = (body: string, context: RenderContext): BodyDocument =>
  renderPlacedBody(body, context).document;

/** Every local address leads where it says, and every picture has a size. */
export const SAMPLE_CONTEXT: RenderContext = {
  bodyLine: 1,
  resolveTarget: (target, kind) => ({
    kind: 'local',
    url: encodeURI(target),
    ...(kind === 'image' && { width: 640, height: 480 }),
  }),
};

export const renderSample = (body: string): RenderedBody => renderBody(body, SAMPLE_CONTEXT);

export const listPlaces = (problems: readonly Problem[]): string[] =>
  problems.map(({ level, rule, line, column }) => `${line}:${column} ${level} ${rule}`);
