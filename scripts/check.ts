import { PROJECT } from '../.eleventy.ts';
import type { Audit } from '../src/audit/audit-row.ts';
import { tellResult } from '../src/base/parent-process.ts';
import { CONTENT_OPTION, resolveFolder } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { CallFault, type CommandCall, runCommand } from '../src/command/run-command.ts';
import { formatOption } from '../src/command/swallowed-options.ts';
import type { DeskAudit } from '../src/desk/publish-api.ts';
import { type Diagnostic, hasErrors } from '../src/diagnostics/diagnostic.ts';
import {
  formatCounts,
  formatDiagnostics,
  formatSummary,
  sortDiagnostics,
} from '../src/diagnostics/format-diagnostics.ts';
import { formatRules, formatRulesJson } from '../src/lint/format-rules.ts';
import { RULE_TITLES } from '../src/lint/lint-rules.ts';
import { type LoadedPortal, loadPortal } from '../src/load/load-portal-fs.ts';
import { formatProfiled } from '../src/profiles/format-profiled.ts';
import { chooseContent } from './content/choose-content.ts';
import { chooseFormer, SINCE_OPTION } from './content/choose-former.ts';
import { AT_OPTION } from './content/content-options.ts';
import { readAt } from './content/load-sound-portal.ts';
import { loadLinkResults, refuseAuditFile, tellAddresses, tellAudit } from './content/tell-audit.ts';

await runCommand(
  {
    name: 'check',
    summary: '检查内容文件夹里的报告，只提出问题，不改动也不生成任何文件。',
    options: [
      CONTENT_OPTION,
      AT_OPTION,
      { ...SINCE_OPTION, help: '与哪一份网站核对：发布日期有没有改，有没有少了报告（不写就不核对）' },
      {
        name: 'format',
        value: '格式',
        help: 'text（默认）、json（供程序读取）；与 --audit 一起还可以写 html（可以打印的网页）',
        findFault: (value) =>
          ['text', 'json', 'html'].includes(value)
            ? undefined
            : `没有“${value}”这种格式，可以写 text 或 json，与 --audit 一起还可以写 html`,
      },
      { name: 'audit', help: '照检查政府网站的清单逐项列出：有、缺、错、不适用，在哪里，怎么改' },
      {
        name: 'links',
        value: '文件',
        help: '与 --audit 一起：外部网址的检查结果，CSV 表，第一行写“网址,结果”',
      },
      {
        name: 'list-links',
        help: '不检查，只列出指向别的网站的网址，一行一个，拿去检查打不打得开',
      },
      { name: 'output', value: '文件', help: '与 --audit 一起：写进这个文件，不写到屏幕上' },
      { name: 'rules', help: '不检查，只列出全部文字规则和例子' },
    ],
  },
  async (call) => {
    const { values, say, fail } = call;
    if (values.rules) {
      say(values.format === 'json' ? formatRulesJson() : formatRules());
      return 0;
    }
    const isAudit = values.audit === true || values['list-links'] === true;
    if (!values.audit) refuseMisused(values);
    const isForProgram =
      values['list-links'] === true || (values.format !== undefined && values.format !== 'text');
    const content = chooseContent(call, { isForProgram });
    const { former, refusal = refuseAuditFile(values, content.absolute) } =
      typeof values.since === 'string' ? chooseFormer(resolveFolder(PROJECT, values.since, ''), true) : {};
    if (refusal !== undefined) return fail(refusal);
    const results = typeof values.links === 'string' ? await loadLinkResults(values.links) : undefined;
    if (results && hasErrors(results.problems)) return fail(formatDiagnostics(results.problems));
    const progress = createProgress();
    const loaded = await loadPortal({
      project: PROJECT,
      content: content.absolute,
      label: content.label,
      mode: 'check',
      ...readAt(values),
      ...(former ? { former } : {}),
      ...(isAudit ? { audit: results ? { results: results.results } : {} } : {}),
      onProgress: (done, total) => progress.show(`检查报告 ${done}/${total}`),
    });
    progress.clear();
    const { audit, diagnostics } = loaded;
    if (audit && values['list-links']) tellAddresses(audit, call);
    else if (audit) tellInspected(audit, isForProgram ? [] : (results?.problems ?? []), call);
    else tellFound(loaded, call);
    return hasErrors(diagnostics) ? 1 : 0;
  },
);

/** @param problems of the results for links */
function tellInspected(audit: Audit, problems: readonly Diagnostic[], call: CommandCall): void {
  if (problems.length > 0) call.say(formatDiagnostics(problems));
  tellAudit(audit, call);
  const { day, checked, rows } = audit;
  tellResult({ day, checked, rows } satisfies DeskAudit);
}

function tellFound(loaded: LoadedPortal, { values, say }: CommandCall): void {
  if (values.format === 'json') say(formatFoundJson(loaded));
  // No address is to be taken from it.
  else if (values['list-links']) process.stderr.write(`${formatFound(loaded)}\n`);
  else say(formatFound(loaded));
}

function formatFoundJson({ checked, profiled, missingDuties, diagnostics }: LoadedPortal): string {
  const kinds = profiled.length > 0 ? { profiled } : {};
  const duties = missingDuties ? { missingDuties } : {};
  return JSON.stringify({ checked, ...kinds, ...duties, diagnostics: sortDiagnostics(diagnostics) }, null, 1);
}

function formatFound({ checked, profiled, missingDuties, diagnostics }: LoadedPortal): string {
  const isKeepable = diagnostics.some(({ rule }) => RULE_TITLES.has(rule));
  const parts = [
    formatDiagnostics(diagnostics),
    formatCounts(diagnostics, RULE_TITLES),
    isKeepable && '看过以后不必改的提醒，可以写进“检查例外”，说明原因，见编辑参考第八节。',
    formatProfiled(profiled),
    missingDuties,
    formatSummary(diagnostics, checked),
  ];
  return parts.filter(Boolean).join('\n\n');
}

/** @throws CallFault for an option that only the list of an inspection has */
function refuseMisused(values: CommandCall['values']): void {
  const misused = Object.entries(values).find(
    ([name, value]) => name === 'links' || name === 'output' || (name === 'format' && value === 'html'),
  );
  if (!misused) return;
  const { 'list-links': _other, ...typed } = values;
  const line = Object.entries({ audit: true as const, ...typed }).map(([name, value]) =>
    formatOption({ name }, value === true ? '' : value),
  );
  const [option, value] = misused;
  throw new CallFault(
    `--${option === 'format' ? `format ${value}` : option} 要与 --audit 一起用\n  改法：写成：\n    npm run check -- ${line.join(' ')}`,
  );
}
