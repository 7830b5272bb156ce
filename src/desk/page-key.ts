/** Requests and addresses of the desk name a fixed page so: no folder of a report has such a name. */
const PAGE = 'page:';

export const formatPageKey = (id: string): string => PAGE + id;

/** @returns nothing if it names a report */
export const readPageKey = (key: string): string | undefined =>
  key.startsWith(PAGE) ? key.slice(PAGE.length) : undefined;
