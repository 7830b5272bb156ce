import system from 'node:path';

/** A path as a person typed it, for messages: with `/`, which Windows takes as well, and without one at the end. */
export function formatPathLabel(
  typed: string,
  { normalize, sep }: Pick<typeof system, 'normalize' | 'sep'> = system,
): string {
  return normalize(typed)
    .split(sep)
    .join('/')
    .replace(/(.)\/$/, '$1');
}
