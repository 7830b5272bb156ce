import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { formatSignatures } from '../../../src/signing/format-signatures.ts';
import { judgeSignatures, type StampCheck, weighSignatures } from '../../../src/signing/judge-signatures.ts';
import {
  formatSignatureFile,
  parseSignatureFile,
  type SignatureEntry,
  type SignatureFile,
} from '../../../src/signing/signature-file.ts';
import type { SignedSubject } from '../../../src/signing/signed-subject.ts';
import { ALGORITHM_NAMES } from '../../../src/signing/signing-algorithms.ts';
import type { TrustedKey } from '../../../src/signing/trusted-keys.ts';
import { createTestKey, SUBJECT } from './signing-keys.ts';

const DAY = '2026-03-01';
const OTHER: SignedSubject = { kind: 'site', checksum: 'b'.repeat(64) };

const fileOf = (signatures: SignatureEntry[], subject = SUBJECT): SignatureFile => ({ subject, signatures });
const judge = (
  file: SignatureFile,
  trusted: TrustedKey[],
  {
    day = DAY,
    stamps,
    subject = SUBJECT,
  }: { day?: string; stamps?: StampCheck[]; subject?: SignedSubject } = {},
) => judgeSignatures(file, subject, trusted, day, stamps).map(({ verdict }) => verdict);

const PROVED: StampCheck = { kind: 'proved', moment: '2026-01-15 09:00', day: '2026-01-15' };

describe.each(ALGORITHM_NAMES)('a signature by %s', (algorithm) => {
  const signer = createTestKey(algorithm);
  const stranger = createTestKey(algorithm);
  const entry = signer.sign();

  it('is valid with a trusted key, and of what was signed alone', () => {
    expect(judge(fileOf([entry]), [signer.trust()])).toEqual(['valid']);
    expect(judge(fileOf([entry]), [signer.trust()], { subject: OTHER })).toEqual(['other']);
    // A list of a site is no archive, whatever its checksum.
    const archive: SignedSubject = { kind: 'archive', checksum: SUBJECT.checksum };
    expect(judge(fileOf([entry]), [signer.trust()], { subject: archive })).toEqual(['other']);
  });

  it('is told apart from that of an unknown, a revoked, an early and an expired key', () => {
    const verdictWith = (more: Record<string, string>, stamps?: StampCheck[]) =>
      judge(fileOf([entry]), [signer.trust(more)], stamps ? { stamps } : {})[0];
    expect(judge(fileOf([entry]), [stranger.trust()])).toEqual(['unknown']);
    expect(verdictWith({ revoked: DAY })).toBe('revoked');
    expect(verdictWith({ revoked: '2026-03-02' })).toBe('valid');
    expect(verdictWith({ validFrom: '2026-03-02' })).toBe('early');
    expect(verdictWith({ validFrom: DAY, validTo: DAY })).toBe('valid');
    expect(verdictWith({ validTo: '2026-02-28' })).toBe('expired');
  });

  it('is as old as a time stamp that is proved, and no older for any other', () => {
    const verdictWith = (more: Record<string, string>, stamp: StampCheck) =>
      judge(fileOf([entry]), [signer.trust(more)], { stamps: [stamp] })[0];
    expect(verdictWith({ validTo: '2026-02-28' }, PROVED)).toBe('valid');
    expect(verdictWith({ revoked: '2026-02-01' }, PROVED)).toBe('valid');
    expect(verdictWith({ validFrom: '2026-02-01' }, PROVED)).toBe('early');
    expect(
      verdictWith({ validTo: '2026-02-28' }, { kind: 'unchecked', moment: '2026-01-15 09:00', reason: '' }),
    ).toBe('expired');
  });

  it('holds no longer than its signer wished, and nobody else can give it longer', () => {
    const lasting = signer.sign(SUBJECT, '2026-03-01');
    expect(judge(fileOf([lasting]), [signer.trust()])).toEqual(['valid']);
    expect(judge(fileOf([lasting]), [signer.trust()], { day: '2026-03-02' })).toEqual(['lapsed']);
    expect(judge(fileOf([{ ...lasting, expires: '2027-03-01' }]), [signer.trust()])).toEqual(['wrong']);
    const { expires: _, ...endless } = lasting;
    expect(judge(fileOf([endless]), [signer.trust()])).toEqual(['wrong']);
  });

  it('is wrong with any byte of it changed', () => {
    const random = createRandom(20260301);
    for (let at = 0; at < entry.signature.length; at += 1) {
      const bytes = Buffer.from(entry.signature);
      bytes[at] = (bytes[at] as number) ^ (1 << Math.floor(random() * 8));
      expect(judge(fileOf([{ ...entry, signature: bytes }]), [signer.trust()]), `byte ${at}`).toEqual([
        'wrong',
      ]);
    }
    for (const signature of [new Uint8Array(0), entry.signature.slice(0, -1), new Uint8Array(100_000)])
      expect(judge(fileOf([{ ...entry, signature }]), [signer.trust()])).toEqual(['wrong']);
  });

  it('by another key under the signer’s name is unknown; under the signer’s key it is wrong', () => {
    const forged = stranger.sign();
    expect(judge(fileOf([forged]), [signer.trust()])).toEqual(['unknown']);
    expect(judge(fileOf([{ ...forged, publicKey: entry.publicKey }]), [signer.trust()])).toEqual(['wrong']);
  });

  it('is of who says so, and of nobody else', () => {
    expect(judge(fileOf([{ ...entry, name: '示例区别的局' }]), [signer.trust()])).toEqual(['wrong']);
  });

  it('is unreadable with a key that is none, or of another kind than it says', () => {
    for (const change of [{ publicKey: '示例' }, { algorithm: 'rsa' }, { algorithm: '__proto__' }])
      expect(judge(fileOf([{ ...entry, ...change }]), [signer.trust()])).toEqual(['unreadable']);
  });

  it('outlives being written and read', () => {
    const text = formatSignatureFile(fileOf([entry]));
    expect(parseSignatureFile(text)).toEqual(fileOf([{ ...entry, signature: Buffer.from(entry.signature) }]));
    expect(formatSignatureFile(parseSignatureFile(text) as SignatureFile)).toBe(text);
  });
});

it('the same key and text give the same signature by Ed25519, and another each time by SM2', () => {
  const [first, second] = [createTestKey('ed25519'), createTestKey('sm2')];
  expect(first.sign()).toEqual(first.sign());
  expect(second.sign().signature).not.toEqual(second.sign().signature);
});

describe('several signatures', () => {
  const [one, two, stranger] = [
    createTestKey('ed25519', '示例一局'),
    createTestKey('sm2', '示例二局'),
    createTestKey('ed25519'),
  ];
  const weigh = (signatures: SignatureEntry[], needed: number, subject = SUBJECT) =>
    weighSignatures(judgeSignatures(fileOf(signatures), subject, [one.trust(), two.trust()], DAY), needed);

  it('prove what as many trusted keys have signed as are needed, each counted once', () => {
    expect(weigh([one.sign(), two.sign()], 2)).toMatchObject({ valid: 2, isProved: true });
    expect(weigh([one.sign(), one.sign()], 2)).toMatchObject({ valid: 1, isProved: false });
    expect(weigh([one.sign(), stranger.sign()], 1)).toMatchObject({ valid: 1, isProved: true });
    expect(weigh([stranger.sign()], 1)).toMatchObject({ valid: 0, isProved: false });
  });

  it('prove nothing where one of them contradicts', () => {
    const broken = { ...two.sign(), signature: one.sign().signature };
    expect(weigh([one.sign(), broken], 1)).toMatchObject({ contradicts: true, isProved: false });
    expect(weigh([one.sign(), two.sign()], 1, OTHER)).toMatchObject({ valid: 0, contradicts: true });
  });
});

it('says who signed and what is wrong, and lets nothing of a name act on the terminal', () => {
  const signer = createTestKey('ed25519', '示例区\u001b[31m\n签名：有效\u202e局');
  const judged = judgeSignatures(fileOf([signer.sign()]), SUBJECT, [createTestKey('ed25519').trust()], DAY);
  const text = formatSignatures(judged, SUBJECT, weighSignatures(judged, 1), { needed: 1, hasTrusted: true });
  expect(text).toContain('不能证明是谁公布的');
  expect(text).toContain('公钥不认识');
  for (const bad of ['\n签名：有效', '\u001b', '\u202e']) expect(text).not.toContain(bad);
});

describe('a file of signatures', () => {
  const entry = createTestKey('ed25519').sign();
  const text = formatSignatureFile(fileOf([entry]));
  const value = JSON.parse(text);

  it.each([
    ['', '不是签名文件'],
    ['<!doctype html><title>找不到</title>', '不是签名文件'],
    [text.slice(0, -20), '没有写完'],
    ['{}', '不是公报的签名文件'],
    [JSON.stringify({ ...value, version: 2 }), '别的版本'],
    [JSON.stringify({ ...value, subject: { kind: '../x', sha256: 'a' } }), '签的是什么'],
    [JSON.stringify({ ...value, subject: { kind: 'constructor' } }), '签的是什么'],
    [JSON.stringify({ ...value, subject: { ...value.subject, sha256: 'A'.repeat(64) } }), '签的是什么'],
    [JSON.stringify({ ...value, signatures: [] }), '一个签名也没有'],
    [JSON.stringify({ ...value, signatures: Array(10_000).fill(value.signatures[0]) }), '10000 个签名'],
    [
      JSON.stringify({ ...value, signatures: [{ ...value.signatures[0], signature: '示例' }] }),
      '第 1 个签名不完整',
    ],
    [JSON.stringify({ ...value, signatures: [{ ...value.signatures[0], expires: '2026-02-30' }] }), '不完整'],
    [JSON.stringify({ ...value, signatures: [{ ...value.signatures[0], timeStamp: '!' }] }), '不完整'],
    [
      JSON.stringify({ ...value, signatures: [{ ...value.signatures[0], name: '示\nexpires: 2099-01-01' }] }),
      '不完整',
    ],
    [JSON.stringify(value), '有字符变了'],
    [text.replace('checksums.txt', 'checksumz.txt'), '有字符变了'],
  ])('that is none or half of one is told: %#', (bad, said) => {
    expect((parseSignatureFile(bad) as { fault: string }).fault).toContain(said);
  });

  it('is the same whatever order its signatures came in', () => {
    const other = createTestKey('ed25519').sign();
    expect(formatSignatureFile(fileOf([entry, other]))).toBe(formatSignatureFile(fileOf([other, entry])));
  });
});
