import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const MODULE = new URL('../../../src/base/own-place-fs.ts', import.meta.url).href;

/** Writes where the first argument says, for much longer than the process lives, unless that is not there any more. */
const WRITER = `
  const { writeFileSync } = require('node:fs');
  for (let at = 0; at < 100_000; at += 1) writeFileSync(process.argv[1] + '/' + at, '');`;

const PROCESS = `
  import { spawn } from 'node:child_process';
  import { readdirSync } from 'node:fs';
  import { makeOwnPlace } from ${JSON.stringify(MODULE)};
  const place = await makeOwnPlace('gongbao 测试-');
  spawn(process.execPath, ['--eval', ${JSON.stringify(WRITER)}, place], { stdio: 'ignore' });
  while (readdirSync(place).length < 100);
  console.log(place);
  process.exit(130);`;

it.runIf(process.platform !== 'win32')(
  'an own place in which a started program still writes is gone, and the process ends as it wanted',
  async () => {
    const args = ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', PROCESS];
    const end = await promisify(execFile)(process.execPath, args).catch((error: unknown) => error);
    expect(end).toMatchObject({ code: 130, stderr: '' });
    await expect(access((end as { stdout: string }).stdout.trim())).rejects.toThrow('ENOENT');
  },
);
