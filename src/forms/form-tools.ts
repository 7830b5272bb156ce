import type { ObjectCache } from '../base/object-cache-fs.ts';
import type { Bundler, BundleSettings } from '../portal/report-bundle.ts';
import type { RunOptions } from '../portal/run-options.ts';
import type { Site } from '../report/parse-site.ts';

/** What the forms of reports are made with. */
export interface FormTools {
  readonly options: RunOptions;
  readonly site: Site;
  readonly settings: BundleSettings;
  readonly cache: ObjectCache;
  readonly bundler: Bundler;
  /** Hash of the program, which made what is in the cache. */
  readonly program: string;
  /** Of single files, bundled. */
  readonly styles: string;
}
