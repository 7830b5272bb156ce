import type { ProgramCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import { anchorFigures } from '../figures/anchor-figures.ts';
import { collectFigures } from '../figures/collect-figures.ts';
import type { Figure } from '../figures/figure.ts';
import { formatFiguresCsv, formatFiguresJson, parseFiguresJson } from '../figures/format-figures.ts';
import { describeFigureReport } from '../portal/describe-series.ts';
import { addForms, type MadeForm } from '../portal/offer-forms.ts';
import type { PortalReport } from '../portal/portal.ts';
import type { Bundler, BundleSettings, ReportBundle } from '../portal/report-bundle.ts';
import type { Site } from '../report/parse-site.ts';
import type { Series } from '../series/collect-series.ts';
import { type MadePage, nameObject } from './make-forms-fs.ts';

interface FigureTools extends ProgramCache {
  readonly site: Site;
  readonly settings: BundleSettings;
  readonly bundler: Bundler;
  /** What was found before, for a preview that loads again and again. */
  readonly known: WeakMap<ReportBundle, FoundFigures>;
}

/** Figures of one report, with the files that offer them; no files if there are none. */
export interface FoundFigures {
  /** Hash of what was read besides the bundle. */
  readonly key: string;
  readonly forms: readonly MadeForm[];
  readonly count: number;
  read(): Figure[];
}

/**
 * Finds the figures of the reports that belong to a series, and offers them as files; all other reports stay as they are.
 * What was found lies in the cache by all that it was made of.
 */
export async function addFigures(
  reports: readonly MadePage[],
  lines: readonly Series[],
  tools: FigureTools,
): Promise<PortalReport[]> {
  const series = tools.site.figures ? lines : [];
  const members = new Set(series.flatMap((each) => each.members.map(({ id }) => id)));
  const pages: PortalReport[] = [];
  for (const report of reports) {
    const { page } = report;
    const found = members.has(page.id) ? await findFigures(report, tools) : undefined;
    if (!found || found.count === 0) pages.push(page);
    else {
      const { count, read } = found;
      pages.push({ ...addForms(page, found.forms), figures: { count, read } });
    }
  }
  return pages;
}

async function findFigures(report: MadePage, tools: FigureTools): Promise<FoundFigures> {
  const { bundle } = report.made;
  const key = formatKey(describeFigureReport(report.page));
  const known = tools.known.get(bundle);
  if (known?.key === key) return known;
  const found = { key, ...(await makeFigures(report, tools)) };
  tools.known.set(bundle, found);
  return found;
}

async function makeFigures(
  { made, page }: MadePage,
  { cache, program, bundler, settings }: FigureTools,
): Promise<Omit<FoundFigures, 'key'>> {
  const about = describeFigureReport(page);
  const name = (ending: string) => formatKey('figures', ending, program, made.bundle.key, about);
  const find = async (): Promise<Figure[]> => {
    const { html, blocks } = made.body();
    const figures = collectFigures(blocks, await bundler.readDocument(made, settings), about.year);
    // What cannot be pointed at is not told.
    return anchorFigures(html, blocks, figures) === undefined ? [] : figures;
  };
  const json =
    (await cache.find(name('json'))) ??
    (await cache.store(name('json'), 'json', formatFiguresJson(about, await find())));
  const read = () => parseFiguresJson(cache.readNow(name('json')).toString());
  const figures = read();
  if (figures.length === 0) return { forms: [], count: 0, read };
  const csv =
    (await cache.find(name('csv'))) ??
    (await cache.store(name('csv'), 'csv', formatFiguresCsv([{ report: about, figures }])));
  const forms = [nameObject('figures', page.id, json), nameObject('figuresTable', page.id, csv)];
  return { forms, count: figures.length, read };
}
