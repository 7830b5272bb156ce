import { CONTENT_OPTION, SITE_URL_OPTION } from '../../src/command/folders.ts';
import type { CommandOption } from '../../src/command/parse-command.ts';
import { normalizeSiteUrl } from '../../src/report/parse-site.ts';

/** What every command takes that makes something of the content. */
export const CONTENT_OPTIONS: readonly CommandOption[] = [
  CONTENT_OPTION,
  {
    ...SITE_URL_OPTION,
    findFault(value) {
      const url = normalizeSiteUrl(value);
      return url.ok ? undefined : `${url.message}。${url.remedy}`;
    },
  },
];
