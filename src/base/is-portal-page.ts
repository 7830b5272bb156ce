/** An address below the portal's root, as a report's JSON has it: nothing else in it may become a link. */
export const isPortalPage = (value: unknown): value is string =>
  typeof value === 'string' && /^reports\/[^:]*\.html$/.test(value);
