import { access } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { canLink } from '../support/can-link.ts';
import { EXAMPLE_CONTENT } from '../support/contents.ts';
import { copyInstallation } from '../support/copy-installation.ts';
import { runScript } from '../support/run-cli.ts';
import { tempFolder } from '../support/temp-folder.ts';

it('builds everything, PDFs and views of PDFs too, where the program lies in a folder with a Chinese name', async ({
  skip,
}) => {
  skip(!canLink.folders, 'no links to folders here');
  const project = await copyInstallation();
  expect(project).toMatch(/[\u4e00-\u9fff]/);
  const output = path.join(await tempFolder(), '网站');
  const built = await runScript('build', ['--content', EXAMPLE_CONTENT, '--output', output], {
    project,
    withPdf: true,
  });
  expect(built.stdout).toContain('完成：4 篇报告');
  expect(built.stdout).not.toContain('规则：pdf');
  expect(built.code).toBe(0);
  await access(path.join(output, 'reports/2021/shili.pdf'));
});
