import { describe, expect, it } from 'vitest';
import { decodeZipName, findUnsafeName } from '../../../src/zip/decode-zip-name.ts';

describe('decodeZipName', () => {
  it('reads UTF-8, with the flag or without', () => {
    expect(decodeZipName(Buffer.from('示例.txt'), 0x0800)).toBe('示例.txt');
    expect(decodeZipName(Buffer.from('示例.txt'), 0)).toBe('示例.txt');
  });

  it('reads GBK, which Explorer on a Chinese Windows writes', () => {
    expect(decodeZipName(Buffer.from('cabec0fd2e747874', 'hex'), 0)).toBe('示例.txt');
  });

  it('is no text', () => {
    expect(decodeZipName(Buffer.from('cabec0fd2e747874', 'hex'), 0x0800)).toBeUndefined();
    expect(decodeZipName(Buffer.from('ff2e747874', 'hex'), 0)).toBeUndefined();
  });
});

describe('findUnsafeName', () => {
  it.each([
    'a/b.txt',
    '示例 (1)/附件 [1].pdf',
    '空/',
    '..a/b..',
    'C/D:E'.replace(':', '：'),
  ])('lets %s be', (name) => {
    expect(findUnsafeName(name)).toBeUndefined();
  });

  it.each([
    ['../a', '上一级'],
    ['a/../../b', '上一级'],
    ['a/..', '上一级'],
    ['/etc/passwd', '根目录'],
    ['C:/Windows/a', '盘符'],
    ['c:a', '盘符'],
    ['a\\..\\b', '反斜杠'],
    ['\\\\server\\a', '反斜杠'],
    ['', '没有名字'],
    ['a//b', '空的一段'],
    [`${'a/'.repeat(101)}b`, '太深'],
    ['a'.repeat(5000), '太长'],
    ['./a', '空的一段'],
    ['a\u0000.txt', '控制字符'],
    ['a\u001b[2J', '控制字符'],
  ])('names what is wrong with %j', (name, reason) => {
    expect(findUnsafeName(name)).toContain(reason);
  });
});
