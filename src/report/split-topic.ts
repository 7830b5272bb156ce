import { foldChoice } from './fold-choice.ts';

/** What parts the levels of a topic on other portals' pages: 综合政务\政务公开. */
const LEVELS = /(?:(?<!\s)\s+)?(?:(?<!-)-+>|[\\/＼／>＞»→|｜])\s*/u;

/**
 * The first level of a topic that has more than one; `undefined` for any other value. The value itself stays as issued.
 * @param topics those that a first level may be
 */
export function findFirstLevel(text: string, topics: readonly string[]): string | undefined {
  const [first = '', ...rest] = text.trim().split(LEVELS);
  if (rest.every((level) => level === '')) return undefined;
  return topics.find((topic) => foldChoice(topic) === foldChoice(first));
}
