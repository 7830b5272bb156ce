import { cp, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { askDesk } from '../../support/ask-desk.ts';
import { runPreview } from '../../support/run-preview.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('a portal can be opened again after another one could not be opened', async () => {
  const temporary = path.join(await tempFolder(), '临时');
  await mkdir(temporary);
  const preview = await runPreview({ env: { TMPDIR: temporary, TEMP: temporary, TMP: temporary } });
  onTestFinished(async () => void (await preview.end()));
  const { content, output } = preview;
  const other = `${content} 乙`;
  await cp(content, other, { recursive: true });
  const open = (folders: object) =>
    askDesk<{ elsewhere?: string }>(preview, 'POST', 'start/open', JSON.stringify(folders));
  // Nothing can be put there.
  await rename(temporary, `${temporary} 旧`);
  await writeFile(temporary, '');
  expect((await open({ folder: other })).status).toBe(409);
  expect((await askDesk(preview, 'GET', 'portal')).status).toBe(428);
  await rm(temporary);
  await mkdir(temporary);

  const again = await open({ folder: content, output });
  expect([again.status, again.value.elsewhere]).toEqual([200, undefined]);
  expect((await askDesk(preview, 'GET', 'portal')).status).toBe(200);
});
