/** What an error and its causes say, from the outermost on: Eleventy's own message only names the template. */
export function listReasons(error: unknown): string[] {
  if (!(error instanceof Error)) return [String(error)];
  const cause = (error as { originalError?: unknown }).originalError ?? error.cause;
  return [error.message, ...(cause === undefined ? [] : listReasons(cause))];
}
