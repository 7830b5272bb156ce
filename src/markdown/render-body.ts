import type { Problem } from '../diagnostics/diagnostic.ts';
import type { BodyDocument } from '../report/body-document.ts';
import type { Section, TextBlock } from '../report/report.ts';
import { createBodyEnv } from './body-env.ts';
import { collectBlocks, collectSections } from './collect-blocks.ts';
import { createBodyDocument } from './create-body-document.ts';
import { createMarkdown } from './create-markdown.ts';
import { createLocator, type LocateText } from './locate-text.ts';
import type { RenderContext } from './render-context.ts';

export type { RenderContext, ResolvedTarget } from './render-context.ts';

/** A report's body as page, as structure and as text, all from one parse. */
export interface RenderedBody {
  /** HTML to stand inside the report's `<article>`, below its `<h1>`. */
  html: string;
  sections: Section[];
  /** All visible text in reading order. */
  blocks: TextBlock[];
  /** In the order of the lines. */
  problems: Problem[];
}

export interface BodyRendering {
  rendered: RenderedBody;
  /** Apart from {@link RenderedBody}, because it holds all tokens of the parse. */
  locate: LocateText;
}

const markdown = createMarkdown();

/** Renders the Markdown of a report. @param body the text after the front matter */
export function renderBody(body: string, context: RenderContext): RenderedBody {
  return renderPlacedBody(body, context).rendered;
}

/** {@link renderBody}, for who also wants to know where in the editor's file a text stands. */
export function renderPlacedBody(body: string, context: RenderContext): BodyRendering {
  const env = createBodyEnv(body, context);
  const tokens = markdown.parse(body, env);
  const placed = collectBlocks(tokens);
  const blocks = placed.map(({ block }) => block);
  return {
    rendered: {
      html: markdown.renderer.render(tokens, markdown.options, env),
      sections: collectSections(tokens, blocks),
      blocks,
      problems: env.problems.sort((a, b) => a.line - b.line || a.column - b.column),
    },
    locate: createLocator(markdown, env.lines, context.bodyLine, placed),
  };
}

/** The body as a tree, of which typeset files are made; without the cost of its HTML. */
export function parseBodyDocument(body: string, context: RenderContext): BodyDocument {
  return createBodyDocument(markdown.parse(body, createBodyEnv(body, context)));
}
