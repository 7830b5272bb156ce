import { createPrivateKey } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  decryptPrivateKey,
  encryptPrivateKey,
  formatPublicKey,
  parsePublicKey,
} from '../../../src/signing/key-files.ts';
import { requestStamp } from '../../../src/signing/request-stamp-http.ts';
import { type AlgorithmName, SIGNING_ALGORITHMS } from '../../../src/signing/signing-algorithms.ts';
import { checkStamp, createStampRequest, findOpenssl } from '../../../src/signing/time-stamp-openssl.ts';
import { OPENSSL, openssl, startStampAuthority } from '../../support/openssl.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TEXT = Buffer.from('Gongbao signature 1\n示例区示例局\n');
const PASSPHRASE = 'shili kouling 2026';

/** How OpenSSL is told of the algorithm; for SM2 with the signer's ID of GM/T 0009. */
const ALGORITHMS: readonly [AlgorithmName, generate: string[], sign: string[]][] = [
  ['ed25519', ['-algorithm', 'ED25519'], ['-rawin']],
  ['sm2', ['-algorithm', 'SM2'], ['-rawin', '-digest', 'sm3', '-pkeyopt', 'distid:1234567812345678']],
];

describe.runIf(OPENSSL).each(ALGORITHMS)('OpenSSL and %s', (name, generate, how) => {
  const algorithm = SIGNING_ALGORITHMS[name];
  const write = async (files: Record<string, string | Uint8Array>) => {
    const folder = await tempFolder();
    for (const [file, content] of Object.entries(files)) writeFileSync(path.join(folder, file), content);
    return folder;
  };

  it('verifies what is signed here, and not with a bit changed', async () => {
    const key = algorithm.generate();
    const signature = algorithm.sign(TEXT, key);
    const other = Buffer.from(TEXT);
    other[0] = (other[0] as number) ^ 1;
    const folder = await write({
      'a.txt': TEXT,
      'b.txt': other,
      'a.sig': signature,
      'a.pem': formatPublicKey(key),
    });
    const verify = (file: string) =>
      openssl(
        ['pkeyutl', '-verify', '-pubin', '-inkey', 'a.pem', ...how, '-in', file, '-sigfile', 'a.sig'],
        folder,
      );
    expect(await verify('a.txt')).toContain('Verified Successfully');
    await expect(verify('b.txt')).rejects.toThrow();
  });

  it('signs what is verified here, with a key of its own', async () => {
    const folder = await write({ 'a.txt': TEXT });
    await openssl(['genpkey', ...generate, '-out', 'a.key'], folder);
    await openssl(['pkey', '-in', 'a.key', '-pubout', '-out', 'a.pem'], folder);
    await openssl(['pkeyutl', '-sign', '-inkey', 'a.key', ...how, '-in', 'a.txt', '-out', 'a.sig'], folder);
    const key = parsePublicKey(readFileSync(path.join(folder, 'a.pem'), 'utf8'));
    if (!key) throw new Error('no key');
    const signature = readFileSync(path.join(folder, 'a.sig'));
    expect(algorithm.owns(key)).toBe(true);
    expect(algorithm.verify(TEXT, signature, key)).toBe(true);
    expect(algorithm.verify(Buffer.from('别的'), signature, key)).toBe(false);
    // Its own private key signs here, too.
    const own = createPrivateKey(readFileSync(path.join(folder, 'a.key')));
    expect(algorithm.verify(TEXT, algorithm.sign(TEXT, own), key)).toBe(true);
  });

  it('opens a private key of ours, and ours opens one that it has encrypted', async () => {
    const key = algorithm.generate();
    const folder = await write({ 'a.key': encryptPrivateKey(key, PASSPHRASE), pass: PASSPHRASE });
    await openssl(
      [
        'pkcs8',
        '-topk8',
        '-scrypt',
        '-in',
        'a.key',
        '-passin',
        'file:pass',
        '-passout',
        `pass:${PASSPHRASE}`,
        '-out',
        'b.key',
      ],
      folder,
    );
    const read = decryptPrivateKey(readFileSync(path.join(folder, 'b.key'), 'utf8'), PASSPHRASE);
    expect('key' in read && algorithm.verify(TEXT, algorithm.sign(TEXT, read.key), key)).toBe(true);
  });
});

describe.runIf(OPENSSL)('a time stamp', () => {
  const SIGNATURE = Buffer.from('示例的签名');

  async function stamp(tamper?: (reply: Buffer) => Buffer) {
    const authority = await startStampAuthority(await tempFolder(), tamper);
    try {
      const asked = await createStampRequest(SIGNATURE);
      if ('fault' in asked) throw new Error(asked.fault);
      const answered = await requestStamp(authority.url, asked.request);
      if ('fault' in answered) throw new Error(answered.fault);
      return { ...authority, ...asked, ...answered };
    } finally {
      await authority.close();
    }
  }

  it('is proved by the certificate of its authority, for what was stamped alone', async () => {
    const { reply, request, roots } = await stamp();
    const proved = await checkStamp(reply, SIGNATURE, { roots });
    expect(proved).toMatchObject({ kind: 'proved', day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(await checkStamp(reply, SIGNATURE, { roots, request })).toEqual(proved);
    expect(await checkStamp(reply, Buffer.from('别的'), { roots })).toMatchObject({
      kind: 'wrong',
      reason: '它盖的不是这个签名',
    });
    expect(await checkStamp(reply, SIGNATURE)).toMatchObject({ kind: 'unchecked' });
  });

  it('of another authority, to another request, altered, cut, or none at all is wrong', async () => {
    const [first, second] = [await stamp(), await stamp()];
    const check = async (reply: Uint8Array, more: Parameters<typeof checkStamp>[2]) =>
      (await checkStamp(reply, SIGNATURE, more)).kind;
    expect(await check(first.reply, { roots: second.roots })).toBe('wrong');
    expect(await check(first.reply, { roots: first.roots, request: second.request })).toBe('wrong');
    for (const reply of [
      first.reply.subarray(0, 200),
      Buffer.from('<html>'),
      Buffer.alloc(0),
      Buffer.alloc(100_000, 0x30),
    ])
      expect(await check(reply, { roots: first.roots })).toBe('wrong');
    const altered = Buffer.from(first.reply);
    const at = altered.length - 20;
    altered[at] = (altered[at] as number) ^ 1;
    expect(await check(altered, { roots: first.roots })).toBe('wrong');
  });
});

it('an authority that cannot be reached, or says nothing of use, is told in words', async () => {
  expect(await requestStamp('http://127.0.0.1:9/', Buffer.from('x'))).toMatchObject({
    fault: expect.stringContaining('连不上'),
  });
});

it('a machine without OpenSSL is told so, and nothing is taken for proved', async () => {
  const before = process.env.PATH;
  process.env.PATH = await tempFolder();
  try {
    expect(await findOpenssl()).toBeUndefined();
    expect(await checkStamp(Buffer.from('x'), Buffer.from('y'))).toMatchObject({
      kind: 'unchecked',
      reason: expect.stringContaining('没有 OpenSSL'),
    });
  } finally {
    process.env.PATH = before;
  }
});
