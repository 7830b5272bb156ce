import type { Problem } from '../diagnostics/diagnostic.ts';
import type { BodyDocument } from '../report/body-document.ts';
import type { PlacedLink } from '../report/outside-address.ts';
import type { Section, TextBlock } from '../report/report.ts';
import { createBodyEnv } from './body-env.ts';
import { collectBlocks, collectSections } from './collect-blocks.ts';
import { collectTables } from './collect-tables.ts';
import { collectTargets } from './collect-targets.ts';
import { createBodyDocument } from './create-body-document.ts';
import { createMarkdown } from './create-markdown.ts';
import { listPlaces, type PlacedTag } from './list-places.ts';
import { createLocator, type LocateText } from './locate-text.ts';
import { type DescribeTables, markTables } from './mark-tables.ts';
import type { RenderContext, Target } from './render-context.ts';

/** A report's body as page, as structure and as text, all from one parse. */
export interface RenderedBody {
  /** HTML to stand inside the report's `<article>`, below its `<h1>`. */
  html: string;
  sections: Section[];
  /** All visible text in reading order. */
  blocks: TextBlock[];
  /** In the order of the lines. */
  problems: Problem[];
  /** Links that lead out of the portal, in the order of the text. */
  outsideLinks: PlacedLink[];
}

export interface BodyRendering {
  rendered: RenderedBody;
  /** The body as a tree, of which typeset files are made. */
  document: BodyDocument;
  /** Apart from {@link RenderedBody}, because it holds all tokens of the parse. */
  locate: LocateText;
}

/** A body that is parsed up to what its links and images lead to. */
export interface ParsedBody {
  /** Local addresses that the text may use, in the order of the text: whoever knows the disk looks them up. */
  targets: Target[];
  /** Ends the parse, once. @param describeTables for reports whose tables are known: the page says which cells name which */
  finish(resolveTarget: RenderContext['resolveTarget'], describeTables?: DescribeTables): BodyRendering;
}

const markdown = createMarkdown();

/** Parses the Markdown of a report in two halves: the disk, which the first names and the second needs, is asynchronous. */
export function parseBody(body: string, bodyLine: number): ParsedBody {
  const unresolved = () => {
    throw new Error('a rule before collectTargets asks where a target leads');
  };
  const env = createBodyEnv(body, { bodyLine, resolveTarget: unresolved });
  const state = new markdown.core.State(body, markdown, env);
  const rules = markdown.core.ruler.getRules('');
  const resolving = rules.indexOf(collectTargets) + 1;
  for (const rule of rules.slice(0, resolving)) rule(state);
  return {
    targets: env.targets,
    finish(resolveTarget, describeTables) {
      env.context = { bodyLine, resolveTarget };
      for (const rule of rules.slice(resolving)) rule(state);
      const { tokens } = state;
      const placed = collectBlocks(tokens);
      const blocks = placed.map(({ block }) => block);
      const document = createBodyDocument(tokens);
      if (describeTables) markTables(collectTables(tokens, env.lines, bodyLine), describeTables);
      return {
        rendered: {
          html: markdown.renderer.render(tokens, markdown.options, env),
          sections: collectSections(tokens, blocks),
          blocks,
          outsideLinks: env.outsideLinks,
          problems: env.problems.sort((a, b) => a.line - b.line || a.column - b.column),
        },
        document,
        locate: createLocator(markdown, env.lines, bodyLine, placed),
      };
    },
  };
}

/** Renders the Markdown of a report. @param body the text after the front matter */
export function renderBody(body: string, { bodyLine, resolveTarget }: RenderContext): RenderedBody {
  return parseBody(body, bodyLine).finish(resolveTarget).rendered;
}

const takeAsTyped = (url: string) => ({ kind: 'local', url }) as const;

/** The sections of a body, by which links lead to them; where its own links and images lead is not asked. */
export const listSections = (body: string): Pick<Section, 'id' | 'title'>[] =>
  renderBody(body, { bodyLine: 1, resolveTarget: takeAsTyped }).sections;

/** Which line of a body each element of its page is made of; where its links and images lead is not asked. */
export const placeBody = (body: string): PlacedTag[] =>
  listPlaces(markdown.parse(body, createBodyEnv(body, { bodyLine: 1, resolveTarget: takeAsTyped })));
