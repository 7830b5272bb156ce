import { compilePattern, type ProfilePart } from '../report/profile.ts';
import type { Section } from '../report/report.ts';

/** The outermost section that a part of a profile is. */
export function findPart(sections: readonly Section[], { heading }: ProfilePart): Section | undefined {
  return sections.find(({ depth, title }) => depth === 1 && compilePattern(heading).test(title));
}
