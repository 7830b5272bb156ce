import { existsSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { logAct, readActs } from '../../../src/desk/publication-log-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const act = { who: '示例员', what: 'build', reports: 3, fingerprint: 'ab12' } as const;

it('tells who published what and when, the newest first, though a line was cut by a kill', async () => {
  const content = await tempFolder();
  expect(readActs(content)).toEqual([]);
  logAct(content, act, new Date(2026, 10, 26, 9, 5, 7));
  const file = path.join(content, '.gongbao-history/发布记录.jsonl');
  await appendFile(file, '{"at":"2026-11-26 10:00:00","who":"示');
  logAct(content, { ...act, what: 'rollback', who: '另一人' }, new Date(2026, 10, 26, 11, 0, 0));
  expect(readActs(content)).toEqual([
    { ...act, what: 'rollback', who: '另一人', at: '2026-11-26 11:00:00' },
    { ...act, at: '2026-11-26 09:05:07' },
  ]);
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(4);
});

it('makes no folder anew of a content that has gone meanwhile, which could not be put back then', async () => {
  const content = path.join(await tempFolder(), '移走的');
  expect(() => logAct(content, act, new Date())).toThrow('ENOENT');
  expect(existsSync(content)).toBe(false);
});

it('leaves out what is no line of the log', async () => {
  const content = await tempFolder();
  logAct(content, act, new Date());
  await appendFile(
    path.join(content, '.gongbao-history/发布记录.jsonl'),
    'null\n[]\n{"at":1}\n\u0000\n{"at":"x","who":"y"}\n',
  );
  expect(readActs(content)).toHaveLength(1);
});
