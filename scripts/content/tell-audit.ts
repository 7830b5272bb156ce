import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Audit } from '../../src/audit/audit-row.ts';
import {
  formatAudit,
  formatAuditErrors,
  formatAuditJson,
  formatAuditSummary,
} from '../../src/audit/format-audit.ts';
import { foldAddress, type LinkResults, parseLinkResults } from '../../src/audit/parse-link-results.ts';
import { renderAudit } from '../../src/audit/render-audit.ts';
import { compareCodeUnits } from '../../src/base/compare-code-units.ts';
import { writeAtomically } from '../../src/base/write-atomically-fs.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import { type Diagnostic, locateProblems } from '../../src/diagnostics/diagnostic.ts';
import { readText } from '../../src/find/read-text-fs.ts';
import { checkOutputFile, type FileGuard, formatRefusal } from '../../src/publish/output-guard-fs.ts';

const FORMATS = { text: formatAudit, json: formatAuditJson, html: renderAudit } as const;

const GUARD: FileGuard = {
  isOurs: (file) =>
    /^(?:检查清单：|<!doctype html>[\s\S]{0,1000}：检查清单<\/title>|\{\n "site": \{\n)/.test(
      readFileSync(file, 'utf8'),
    ),
  what: '检查清单',
  example: '清单.html',
};

/** Why the list cannot be written into the file that was asked for. @param content the content folder */
export function refuseAuditFile({ output }: CommandCall['values'], content: string): string | undefined {
  if (typeof output !== 'string') return undefined;
  const refused = checkOutputFile(output, path.join(content, 'reports'), GUARD);
  return refused && formatRefusal(refused);
}

/** Prints an audit in the form that was asked for, or writes it into a file. */
export function tellAudit(audit: Audit, { values, say }: CommandCall): void {
  const { format = 'text', output } = values;
  const text = FORMATS[format as keyof typeof FORMATS](audit);
  if (typeof output !== 'string') {
    say(text);
    return;
  }
  const file = path.resolve(output);
  writeAtomically(file, text.endsWith('\n') ? text : `${text}\n`);
  say([formatAuditSummary(audit), formatAuditErrors(audit), `写在 ${file}`].filter(Boolean).join('\n'));
}

/** Reads what a host found where links lead. @param file as it was typed */
export async function loadLinkResults(
  file: string,
): Promise<{ results: LinkResults; problems: Diagnostic[] }> {
  const faults: Diagnostic[] = [];
  const tell = (message: string, remedy: string) =>
    faults.push({ level: 'error', rule: 'file-unreadable', file, line: 1, column: 1, message, remedy });
  const place = path.resolve(file);
  const state = lstatSync(place, { throwIfNoEntry: false });
  const isFile = state !== undefined && !state.isDirectory();
  if (!isFile)
    tell(
      state ? `“${file}”是一个文件夹，不是文件` : `没有“${file}”这个文件`,
      '检查 --links 后面的路径；路径里有空格时加上引号',
    );
  const text = isFile ? await readText(place, tell) : undefined;
  if (text === undefined) return { results: new Map(), problems: faults };
  const { results, problems } = parseLinkResults(text);
  return { results, problems: locateProblems(file, problems) };
}

/** Prints the addresses outside, each once; what else is to be said goes where no program takes it for one. */
export function tellAddresses(audit: Audit, { say }: CommandCall): void {
  const addresses = [...new Set(audit.links.map(({ url }) => foldAddress(url)))].sort(compareCodeUnits);
  for (const address of addresses) say(address);
  const errors = formatAuditErrors(audit);
  if (errors) process.stderr.write(`${errors}\n`);
}
