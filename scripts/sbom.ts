import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../.eleventy.ts';
import { formatPathLabel } from '../src/base/format-path-label.ts';
import { parseRecord } from '../src/base/json.ts';
import { writeAtomically } from '../src/base/write-atomically-fs.ts';
import { runCommand } from '../src/command/run-command.ts';
import { checkReplaceable, type FileGuard, formatRefusal } from '../src/publish/output-guard-fs.ts';
import { formatSbom } from '../src/sbom/format-sbom.ts';
import { parseLockFile } from '../src/sbom/lock-file.ts';

const GUARD: FileGuard = {
  isOurs: (file) => parseRecord(readFileSync(file, 'utf8'))?.bomFormat === 'CycloneDX',
  what: '物料清单',
  example: 'sbom.cdx.json',
};

await runCommand(
  {
    name: 'sbom',
    summary:
      '软件物料清单（SBOM，CycloneDX 1.5）：公报用了哪些软件包、什么版本、什么许可。照 package-lock.json，相同的版本得到逐字节相同的清单。',
    options: [
      {
        name: 'output',
        value: '文件',
        help: '写到哪里，以 .json 结尾（不写就显示在屏幕上）',
        findFault: (value) =>
          /\.json$/i.test(value) ? undefined : `文件名“${value}”要以 .json 结尾，例如 --output sbom.cdx.json`,
      },
      { name: 'dev', help: '也列出只在开发时用的软件包' },
    ],
    examples: ['--output sbom.cdx.json'],
  },
  async ({ values, say, fail }) => {
    const lock = path.join(PROJECT, 'package-lock.json');
    const packages = parseLockFile(readFileSync(lock, 'utf8'));
    if (!packages) return fail(`${lock} 不是完整的版本清单\n  改法：从公报的原件里取回它`);
    const text = formatSbom(packages, { withDev: values.dev === true });
    if (typeof values.output !== 'string') {
      say(text.trimEnd());
      return 0;
    }
    const refused = checkReplaceable(values.output, GUARD);
    if (refused) return fail(formatRefusal(refused));
    writeAtomically(values.output, text);
    say(`完成：${formatPathLabel(values.output)}，${JSON.parse(text).components.length} 个软件包`);
    return 0;
  },
);
