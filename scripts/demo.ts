import { PROJECT } from '../.eleventy.ts';
import { resolveFolder } from '../src/command/folders.ts';
import { createProgress } from '../src/command/progress.ts';
import { runCommand } from '../src/command/run-command.ts';
import { checkOutputFolder, formatRefusal } from '../src/publish/output-guard-fs.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { NO_PDF_OPTION } from './content/content-options.ts';
import { countReports, loadSoundPortal } from './content/load-sound-portal.ts';
import { publishPortal } from './content/publish-portal.ts';
import { OVERWRITE_OPTION, refuseOther } from './content/refuse-other.ts';

/** So that it is the same on every machine, whatever its clock says. */
const DEMO_AT = '2026-12-01 09:00';

/** Invented, and marked as such; also what the pictures of the README show. */
const DEMO_CONTENT = 'src/demo';

await runCommand(
  {
    name: 'demo',
    summary:
      '生成一个演示用的网站，用来看样子：四十篇左右编造的报告，有表格、图片、附件、修订和版记。不动自己的内容和网站。',
    options: [
      { name: 'output', value: '文件夹', help: '写到哪里（默认 demo）' },
      OVERWRITE_OPTION,
      NO_PDF_OPTION,
    ],
    examples: ['--output "D:\\演示"'],
  },
  (call) =>
    withInterruption(async (signal) => {
      const { values, say, fail } = call;
      const content = resolveFolder(PROJECT, undefined, DEMO_CONTENT);
      const output = resolveFolder(PROJECT, values.output, 'demo');
      const refused = checkOutputFolder(output.absolute, content.absolute, PROJECT);
      if (refused) return fail(formatRefusal(refused));
      const progress = createProgress();
      const loaded = await loadSoundPortal('build', call, content, progress, {
        at: DEMO_AT,
        // Nobody publishes it: it is held against no former output.
        refuse: (coming) => (values.overwrite ? undefined : refuseOther(output, coming, content)),
      });
      if (!loaded) return 1;
      const { portal, store, held } = loaded;
      progress.show('生成页面和索引……');
      const { absolute } = output;
      await publishPortal(portal, store, { output: absolute, since: absolute, signal, progress });
      progress.clear();
      say(
        `完成：${countReports(portal, held, '编造的报告')}。双击 ${output.label}/index.html 打开。\n` +
          `想边改边看：npm start -- --content ${DEMO_CONTENT}`,
      );
      return 0;
    }),
);
