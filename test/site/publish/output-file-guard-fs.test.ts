import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkOutputFile } from '../../../src/publish/output-file-guard-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

function createPlace() {
  const base = createTempFolder();
  const content = join(base, '内容');
  mkdirSync(content);
  const guard = { isOurs: (file: string) => file.endsWith('我们的.zip'), example: 'a.zip' };
  return { base, check: (...path: string[]) => checkOutputFile(join(base, ...path), content, guard) };
}

describe('checkOutputFile', () => {
  it('allows a new file, also where folders are missing, and one of ours', () => {
    const { base, check } = createPlace();
    writeFileSync(join(base, '我们的.zip'), '');
    expect(check('新.zip')).toBeUndefined();
    expect(check('新/更新/a.zip')).toBeUndefined();
    expect(check('我们的.zip')).toBeUndefined();
  });

  it('refuses what would lose something or mix with the content', () => {
    const { base, check } = createPlace();
    writeFileSync(join(base, '别人的.zip'), '');
    mkdirSync(join(base, '夹.zip'));
    expect(check('别人的.zip')).toMatchObject({ rule: 'output-not-ours' });
    expect(check('夹.zip')).toMatchObject({ rule: 'output-is-folder' });
    expect(check('夹.zip')?.remedy).toContain(join(base, '夹.zip', 'a.zip'));
    expect(check('别人的.zip', 'a.zip')).toMatchObject({ rule: 'output-is-file' });
    expect(check('内容', 'reports', 'a.zip')).toMatchObject({ rule: 'output-in-content' });
  });
});
