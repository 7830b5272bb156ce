import { describe, expect, it } from 'vitest';
import { explainRedis, findRedisFault, maskRedis, STANDARD_REDIS } from '../../../src/farm/redis-address.ts';

describe('the address of Redis', () => {
  it.each([
    STANDARD_REDIS,
    'rediss://cache.example.gov.cn',
    'redis://10.0.0.5:6380/2',
  ])('may be %s', (address) => {
    expect(findRedisFault(address, true)).toBeUndefined();
  });

  it.each([
    '10.0.0.5',
    'http://10.0.0.5',
    'redis:',
    '',
    'redis://10.0.0.5:6379/库',
  ])('may not be %j', (address) => {
    expect(findRedisFault(address, true)).toMatch(/Redis 的地址.*redis:\/\//);
  });

  it('holds a password only where no log sees it, and is never shown with it', () => {
    const address = 'redis://user:secret@10.0.0.5:6379';
    expect(findRedisFault(address, false)).toBeUndefined();
    expect(findRedisFault(address, true)).toContain('GONGBAO_REDIS');
    expect(findRedisFault(address, true)).not.toContain('secret');
    expect(maskRedis(address)).toBe('redis://10.0.0.5:6379');
  });
});

it.each([
  ['NOAUTH Authentication required.', /要密码/],
  ['WRONGPASS invalid username-password pair or user is disabled.', /要密码/],
  ['NOPERM this user has no permissions', /权限不够/],
  ['ERR DB index is out of range', /没有地址末尾那个编号的库\n {2}改法/],
  ['MISCONF Redis is configured to save RDB snapshots', /写不进去/],
  ['connect ECONNREFUSED 127.0.0.1:6379', /连不上 Redis.*\n {2}改法：启动 Redis/],
])('says what Redis means by %j', (message, words) => {
  expect(explainRedis(new Error(message))).toMatch(words);
});
