import path from 'node:path';
import { expect, it } from 'vitest';
import { hashContent } from '../../../src/base/sha256.ts';
import { findKeptText, forgetKeptText, keepText } from '../../../src/publish/kept-texts-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

it('keeps the text of a report whose folder has as long a name as a disk allows', async () => {
  const output = path.join(await tempFolder(), 'dist');
  const id = `2021/${'示'.repeat(85)}`;
  keepText(output, id, '以前的文本', hashContent('以前的文本'));
  const kept = findKeptText(output, id);
  expect(kept?.bytes.toString()).toBe('以前的文本');
  if (kept) forgetKeptText(kept);
  expect(findKeptText(output, id)).toBeUndefined();
});
