import type { Problem } from '../diagnostics/diagnostic.ts';
import type { AttachmentRequest } from '../report/report.ts';
import { describeMissing } from './describe-missing.ts';
import type { FileFault } from './file-fault.ts';
import { quoteName } from './publishable-name.ts';
import { describeHidden, findPathFault, isHiddenName, normalizeReportPath } from './report-path.ts';

export interface ResolvedRequests {
  /** In the editor's order. */
  named: { path: string; name: string | undefined }[];
  problems: Problem[];
}

/**
 * Matches the entries of 附件 in the front matter with the files that are there.
 * @param paths of all files below `attachments/`, NFC; the disk is not asked for anything else
 */
export function resolveRequests(
  requests: readonly AttachmentRequest[],
  paths: readonly string[],
): ResolvedRequests {
  const known = new Set(paths);
  const firstLines = new Map<string, number>();
  const named: ResolvedRequests['named'] = [];
  const problems: Problem[] = [];
  for (const request of requests) {
    const path = normalizeReportPath(request.file);
    const firstLine = firstLines.get(path);
    const fault =
      findPathFault(request.file) ??
      (firstLine === undefined ? findAbsence(request.file, path, known) : describeRepeat(path, firstLine));
    if (fault) problems.push({ ...fault, level: 'error', line: request.line, column: request.column });
    else {
      firstLines.set(path, request.line);
      named.push({ path, name: request.name });
    }
  }
  return { named, problems };
}

function findAbsence(written: string, path: string, known: ReadonlySet<string>): FileFault | undefined {
  if (known.has(path)) return undefined;
  const below = [...known].filter((other) => other.startsWith(`${path}/`)).slice(0, 3);
  if (below.length > 0) {
    return {
      rule: 'file-missing',
      message: `${quoteName(written)}是文件夹，不是文件`,
      remedy: `请写出其中的文件，如：${below.map((other) => `\n    - ${formatYamlText(other)}`).join('')}`,
    };
  }
  if (path.split('/').some(isHiddenName)) return describeHidden(written, '；不需要它，就删去这一项');
  const place = '报告的 attachments 文件夹';
  return describeMissing(written, [...known], place, (name) => `- ${formatYamlText(name)}`);
}

function describeRepeat(path: string, firstLine: number): FileFault {
  return {
    rule: 'attachment-repeated',
    message: `附件${quoteName(path)}写了两次（第 ${firstLine} 行已有）`,
    remedy: '请删去其中一项',
  };
}

/** Quoted only where YAML would read something else, such as ` #` or `: `. */
function formatYamlText(text: string): string {
  return /^[\p{L}\p{N}（《“〔][^#:'"[\]{},&*!|>%@`]*$/u.test(text) ? text : `'${text.replaceAll("'", "''")}'`;
}
