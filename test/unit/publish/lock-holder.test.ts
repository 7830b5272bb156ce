import { describe, expect, it } from 'vitest';
import { formatLockHolder, parseLockHolder } from '../../../src/publish/lock-holder.ts';

const HOLDER = {
  pid: 42,
  host: '示例电脑',
  started: '2022-02-14T01:02:03.000Z',
  birth: '99',
  token: '0a1b2c3d',
};

describe('parseLockHolder', () => {
  it('reads back what was written', () => {
    expect(parseLockHolder(formatLockHolder(HOLDER))).toEqual(HOLDER);
  });

  it('takes every cut-off text for unreadable', () => {
    const text = formatLockHolder(HOLDER).trimEnd();
    for (let length = 0; length < text.length; length++) {
      expect(parseLockHolder(text.slice(0, length))).toBeUndefined();
    }
  });

  it.each([
    ['process 0, which stands for a whole group', { pid: 0 }],
    ['a negative process id', { pid: -1 }],
    ['a process id that is text', { pid: '42' }],
    ['a token that is a path', { token: '../../x' }],
    ['no token', { token: undefined }],
    ['no host', { host: undefined }],
    ['a time that is none', { started: '昨天' }],
  ])('refuses %s', (_, change) => {
    expect(parseLockHolder(JSON.stringify({ ...HOLDER, ...change }))).toBeUndefined();
  });

  it.each(['null', '[]', '7', '\0\0\0\0', '"x"'])('refuses %j', (text) => {
    expect(parseLockHolder(text)).toBeUndefined();
  });
});
