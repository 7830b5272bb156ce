import { compilePattern, type ProfilePart } from '../report/profile.ts';
import type { Section } from '../report/report.ts';
import type { LintReport, LintText } from './lint-rule.ts';

/** The end of a remedy where the original itself may be so. */
export const KEEP = '原件就是这样，写进“检查例外”并说明原因';

/** The outermost section that a part of a profile is. */
export function findPart(sections: readonly Section[], { heading }: ProfilePart): Section | undefined {
  return sections.find(({ depth, title }) => depth === 1 && compilePattern(heading).test(title));
}

/** Heading and text of a section, with the sections inside it. */
export function listTexts({ texts }: LintReport, { id }: Section): LintText[] {
  return texts.filter(({ section = '' }) => section === id || section.startsWith(`${id}-`));
}

export const findHeading = ({ texts }: LintReport, section: Section | undefined): LintText | undefined =>
  texts.find(({ kind, section: id }) => kind === 'heading' && section !== undefined && id === section.id);
