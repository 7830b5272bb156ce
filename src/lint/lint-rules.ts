import type { LintRule } from './lint-rule.ts';
import { ANNUAL_REPORT_RULES } from './rules/annual-report.ts';
import { ANNUAL_TABLE_RULES } from './rules/annual-tables.ts';
import { DATE_AND_FIGURE_RULES } from './rules/dates-and-figures.ts';
import { FIELD_RULES } from './rules/fields.ts';
import { LINK_RULES } from './rules/links.ts';
import { MARK_RULES } from './rules/marks.ts';
import { NOT_PUBLIC_RULES } from './rules/not-public.ts';
import { NUMBERING_RULES } from './rules/numbering.ts';
import { PORTAL_RULES } from './rules/portal.ts';
import { VALIDITY_RULES } from './rules/validity.ts';
import { WORD_LIST_RULES } from './rules/word-list.ts';
import { WORD_RULES } from './rules/words.ts';

/** The rules that look at a text and its title alone: they hold for every page. */
export const TEXT_RULES: readonly LintRule[] = [
  ...NOT_PUBLIC_RULES,
  ...NUMBERING_RULES,
  ...MARK_RULES,
  ...WORD_RULES,
  ...WORD_LIST_RULES,
  ...DATE_AND_FIGURE_RULES,
  ...LINK_RULES,
];

/** All rules of the content check, in the order in which `npm run check -- --rules` lists them. */
export const LINT_RULES: readonly LintRule[] = [
  ...TEXT_RULES,
  ...FIELD_RULES,
  ...ANNUAL_REPORT_RULES,
  ...ANNUAL_TABLE_RULES,
  ...PORTAL_RULES,
  ...VALIDITY_RULES,
];

/** Those that hold for texts as well whose other slips stay as they are. */
export const RULES_OF_EVERY_TEXT: readonly LintRule[] = LINT_RULES.filter(
  ({ isOfEveryText }) => isOfEveryText,
);

/** What each rule looks for, in Chinese, by its code. */
export const RULE_TITLES: ReadonlyMap<string, string> = new Map(
  LINT_RULES.map(({ code, title }) => [code, title]),
);
