import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeArchive } from '../../../src/archive/write-archive-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';
import { SUBJECT } from '../../unit/archive/sample-subject.ts';

describe('writeArchive', () => {
  // On systems that let two such names stand side by side.
  it.runIf(process.platform === 'linux')(
    'refuses names that overwrite each other where it is unpacked',
    async () => {
      const folder = createTempFolder();
      mkdirSync(join(folder, 'data'));
      for (const name of ['附件.txt', 'A.txt', 'a.txt']) writeFileSync(join(folder, 'data', name), '示例');
      const writing = writeArchive(join(folder, 'a.zip'), join(folder, 'data'), SUBJECT);
      await expect(writing).rejects.toThrow('“data/A.txt”和“data/a.txt”在 Windows 和 macOS 上是同一个名字');
    },
  );
});
