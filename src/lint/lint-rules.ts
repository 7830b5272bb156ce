import type { LintRule } from './lint-rule.ts';
import { annualDeadlineRule, annualPartsRule, annualYearRule } from './rules/annual-report.ts';
import { attachmentAbsentRule } from './rules/attachment-absent.ts';
import { attachmentUnlistedRule } from './rules/attachment-unlisted.ts';
import { dateDisagreeRule } from './rules/date-disagree.ts';
import { dateImpossibleRule } from './rules/date-impossible.ts';
import { documentNumberTextRule } from './rules/document-number-text.ts';
import { doubledMarkRule } from './rules/doubled-mark.ts';
import { finalMarkRule } from './rules/final-mark.ts';
import { halfWidthMarkRule } from './rules/half-width-mark.ts';
import { headingLevelRule } from './rules/heading-level.ts';
import { hiddenCharacterRule } from './rules/hidden-character.ts';
import { imprintPartsRule } from './rules/imprint-parts.ts';
import { localPathRule } from './rules/local-path.ts';
import { nameVariantRule } from './rules/name-variant.ts';
import { numberMarkRule } from './rules/number-mark.ts';
import { numberSeparatorRule } from './rules/number-separator.ts';
import { numberSequenceRule } from './rules/number-sequence.ts';
import { numberStyleRule } from './rules/number-style.ts';
import { ordinalSequenceRule } from './rules/ordinal-sequence.ts';
import { orgFullNameRule } from './rules/org-full-name.ts';
import { pairUnmatchedRule } from './rules/pair-unmatched.ts';
import { bankCardRule, identityNumberRule, mobileNumberRule } from './rules/personal-numbers.ts';
import { placeholderTextRule } from './rules/placeholder-text.ts';
import { quotedListMarkRule } from './rules/quoted-list-mark.ts';
import { repeatedWordRule } from './rules/repeated-word.ts';
import { secrecyMarkRule } from './rules/secrecy-mark.ts';
import { spaceInsideRule } from './rules/space-inside.ts';
import { sumMismatchRule } from './rules/sum-mismatch.ts';
import { titleDuplicateRule } from './rules/title-duplicate.ts';
import { twoDigitYearRule } from './rules/two-digit-year.ts';
import { wordConfusionRule } from './rules/word-confusion.ts';
import { yearUnitRule } from './rules/year-unit.ts';

/** All rules of the content check, in the order in which `npm run check -- --rules` lists them. */
export const LINT_RULES: readonly LintRule[] = [
  // What is not public.
  secrecyMarkRule,
  identityNumberRule,
  bankCardRule,
  mobileNumberRule,
  placeholderTextRule,
  localPathRule,

  // Numbers of headings and paragraphs.
  numberSequenceRule,
  numberStyleRule,
  numberSeparatorRule,
  numberMarkRule,
  ordinalSequenceRule,
  headingLevelRule,

  // Marks.
  pairUnmatchedRule,
  finalMarkRule,
  doubledMarkRule,
  halfWidthMarkRule,
  quotedListMarkRule,

  // Words and characters.
  repeatedWordRule,
  wordConfusionRule,
  spaceInsideRule,
  hiddenCharacterRule,

  // Dates, figures, 发文字号.
  dateImpossibleRule,
  dateDisagreeRule,
  twoDigitYearRule,
  yearUnitRule,
  documentNumberTextRule,
  sumMismatchRule,

  // Fields and attachments.
  orgFullNameRule,
  imprintPartsRule,
  attachmentUnlistedRule,
  attachmentAbsentRule,

  // Annual reports on the rule of law.
  annualPartsRule,
  annualYearRule,
  annualDeadlineRule,

  // All reports together.
  titleDuplicateRule,
  nameVariantRule,
];

/** What each rule looks for, in Chinese, by its code. */
export const RULE_TITLES: ReadonlyMap<string, string> = new Map(
  LINT_RULES.map(({ code, title }) => [code, title]),
);
