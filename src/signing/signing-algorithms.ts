import { generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { orElse } from '../base/or-else.ts';
import { exportPublicKey } from './key-files.ts';

/** A way to sign. Keys are Node's; which one a key is for follows from the key. */
export interface SigningAlgorithm {
  readonly label: string;
  /** Bytes of a signature, at most. */
  readonly mostBytes: number;
  owns(key: KeyObject): boolean;
  /** A new private key. */
  generate(): KeyObject;
  sign(text: Uint8Array, key: KeyObject): Buffer;
  verify(text: Uint8Array, signature: Uint8Array, key: KeyObject): boolean;
}

/** The ID of who signs that GM/T 0009-2012 § 10 names where nothing else is agreed. Node signs with an empty one. */
const SM2_ID = '1234567812345678';

export const SIGNING_ALGORITHMS = {
  /** RFC 8032. */
  ed25519: {
    label: 'Ed25519',
    mostBytes: 64,
    owns: (key) => key.asymmetricKeyType === 'ed25519',
    generate: () => generateKeyPairSync('ed25519').privateKey,
    sign: (text, key) => sign(null, text, key),
    verify: (text, signature, key) => verify(null, text, key, signature),
  },
  /** GB/T 32918.2-2016, with SM3 (GB/T 32905-2016); signatures as DER, as OpenSSL has them. */
  sm2: {
    label: 'SM2（SM3）',
    mostBytes: 72,
    owns: (key) => isOnSm2Curve(key),
    generate: () => generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey,
    sign: (text, key) =>
      Buffer.from(sm2.doSignature(text, readSm2Scalar(key), formatOptions(readSm2Point(key))), 'hex'),
    verify: (text, signature, key) => {
      if (!isStrictDer(signature)) return false;
      const point = readSm2Point(key);
      const hex = Buffer.from(signature).toString('hex');
      // Numbers that are none of the curve.
      return orElse(() => sm2.doVerifySignature(text, hex, point, formatOptions(point)), false);
    },
  },
} as const satisfies Record<string, SigningAlgorithm>;

export type AlgorithmName = keyof typeof SIGNING_ALGORITHMS;

export const ALGORITHM_NAMES = Object.keys(SIGNING_ALGORITHMS) as AlgorithmName[];

export const isAlgorithmName = (name: string): name is AlgorithmName =>
  Object.hasOwn(SIGNING_ALGORITHMS, name);

/** `undefined` for a key of another kind, such as RSA. */
export const findAlgorithm = (key: KeyObject): AlgorithmName | undefined =>
  ALGORITHM_NAMES.find((name) => SIGNING_ALGORITHMS[name].owns(key));

/** Whether a signature is of this text and key. One that is longer than any of its kind is not looked at. */
export function isSignatureOf(
  text: Uint8Array,
  signature: Uint8Array,
  { algorithm, key }: { readonly algorithm: AlgorithmName; readonly key: KeyObject },
): boolean {
  const { verify, mostBytes } = SIGNING_ALGORITHMS[algorithm];
  return signature.length <= mostBytes && verify(text, signature, key);
}

/**
 * Whether a signature is two positive numbers in DER (GM/T 0009-2012 § 7.3, X.690 § 8.3) to the letter. The library
 * passes over other lengths and tags, and so takes altered signatures.
 */
function isStrictDer(signature: Uint8Array): boolean {
  const bytes = Buffer.from(signature);
  const readEnd = (start: number): number => {
    const length = bytes[start + 1] ?? 0;
    const [first = 0x80, second = 0x80] = bytes.subarray(start + 2, start + 2 + length);
    const isShortest = first < 0x80 && (first > 0 || second >= 0x80);
    return bytes[start] === 0x02 && length > 0 && length <= 33 && isShortest
      ? start + 2 + length
      : bytes.length + 1;
  };
  return bytes[0] === 0x30 && bytes[1] === bytes.length - 2 && readEnd(readEnd(2)) === bytes.length;
}

const formatOptions = (publicKey: string) => ({ hash: true, der: true, userId: SM2_ID, publicKey });

/** A public key on the curve up to its point (RFC 5480 § 2): id-ecPublicKey, 1.2.156.10197.1.301, 65 bytes that begin with 4. */
const SM2_HEAD = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d03420004', 'hex');

/** Node gives keys that it has read another type than those that it has made. */
const isOnSm2Curve = (key: KeyObject): boolean =>
  exportPublicKey(key).subarray(0, SM2_HEAD.length).equals(SM2_HEAD);

/** Hexadecimal. */
const readSm2Point = (key: KeyObject): string => exportPublicKey(key).subarray(-65).toString('hex');

/** The number in `ECPrivateKey` (RFC 5915 § 3), behind its version. */
function readSm2Scalar(key: KeyObject): string {
  const der = key.export({ type: 'pkcs8', format: 'der' });
  const start = der.indexOf(Buffer.from('0201010420', 'hex')) + 5;
  return der.subarray(start, start + 32).toString('hex');
}
