import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.ts';
import { LINT_RULES } from '../../src/lint/lint-rules.ts';
import { drawSample } from './draw-sample.ts';
import { timeCheck } from './run-build.ts';
import type { Measurement } from './table.ts';
import { type Texts, withTempFolder, writeContent } from './write-corpus-fs.ts';

/** Findings of each rule to be looked at by a person. */
const SAMPLE = 30;

/** The whole check, process start to exit, and a sample of what each rule found, the same for the same texts. */
export const measureChecks = (texts: Texts): Promise<Measurement> =>
  withTempFolder(async (content) => {
    const { reports } = await writeContent(content, texts, 1000);
    const optional = LINT_RULES.filter(({ offBecause }) => offBecause !== undefined);
    const on = optional.map(({ code }) => ({ rule: code, reason: '测量' }));
    await writeFile(path.join(content, 'site.json'), JSON.stringify({ checks: { on } }));

    const { seconds, json } = await timeCheck(content);
    const { diagnostics } = JSON.parse(json) as { diagnostics: Diagnostic[] };
    const rows: (string | number)[][] = [['（用时）', reports, `${seconds.toFixed(1)} 秒`, '']];
    for (const { code, title } of LINT_RULES) {
      const found = diagnostics.filter(({ rule }) => rule === code);
      rows.push([code, found.length, '', title]);
      for (const { file, line, column, message } of drawSample(found, SAMPLE, 1)) {
        const place = path.relative(content, path.resolve(PROJECT, file));
        rows.push(['', '', `${place}:${line}:${column}`, message]);
      }
    }
    return { columns: ['规则', '处数', '位置', '说明'], rows };
  });
