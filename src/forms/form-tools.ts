import type { ObjectCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import type { Bundler, BundleSettings, MadeReport, ReportThreads } from '../portal/report-bundle.ts';
import type { RunOptions } from '../portal/run-options.ts';
import type { Site } from '../report/parse-site.ts';

/** What the forms of reports are made with. */
export interface FormTools {
  readonly options: RunOptions;
  readonly site: Site;
  readonly settings: BundleSettings;
  readonly cache: ObjectCache;
  readonly bundler: Bundler;
  readonly threads?: ReportThreads | undefined;
  /** Hash of the program, which made what is in the cache. */
  readonly program: string;
  /** Of single files, bundled. */
  readonly styles: string;
}

/** Names a form that sets fields and body anew, by all that it shows. @param fonts what names them, where it holds fonts */
export function formatTypesetKey(
  form: 'pdf' | 'word',
  { source, bundle, standing }: MadeReport,
  { program, site }: Pick<FormTools, 'program'> & { readonly site: Pick<Site, 'url'> },
  fonts = '',
): string {
  const images = bundle.images.map(({ url, mime, sha256 }) => [url, mime, sha256]);
  const { fields, id } = source;
  const { document } = bundle;
  return formatKey(form, program, fonts, id, fields, document, images, site.url, standing?.notice);
}
