import { fingerprintKey, parsePublicKey } from './key-files.ts';
import type { SignatureEntry, SignatureFile } from './signature-file.ts';
import { formatSignedText, type SignedSubject } from './signed-subject.ts';
import { findAlgorithm, isSignatureOf } from './signing-algorithms.ts';
import type { TrustedKey } from './trusted-keys.ts';

/**
 * What a signature is worth, the worst that holds of it:
 * - `unreadable`: of an algorithm, or with a key, that this version does not know
 * - `wrong`: it does not fit what it says that it signs
 * - `unknown`: of what is there, with a key that nobody has called trusted
 * - `revoked`, `early`, `expired`: with a trusted key, which was not to be believed any more, not yet, not any longer
 * - `lapsed`: after the day that the signer has set
 * - `other`: of another content
 */
export type Verdict =
  | 'unreadable'
  | 'wrong'
  | 'unknown'
  | 'revoked'
  | 'early'
  | 'expired'
  | 'lapsed'
  | 'other'
  | 'valid';

/** What has become of a signature's time stamp, if it has one. */
export type StampCheck =
  /** Of an authority whose certificate is trusted. @property day in China */
  | { readonly kind: 'proved'; readonly moment: string; readonly day: string }
  /** Nobody has said whom to trust, or there is no OpenSSL. */
  | { readonly kind: 'unchecked'; readonly moment?: string; readonly reason: string }
  | { readonly kind: 'wrong'; readonly reason: string };

export interface JudgedSignature {
  readonly entry: SignatureEntry;
  readonly verdict: Verdict;
  /** 公钥指纹, where there is a key. */
  readonly fingerprint?: string;
  readonly trusted?: TrustedKey;
  readonly stamp?: StampCheck;
}

/**
 * @param subject what is there
 * @param day for which keys are judged where no time stamp proves another, `YYYY-MM-DD`
 * @param stamps in the order of the signatures
 */
export function judgeSignatures(
  file: SignatureFile,
  subject: SignedSubject,
  trusted: readonly TrustedKey[],
  day: string,
  stamps: readonly (StampCheck | undefined)[] = [],
): JudgedSignature[] {
  const byFingerprint = new Map(trusted.map((key) => [key.fingerprint, key]));
  const isSame = file.subject.kind === subject.kind && file.subject.checksum === subject.checksum;
  return file.signatures.map((entry, index) => {
    const stamp = stamps[index];
    const ofStamp = stamp ? { stamp } : {};
    const key = parsePublicKey(entry.publicKey);
    const algorithm = key && findAlgorithm(key);
    if (!key || algorithm === undefined || algorithm !== entry.algorithm)
      return { entry, verdict: 'unreadable', ...ofStamp };
    const fingerprint = fingerprintKey(key);
    const text = Buffer.from(formatSignedText(file.subject, entry));
    const isRight = isSignatureOf(text, entry.signature, { algorithm, key });
    const known = byFingerprint.get(fingerprint);
    const judge = (): Verdict => {
      if (!isRight) return 'wrong';
      if (!known) return isSame ? 'unknown' : 'other';
      return findDoubt(known, entry, day, stamp) ?? (isSame ? 'valid' : 'other');
    };
    return { entry, verdict: judge(), fingerprint, ...(known ? { trusted: known } : {}), ...ofStamp };
  });
}

/** Why a key is not to be believed on a day. */
export function findKeyDoubt({ revoked, validFrom, validTo }: TrustedKey, day: string) {
  if (revoked !== undefined && day >= revoked) return 'revoked';
  if (validFrom !== undefined && day < validFrom) return 'early';
  return validTo !== undefined && day > validTo ? 'expired' : undefined;
}

/** Why a right signature with a trusted key does not hold, by the days that key and signer have set. */
function findDoubt(
  key: TrustedKey,
  { expires }: SignatureEntry,
  day: string,
  stamp: StampCheck | undefined,
): Verdict | undefined {
  // A time stamp proves that the signature was there on its day; whoever steals a key later cannot go back there.
  const signed = stamp?.kind === 'proved' ? stamp.day : day;
  return findKeyDoubt(key, signed) ?? (expires !== undefined && day > expires ? 'lapsed' : undefined);
}

/** Signatures that contradict what is there: no others make good for them. */
const CONTRADICTIONS: ReadonlySet<Verdict> = new Set(['unreadable', 'wrong', 'other']);

export interface SignatureJudgement {
  /** Signers whose signature is valid, each counted once. */
  readonly valid: number;
  readonly contradicts: boolean;
  readonly isProved: boolean;
}

/** @param needed how many trusted keys must have signed */
export function weighSignatures(judged: readonly JudgedSignature[], needed: number): SignatureJudgement {
  const keys = judged.flatMap(({ verdict, fingerprint }) => (verdict === 'valid' ? [fingerprint] : []));
  const valid = new Set(keys).size;
  const contradicts = judged.some(
    ({ verdict, stamp }) => CONTRADICTIONS.has(verdict) || stamp?.kind === 'wrong',
  );
  return { valid, contradicts, isProved: valid >= needed && !contradicts };
}
