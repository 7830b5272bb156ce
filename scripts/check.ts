import { PROJECT } from '../.eleventy.ts';
import { CONTENT_OPTION, resolveFolder } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { runCommand } from '../src/command/run-command.ts';
import { hasErrors } from '../src/diagnostics/diagnostic.ts';
import { formatDiagnostics, formatSummary, sortDiagnostics } from '../src/diagnostics/format-diagnostics.ts';
import { loadPortal } from '../src/portal/load-portal-fs.ts';

await runCommand(
  {
    name: 'check',
    summary: '检查内容文件夹里的报告，只提出问题，不改动也不生成任何文件。',
    options: [
      CONTENT_OPTION,
      {
        name: 'format',
        value: '格式',
        help: 'text（默认）或 json（供程序读取）',
        findFault: (value) =>
          value === 'text' || value === 'json' ? undefined : `没有“${value}”这种格式，可以写 text 或 json`,
      },
    ],
  },
  async ({ values, say }) => {
    const content = resolveFolder(PROJECT, values.content, 'src/content');
    const progress = createProgress();
    const { diagnostics, checked } = await loadPortal({
      project: PROJECT,
      content: content.absolute,
      label: content.label,
      onProgress: (done, total) => progress.show(`检查报告 ${done}/${total}`),
    });
    progress.clear();
    if (values.format === 'json') {
      say(JSON.stringify({ checked, diagnostics: sortDiagnostics(diagnostics) }, null, 1));
    } else {
      if (diagnostics.length > 0) say(`${formatDiagnostics(diagnostics)}\n`);
      say(formatSummary(diagnostics, checked));
    }
    return hasErrors(diagnostics) ? 1 : 0;
  },
);
