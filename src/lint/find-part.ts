import { compilePattern, type ProfilePart } from '../report/profile.ts';
import type { Section } from '../report/report.ts';
import type { LintReport, LintText } from './lint-rule.ts';

/** The outermost section that a part of a profile is. */
export function findPart(sections: readonly Section[], { heading }: ProfilePart): Section | undefined {
  return sections.find(({ depth, title }) => depth === 1 && compilePattern(heading).test(title));
}

/** Heading and text of a section, with the sections inside it. */
export function listTexts({ texts }: LintReport, { id }: Section): LintText[] {
  return texts.filter(({ section = '' }) => section === id || section.startsWith(`${id}-`));
}
