import type { CommandOption } from '../../src/command/command.ts';
import { CONTENT_OPTION, SITE_URL_OPTION } from '../../src/command/folders.ts';
import { normalizeSiteUrl } from '../../src/report/site-url.ts';

/** For what is published: reports are typeset unless this is given. */
export const NO_PDF_OPTION: CommandOption = {
  name: 'no-pdf',
  help: '这一次不排 PDF，快一些（全站都不要时，在 site.json 里写 "pdf": false）',
};

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
