import { expect, it } from 'vitest';
import { formatPublicKey } from '../../../src/signing/key-files.ts';
import { parseTrustedKeys } from '../../../src/signing/trusted-keys.ts';
import { createTestKey } from './signing-keys.ts';

const one = createTestKey('ed25519');
const two = createTestKey('sm2');
const entry = { name: '示例区示例局', algorithm: 'ed25519', publicKey: formatPublicKey(one.key) };
const parse = (value: unknown) => parseTrustedKeys(JSON.stringify(value, null, 1));

it('reads keys of both algorithms with all that may be said of them', () => {
  const { keys, problems } = parse({
    keys: [
      { ...entry, validFrom: '2026-01-01', validTo: '2027-12-31', revoked: '2026-06-01', reason: '换了人' },
      { ...entry, algorithm: 'sm2', publicKey: formatPublicKey(two.key) },
    ],
  });
  expect(problems).toEqual([]);
  expect(keys).toMatchObject([
    {
      name: '示例区示例局',
      validFrom: '2026-01-01',
      validTo: '2027-12-31',
      revoked: '2026-06-01',
      reason: '换了人',
    },
    { algorithm: 'sm2' },
  ]);
});

it.each([
  ['keys of the wrong kind', { keys: '示例' }, '没有公钥的列表'],
  ['no keys', { keys: [] }, '一把公钥也没有'],
  ['no object', [], '没有公钥的列表'],
  ['an entry that is none', { keys: [null] }, '应当是一把公钥'],
  ['an unknown member', { keys: [{ ...entry, trusted: 'yes' }] }, '没有“trusted”这一项'],
  ['a member of every object', { keys: [{ ...entry, constructor: 'x' }] }, '没有“constructor”这一项'],
  ['an empty name', { keys: [{ ...entry, name: ' ' }] }, '不能是空的'],
  ['a missing name', { keys: [{ ...entry, name: undefined }] }, '缺少“name”'],
  ['an impossible day', { keys: [{ ...entry, revoked: '2026-02-30' }] }, '不是日期'],
  ['a day in another form', { keys: [{ ...entry, validTo: '2026.2.1' }] }, '不是日期'],
  [
    'an end before the beginning',
    { keys: [{ ...entry, validFrom: '2026-02-01', validTo: '2026-01-01' }] },
    '之前',
  ],
  ['another algorithm than the key’s', { keys: [{ ...entry, algorithm: 'sm2' }] }, '公钥不是这一种'],
  [
    'a private key',
    { keys: [{ ...entry, publicKey: one.key.export({ type: 'pkcs8', format: 'pem' }) }] },
    '这是私钥',
  ],
  ['a key that is none', { keys: [{ ...entry, publicKey: '<script>' }] }, '不是公钥'],
  ['the same key twice', { keys: [entry, { ...entry, revoked: '2026-01-01' }] }, '同一把公钥'],
])('refuses %s, with its place and a remedy', (_, value, said) => {
  const { problems } = parse(value);
  expect(problems.map(({ message }) => message).join()).toContain(said);
  for (const { level, line, remedy } of problems)
    expect([level, line > 0, remedy !== '']).toEqual(['error', true, true]);
});

it('refuses what is not JSON, or cut', () => {
  for (const text of ['', '示例', JSON.stringify({ keys: [entry] }).slice(0, -3)])
    expect(parseTrustedKeys(text).problems).not.toEqual([]);
});

it('says of a key by itself that it is one', () => {
  const told = (kind: string) =>
    parseTrustedKeys(`-----BEGIN ${kind}-----\nAAAA\n-----END ${kind}-----\n`).problems;
  expect(told('ENCRYPTED PRIVATE KEY')).toMatchObject([
    { message: '这是私钥，不是可信公钥的文件', remedy: expect.stringContaining('.pub.json') },
  ]);
  expect(told('PUBLIC KEY')).toMatchObject([{ remedy: expect.stringContaining('{ "keys": [') }]);
});

it('takes 10,000 entries, and tells each that is wrong', () => {
  const { problems } = parse({ keys: Array.from({ length: 10_000 }, () => ({ name: '示例' })) });
  expect(problems.length).toBeGreaterThanOrEqual(10_000);
});
