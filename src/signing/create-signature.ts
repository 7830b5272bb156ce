import type { KeyObject } from 'node:crypto';
import { formatPublicKey } from './key-files.ts';
import type { SignatureEntry } from './signature-file.ts';
import { formatSignedText, type SignedSubject } from './signed-subject.ts';
import { type AlgorithmName, SIGNING_ALGORITHMS } from './signing-algorithms.ts';

export interface Signer {
  readonly name: string;
  readonly algorithm: AlgorithmName;
  /** Private. */
  readonly key: KeyObject;
}

/** @param expires last day on which it shall be taken, `YYYY-MM-DD` */
export function createSignature(
  subject: SignedSubject,
  { name, algorithm, key }: Signer,
  expires?: string,
): SignatureEntry {
  const claim = { name, algorithm, ...(expires === undefined ? {} : { expires }) };
  const text = Buffer.from(formatSignedText(subject, claim));
  return {
    ...claim,
    publicKey: formatPublicKey(key),
    signature: SIGNING_ALGORITHMS[algorithm].sign(text, key),
  };
}
