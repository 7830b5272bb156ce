import {
  createCipheriv,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  randomBytes,
  scryptSync,
} from 'node:crypto';
import { orElse } from '../base/or-else.ts';
import { hashContent } from '../base/sha256.ts';

/** Shorter ones are found by trying. */
export const SHORTEST_PASSPHRASE = 12;

/** RFC 7914: 16 MB for each try, five times over; OpenSSL takes no more than 32 MB. */
const SCRYPT = { N: 16_384, r: 8, p: 5 };

/** Upper and lower case, half and full width stay what they are; only the form of the same characters is one. */
const normalize = (passphrase: string) => passphrase.normalize('NFC');

/**
 * A private key in the form that OpenSSL has for encrypted ones too: PKCS#8 (RFC 5958) with scrypt and AES-256-CBC
 * (RFC 8018, RFC 7914 § 7). Node's own writes them with PBKDF2 of 2,048 rounds, which can be tried fast.
 */
export function encryptPrivateKey(key: KeyObject, passphrase: string): string {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const secret = scryptSync(normalize(passphrase), salt, 32, SCRYPT);
  const cipher = createCipheriv('aes-256-cbc', secret, iv);
  const plain = key.export({ type: 'pkcs8', format: 'der' });
  const encrypted = Buffer.concat([cipher.update(plain), cipher.final()]);
  const parameters = sequence(octets(salt), ...Object.values(SCRYPT).map(integer));
  const der = sequence(
    sequence(PBES2, sequence(sequence(OID_SCRYPT, parameters), sequence(OID_AES_256_CBC, octets(iv)))),
    octets(encrypted),
  );
  return formatPem('ENCRYPTED PRIVATE KEY', der);
}

/** Why a private key cannot be read. */
export type KeyFault = 'none' | 'plain' | 'passphrase' | 'damaged';

/** Reads what `encryptPrivateKey` or OpenSSL wrote. A key that nothing protects is not taken. */
export function decryptPrivateKey(pem: string, passphrase: string): { key: KeyObject } | { fault: KeyFault } {
  const [, kind] = /-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----/.exec(pem) ?? [];
  if (kind === undefined) return { fault: 'none' };
  if (kind !== 'ENCRYPTED PRIVATE KEY' && !/^Proc-Type: 4,ENCRYPTED/m.test(pem)) return { fault: 'plain' };
  const protectedKey = { key: pem, format: 'pem', passphrase: normalize(passphrase) } as const;
  const key = orElse(() => createPrivateKey(protectedKey), undefined);
  // A wrong passphrase may also give what looks like a key and is none.
  return key ? { key } : { fault: isWholePem(pem) ? 'passphrase' : 'damaged' };
}

/** Whether its DER has the length that it says. */
function isWholePem(pem: string): boolean {
  const [, body = ''] = /-----BEGIN [^\n]*-----\r?\n([^-]*)-----END /.exec(pem) ?? [];
  const der = Buffer.from(body.replace(/^[\w-]+:.*$/gm, ''), 'base64');
  const [, first = 0] = der;
  const size = first < 128 ? 0 : first & 127;
  const length = size === 0 ? first : size <= 2 && der.length > 2 + size ? der.readUIntBE(2, size) : -1;
  return length > 0 && der.length === 2 + size + length;
}

const toPublic = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);

/** The public key of a private one, or a public one itself, as DER (SPKI). */
export const exportPublicKey = (key: KeyObject): Buffer =>
  toPublic(key).export({ type: 'spki', format: 'der' });

export const formatPublicKey = (key: KeyObject): string =>
  toPublic(key).export({ type: 'spki', format: 'pem' }) as string;

/** `undefined` for whatever is no public key. */
export function parsePublicKey(pem: string): KeyObject | undefined {
  // Node would take a private key, too, and the public one out of it.
  if (!/^\s*-----BEGIN PUBLIC KEY-----/.test(pem)) return undefined;
  return orElse(() => createPublicKey({ key: pem, format: 'pem' }), undefined);
}

/** 公钥指纹: the SHA-256 of a public key as DER (SPKI), by which people compare keys over another way. */
export const fingerprintKey = (key: KeyObject): string => hashContent(exportPublicKey(key));

function formatPem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

// DER (ITU-T X.690), as much of it as this takes: lengths below 65,536.

const oid = (hex: string) => encode(0x06, Buffer.from(hex, 'hex'));

/** 1.2.840.113549.1.5.13 */
const PBES2 = oid('2a864886f70d01050d');
/** 1.3.6.1.4.1.11591.4.11 */
const OID_SCRYPT = oid('2b06010401da47040b');
/** 2.16.840.1.101.3.4.1.42 */
const OID_AES_256_CBC = oid('60864801650304012a');

function encode(tag: number, content: Buffer): Buffer {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function sequence(...parts: Buffer[]): Buffer {
  return encode(0x30, Buffer.concat(parts));
}

function octets(bytes: Buffer): Buffer {
  return encode(0x04, bytes);
}

/** Positive, below 32,768. */
function integer(value: number): Buffer {
  return encode(0x02, Buffer.from(value < 128 ? [value] : [value >> 8, value & 255]));
}
