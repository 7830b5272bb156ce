/** Of `a/b/c`: `a`, `a/b` and `a/b/c`. */
export const listPathParts = (path: string): string[] =>
  path.split('/').map((_, depth, names) => names.slice(0, depth + 1).join('/'));
