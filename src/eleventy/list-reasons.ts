/** An error and its causes, from the outermost on. */
export function listCauses(error: unknown): unknown[] {
  if (!(error instanceof Error)) return [error];
  const cause = (error as { originalError?: unknown }).originalError ?? error.cause;
  return [error, ...(cause === undefined ? [] : listCauses(cause))];
}

/** What they say: Eleventy's own message only names the template. */
export const listReasons = (error: unknown): string[] =>
  listCauses(error).map((each) => (each instanceof Error ? each.message : String(each)));
