import type { KeyObject } from 'node:crypto';
import { createSignature } from '../../../src/signing/create-signature.ts';
import { formatPublicKey } from '../../../src/signing/key-files.ts';
import type { SignedSubject } from '../../../src/signing/signed-subject.ts';
import { type AlgorithmName, SIGNING_ALGORITHMS } from '../../../src/signing/signing-algorithms.ts';
import { formatTrustedKeys, parseTrustedKeys, type TrustedKey } from '../../../src/signing/trusted-keys.ts';

export const SUBJECT: SignedSubject = { kind: 'site', checksum: 'a'.repeat(64) };

interface TestKey {
  readonly key: KeyObject;
  /** Signs `SUBJECT`, or another. */
  sign(subject?: SignedSubject, expires?: string): ReturnType<typeof createSignature>;
  trust(more?: Record<string, string>): TrustedKey;
}

export function createTestKey(algorithm: AlgorithmName, name = '示例区示例局'): TestKey {
  const key = SIGNING_ALGORITHMS[algorithm].generate();
  return {
    key,
    sign: (subject = SUBJECT, expires) => createSignature(subject, { name, algorithm, key }, expires),
    trust(more = {}) {
      const text = formatTrustedKeys([{ name, algorithm, publicKey: formatPublicKey(key), ...more }]);
      const { keys, problems } = parseTrustedKeys(text);
      if (!keys[0]) throw new Error(JSON.stringify(problems));
      return keys[0];
    },
  };
}
