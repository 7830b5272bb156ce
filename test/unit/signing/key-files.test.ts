import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  decryptPrivateKey,
  encryptPrivateKey,
  fingerprintKey,
  formatPublicKey,
  parsePublicKey,
} from '../../../src/signing/key-files.ts';
import {
  ALGORITHM_NAMES,
  findAlgorithm,
  SIGNING_ALGORITHMS,
} from '../../../src/signing/signing-algorithms.ts';

const PASSPHRASE = '示例 口令 é 十二个字符';

describe.each(ALGORITHM_NAMES)('a private key for %s', (algorithm) => {
  const key = SIGNING_ALGORITHMS[algorithm].generate();
  const pem = encryptPrivateKey(key, PASSPHRASE);

  it('comes back with its passphrase, in whatever form its characters were typed, and without it not', () => {
    const read = decryptPrivateKey(pem, PASSPHRASE.normalize('NFD'));
    expect('key' in read && findAlgorithm(read.key)).toBe(algorithm);
    expect('key' in read && fingerprintKey(read.key)).toBe(fingerprintKey(key));
    expect(decryptPrivateKey(pem, `${PASSPHRASE} `)).toEqual({ fault: 'passphrase' });
    expect(decryptPrivateKey(pem, '')).toEqual({ fault: 'passphrase' });
  });

  it('is told from what is none, what nothing protects and what is damaged', () => {
    const plain = key.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(decryptPrivateKey(plain, PASSPHRASE)).toEqual({ fault: 'plain' });
    expect(decryptPrivateKey(formatPublicKey(key), PASSPHRASE)).toEqual({ fault: 'none' });
    expect(decryptPrivateKey('', PASSPHRASE)).toEqual({ fault: 'none' });
    expect(decryptPrivateKey(pem.slice(0, 150), PASSPHRASE)).toEqual({ fault: 'damaged' });
  });

  it('has a public key that is read as such, and never out of a private one', () => {
    const read = parsePublicKey(formatPublicKey(key));
    expect(read && findAlgorithm(read)).toBe(algorithm);
    for (const bad of [
      pem,
      key.export({ type: 'pkcs8', format: 'pem' }) as string,
      '',
      '示例',
      formatPublicKey(key).slice(0, 60),
    ])
      expect(parsePublicKey(bad)).toBeUndefined();
  });
});

it('a key of another kind is none of ours', () => {
  for (const { publicKey } of [
    generateKeyPairSync('ec', { namedCurve: 'prime256v1' }),
    generateKeyPairSync('rsa', { modulusLength: 1024 }),
    generateKeyPairSync('x25519'),
  ])
    expect(findAlgorithm(publicKey)).toBeUndefined();
});
