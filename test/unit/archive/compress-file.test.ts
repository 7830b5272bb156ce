import { hash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compressFile } from '../../../src/archive/compress-file.ts';
import { DEFLATED, STORED } from '../../../src/zip/zip-entry.ts';

const TEXT = Buffer.from('示例区示例局推进各项工作。'.repeat(2000));

function isStored(name: string, content: Buffer): boolean {
  const { method, data } = compressFile(name, content);
  return method === STORED && content.equals(data);
}

describe('compressFile', () => {
  it('deflates text, and another program has it again', () => {
    const { method, data } = compressFile('a.html', TEXT);
    expect(method).toBe(DEFLATED);
    expect(data.length).toBeLessThan(TEXT.length / 20);
    expect(inflateRawSync(data).equals(TEXT)).toBe(true);
  });

  it('gives these very bytes: a new version of the compressor must be noticed, since every archive changes', () => {
    const text = Array.from({ length: 3000 }, (_, index) => `${index * 7919}：示例`).join('\n');
    expect(hash('sha512', compressFile('a.txt', Buffer.from(text)).data).slice(0, 16)).toBe(
      '7a019984056cead9',
    );
  });

  it('stores what is compressed already, and what would only grow', () => {
    for (const name of ['图.PNG', '照片.jpeg', '表.xlsx', '文.ofd', 'pagefind/a.pf_index'])
      expect(isStored(name, TEXT), name).toBe(true);
    const random = Buffer.from(hash('sha512', '示例'), 'hex');
    expect(isStored('a.bin', random)).toBe(true);
    expect(compressFile('空.txt', Buffer.alloc(0)).method).toBe(STORED);
  });
});
