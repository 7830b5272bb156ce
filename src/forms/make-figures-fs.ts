import type { CachedObject, ProgramCache } from '../base/object-cache-fs.ts';
import { formatKey } from '../base/sha256.ts';
import { anchorFigures } from '../figures/anchor-figures.ts';
import { collectFigures } from '../figures/collect-figures.ts';
import type { Figure } from '../figures/figure.ts';
import { formatFiguresCsv, formatFiguresJson, parseFiguresJson } from '../figures/format-figures.ts';
import { describeFigureReport } from '../portal/describe-series.ts';
import { addForms } from '../portal/offer-forms.ts';
import type { PortalReport } from '../portal/portal.ts';
import type { Bundler, BundleSettings } from '../portal/report-bundle.ts';
import { formatFormPath } from '../portal/report-forms.ts';
import type { Site } from '../report/parse-site.ts';
import { collectSeries } from '../series/collect-series.ts';
import type { MadePage } from './make-forms-fs.ts';

interface FigureTools extends ProgramCache {
  readonly site: Site;
  readonly settings: BundleSettings;
  readonly bundler: Bundler;
}

/**
 * Finds the figures of the reports that belong to a series, and offers them as files; all other reports stay as they are.
 * What was found lies in the cache by all that it was made of.
 */
export async function addFigures(reports: readonly MadePage[], tools: FigureTools): Promise<PortalReport[]> {
  const series = tools.site.figures ? collectSeries(reports.map(({ page }) => page.traits)) : [];
  const members = new Set(series.flatMap(({ members }) => members.map(({ id }) => id)));
  const pages: PortalReport[] = [];
  for (const report of reports)
    pages.push(members.has(report.page.id) ? await addOwnFigures(report, tools) : report.page);
  return pages;
}

async function addOwnFigures({ made, page }: MadePage, tools: FigureTools): Promise<PortalReport> {
  const { cache, program, bundler, settings } = tools;
  const about = describeFigureReport(page);
  const key = (ending: string) => formatKey('figures', ending, program, made.bundle.key, about);
  const make = async (): Promise<Figure[]> => {
    const { html, blocks } = made.body();
    const figures = collectFigures(blocks, await bundler.readDocument(made, settings), about.year);
    // What cannot be pointed at is not told.
    return anchorFigures(html, blocks, figures) === undefined ? [] : figures;
  };
  const json =
    (await cache.find(key('json'))) ??
    (await cache.store(key('json'), 'json', formatFiguresJson(about, await make())));
  const read = () => parseFiguresJson(cache.readNow(key('json')).toString());
  const figures = read();
  if (figures.length === 0) return page;
  const csv =
    (await cache.find(key('csv'))) ??
    (await cache.store(key('csv'), 'csv', formatFiguresCsv([{ report: about, figures }])));
  const name = (form: 'figures' | 'figuresTable', { path, bytes, sha256 }: CachedObject) => ({
    form,
    bytes,
    sha256,
    file: { path: formatFormPath(page.path, form), copyFrom: path, sha256 },
  });
  return {
    ...addForms(page, [name('figures', json), name('figuresTable', csv)]),
    figures: { count: figures.length, read },
  };
}
