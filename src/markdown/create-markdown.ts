import MarkdownItFactory, { type MarkdownIt } from 'markdown-it';
import cjkFriendly from 'markdown-it-cjk-friendly';
import { cellBreakRule } from './cell-break.ts';
import { collectTargets } from './collect-targets.ts';
import { figureRule } from './figure.ts';
import { footnoteRule } from './footnote.ts';
import { headingLinkRule, headingRule } from './heading.ts';
import { imageRule } from './image.ts';
import { letterPartsRule } from './letter-parts.ts';
import { linkRule } from './link.ts';
import { listMarkerRule } from './list-marker.ts';
import { nestingLimitRule } from './nesting-limit.ts';
import { numberedLineRule } from './numbered-line.ts';
import { indentedParagraphRule, noteParagraphRule, paragraphPaddingRule } from './paragraph.ts';
import { softBreakRule } from './soft-break.ts';
import { tableRule } from './table.ts';
import { tableCaptionRule } from './table-caption.ts';
import { tableSpansRule } from './table-spans.ts';
import { tableSurplusCellsRule } from './table-surplus-cells.ts';
import { unreadLinkRule } from './unread-link.ts';
import { unreadMarksRule } from './unread-marks.ts';
import { wordAsteriskRule } from './word-asterisk.ts';

/**
 * Markdown that would hide or change what an official text says:
 * `[注]: 说明` vanishes as a link definition, a line of `---` or `===` turns the paragraph above it into a heading,
 * four spaces make code, `~~` strikes out, and the words after ``` are not shown.
 */
const DISABLED = ['reference', 'lheading', 'code', 'fence', 'strikethrough'];

/**
 * The Markdown of reports. Every character typed as text is on the page.
 * Render with an `env` from `createBodyEnv`: the rules find their context there and leave their problems in it.
 */
export function createMarkdown(): MarkdownIt {
  const md = new MarkdownItFactory({ html: false, linkify: false, typographer: false, breaks: false });
  md.disable(DISABLED);
  md.use(cjkFriendly);
  md.use(wordAsteriskRule);

  // Rules on blocks, before text is parsed.
  md.use(nestingLimitRule);
  md.use(indentedParagraphRule);
  md.use(numberedLineRule);
  md.use(tableCaptionRule);
  md.use(tableSurplusCellsRule);
  md.use(footnoteRule);
  md.use(unreadLinkRule);
  md.use(unreadMarksRule);

  // Rules on the parsed text; each relies on those before it.
  md.use(cellBreakRule);
  md.use(paragraphPaddingRule);
  md.use(softBreakRule);
  md.core.ruler.push('collect_targets', collectTargets);
  md.use(imageRule);
  md.use(figureRule);
  md.use(noteParagraphRule);
  md.use(letterPartsRule);
  md.use(tableRule);
  md.use(tableSpansRule);
  md.use(headingRule);
  md.use(linkRule);
  md.use(listMarkerRule);
  md.use(headingLinkRule);
  return md;
}
