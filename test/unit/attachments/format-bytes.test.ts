import { describe, expect, it } from 'vitest';
import { formatBytes } from '../../../src/attachments/format-bytes.ts';

describe('formatBytes', () => {
  it.each([
    [0, '0 字节'],
    [1023, '1023 字节'],
    [1024, '1 KB'],
    [1536, '1.5 KB'],
    [1_234_567, '1.2 MB'],
    [1024 * 1024 - 1, '1 MB'],
    [104_857_600, '100 MB'],
    [1024 ** 3 * 2.5, '2.5 GB'],
    [Number.MAX_SAFE_INTEGER, '8192 TB'],
  ])('%d → %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });
});
