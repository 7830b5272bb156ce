import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { compareCodeUnits } from '../../src/base/compare-code-units.ts';
import { collectFigures } from '../../src/figures/collect-figures.ts';
import type { Figure } from '../../src/figures/figure.ts';
import { joinFigures, type YearFigures } from '../../src/figures/join-figures.ts';
import { convertDocument } from '../../src/import/convert-document.ts';
import { chooseImporter } from '../../src/import/importers.ts';
import { loadFieldRules } from '../../src/load/load-field-rules-fs.ts';
import { parseBody, type RenderedBody } from '../../src/markdown/render-body.ts';
import { findYear } from '../../src/report/calendar-date.ts';
import { STANDARD_SITE } from '../../src/report/parse-site.ts';
import { drawSample } from './draw-sample.ts';
import { inventSeries } from './invent-series.ts';
import type { Measurement } from './table.ts';
import type { Texts } from './write-corpus-fs.ts';

/** Figures to be judged by a person. */
const SAMPLE = 200;
const INVENTED_YEARS = 10;

interface ReadReport extends YearFigures {
  readonly rendered: RenderedBody;
}

/**
 * What is taken for a figure: of ten invented years, which are to be found and nothing else, or of the documents in a folder,
 * each as it would be imported, with a sample to be judged by reading.
 */
export async function measureFigures(texts: Texts): Promise<Measurement> {
  const columns = ['报告', '位置', '指标', '原文', '句子或表格'];
  const reports = texts.corpus ? await readDocuments(texts.corpus) : readInvented(texts.seed);
  const all = reports.flatMap((report) => report.figures.map((figure) => ({ report, figure })));
  const misplaced = all.filter(({ report, figure }) => !isInPlace(report.rendered, figure));
  const drawn = drawSample(all, SAMPLE, texts.seed);
  const count = (name: string, value: number) => [name, '', '', value, ''];
  return {
    columns,
    rows: [
      count('（报告）', reports.length),
      count('（数字）', all.length),
      count('（不在原位的）', misplaced.length),
      count('（各年排成一行的）', joinFigures(reports).length),
      ...drawn.map(({ report, figure: { id, label, text, sentence, cell } }) => [
        report.report.title,
        id,
        label,
        text,
        (sentence ?? `${cell?.caption ?? `表格${cell?.table}`} ${cell?.row} 行 ${cell?.column} 列`).replace(
          /\s+/gu,
          ' ',
        ),
      ]),
    ],
  };
}

function isInPlace({ sections, blocks }: RenderedBody, { section, offset, text }: Figure): boolean {
  const own =
    section === undefined
      ? blocks
          .filter((block) => block.section === undefined && !block.isFootnote)
          .map((block) => block.text)
          .join('\n')
      : (sections.find(({ id }) => id === section)?.text ?? '');
  return [...own].slice(offset, offset + [...text].length).join('') === text;
}

const readInvented = (seed: number): ReadReport[] =>
  inventSeries(seed, 2012, INVENTED_YEARS).map(({ title, year, body }) => readBody(title, year, body));

async function readDocuments(folder: string): Promise<ReadReport[]> {
  const rules = await loadFieldRules(PROJECT, STANDARD_SITE);
  const names = (await readdir(folder)).sort(compareCodeUnits);
  const reports: ReadReport[] = [];
  for (const name of names) {
    const bytes = await readFile(path.join(folder, name)).catch(() => undefined);
    if (!bytes) continue;
    const chosen = chooseImporter(name, bytes);
    if (!chosen.ok) continue;
    const reading = await chosen.importer.read(bytes);
    if (!reading.ok) continue;
    const fileTitle = path.parse(name).name;
    const options = { rules, imagePaths: [], fileTitle, fullwidth: false };
    const { fields, body } = convertDocument(reading.document, options);
    const title = fields.found.get('标题')?.values[0] ?? fileTitle;
    reports.push(readBody(title, findYear(title) ?? 0, body));
  }
  return reports.sort((a, b) => a.report.year - b.report.year);
}

function readBody(title: string, year: number, text: string): ReadReport {
  const { rendered, document } = parseBody(text, 1).finish((target) => ({
    kind: 'local',
    url: encodeURI(target),
  }));
  return {
    report: { url: title, title, org: '', year, sections: rendered.sections },
    rendered,
    figures: collectFigures(rendered.blocks, document, year),
  };
}
