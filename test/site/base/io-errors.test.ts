import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  describeDiskFault,
  explainIoError,
  isIoError,
  sayError,
  sayRefusal,
  toExplainedError,
} from '../../../src/base/io-errors.ts';

const createIoError = (code: string) =>
  Object.assign(new Error(`${code}: as the system says`), { code, syscall: 'write', path: '/示例/页.html' });

describe('explainIoError', () => {
  it.each([
    ['ENOSPC', '磁盘空间不足'],
    ['EDQUOT', '配额'],
    ['EACCES', '没有读写权限'],
    ['EROFS', '只读'],
    ['ENAMETOOLONG', '太长'],
    ['ESTALE', '网络盘'],
    ['UNKNOWN', '云盘'],
  ])('explains %s, says where and gives a remedy', (code, words) => {
    const text = explainIoError(createIoError(code));
    expect(text).toContain(words);
    expect(text).toContain('/示例/页.html');
    expect(text).toMatch(/请/);
  });

  it('names the place that was meant where the system names none, as for an open file', () => {
    const { path: _, ...unnamed } = createIoError('ENOSPC');
    const error = Object.assign(new Error('ENOSPC: no space left on device, write'), unnamed);
    expect(explainIoError(error, '/示例/网站')).toContain('位置：/示例/网站');
    expect(explainIoError(createIoError('ENOSPC'), '/示例/网站')).not.toContain('网站');
  });

  it('keeps the system’s words for a code it does not know, even one that every object has', () => {
    expect(explainIoError(createIoError('EWEIRD'))).toContain('EWEIRD: as the system says');
    expect(explainIoError(createIoError('constructor'))).toContain('constructor: as the system says');
  });
});

describe('describeDiskFault', () => {
  it('knows a disk that takes nothing more, through what was made of its error', () => {
    for (const code of ['ENOSPC', 'EDQUOT', 'EROFS', 'EFBIG']) {
      const error = createIoError(code);
      expect(describeDiskFault(error)).toBe(explainIoError(error));
      expect(describeDiskFault(new Error('没有写成', { cause: error }))).toBe(explainIoError(error));
      // As a thread hands it on.
      expect(describeDiskFault(new Error(error.message))).toContain(code);
    }
    for (const other of [createIoError('EACCES'), new Error('bug'), 'text', undefined])
      expect(describeDiskFault(other)).toBeUndefined();
  });
});

describe('sayRefusal', () => {
  it('tells what the system has refused, in its words and in ours, and throws a bug on', () => {
    const error = createIoError('EBUSY');
    expect(sayRefusal(error)).toBe(explainIoError(error));
    expect(sayRefusal(new Error('某个文件正被其他程序打开', { cause: error }))).toBe(
      '某个文件正被其他程序打开',
    );
    for (const other of [new TypeError('bug'), new Error('bug', { cause: new TypeError('bug') }), 'text'])
      expect(() => sayRefusal(other)).toThrow(other instanceof Error ? other : /text/);
  });
});

describe('sayError', () => {
  it('says of a failed file operation what it means, and of anything else what it says itself', () => {
    expect(sayError(createIoError('EIO'))).toMatch(/^磁盘读写出错/);
    expect(sayError(new Error('已经说清楚了'))).toBe('已经说清楚了');
    expect(sayError('text')).toBe('text');
  });
});

describe('toExplainedError', () => {
  it('wraps what the system reports and keeps it as the cause', () => {
    let failure: unknown;
    try {
      readFileSync('没有这个文件');
    } catch (error) {
      failure = error;
    }
    expect(isIoError(failure)).toBe(true);
    const explained = toExplainedError(failure) as Error;
    expect(explained.message).toContain('找不到');
    expect(explained.cause).toBe(failure);
  });

  it('leaves a bug a bug', () => {
    const bug = new TypeError('x is not a function');
    expect(toExplainedError(bug)).toBe(bug);
    expect(toExplainedError('text')).toBe('text');
  });
});
