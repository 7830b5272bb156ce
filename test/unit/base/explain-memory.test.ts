import { describe, expect, it } from 'vitest';
import { explainMemory } from '../../../src/base/explain-memory.ts';

describe('explainMemory', () => {
  it.each([
    new RangeError('Array buffer allocation failed'),
    new RangeError('Invalid string length'),
    new RangeError('WebAssembly.Memory(): could not allocate memory'),
    Object.assign(new Error('Worker terminated'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }),
    Object.assign(new Error('spawn'), { code: 'ENOMEM', syscall: 'spawn' }),
    new Error('没有排出', { cause: new RangeError('Invalid typed array length: 9') }),
  ])('words %s', (error) => {
    expect(explainMemory(error)).toMatch(/^内存不够用/);
  });

  it.each([
    new Error('没有这个文件'),
    new RangeError('Invalid count value: -1'),
    'out of memory',
    undefined,
  ])('leaves %s alone', (error) => {
    expect(explainMemory(error)).toBeUndefined();
  });
});
