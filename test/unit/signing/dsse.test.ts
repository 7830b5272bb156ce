import { expect, it } from 'vitest';
import type { Signer } from '../../../src/signing/create-signature.ts';
import { countEnvelopeSigners, formatEnvelope } from '../../../src/signing/dsse.ts';
import { SIGNING_ALGORITHMS } from '../../../src/signing/signing-algorithms.ts';
import { createTestKey } from './signing-keys.ts';

const [one, two] = [createTestKey('ed25519'), createTestKey('sm2')];
const SIGNERS: Signer[] = [
  { name: '示例', algorithm: 'ed25519', key: one.key },
  { name: '示例', algorithm: 'sm2', key: two.key },
];
const PAYLOAD = Buffer.from('{"示例":1}\n');
const trusted = [one.trust(), two.trust()];
const [first, second] = SIGNERS as [Signer, Signer];
const both = formatEnvelope(PAYLOAD, second, formatEnvelope(PAYLOAD, first));

it('signs what DSSE says: type and payload with their lengths in bytes', () => {
  const { signatures } = JSON.parse(formatEnvelope(PAYLOAD, first));
  const signed = Buffer.from(`DSSEv1 28 application/vnd.in-toto+json 13 ${PAYLOAD}`);
  const { verify } = SIGNING_ALGORITHMS.ed25519;
  expect(verify(signed, Buffer.from(signatures[0].sig, 'base64'), one.trust().key)).toBe(true);
});

it('holds several signatures of one statement, each once, and drops those of another', () => {
  expect(countEnvelopeSigners(both, PAYLOAD, trusted)).toBe(2);
  expect(formatEnvelope(PAYLOAD, second, both)).toBe(both);
  const other = Buffer.from('{"别的":1}\n');
  expect(countEnvelopeSigners(formatEnvelope(other, second, both), other, trusted)).toBe(1);
});

it('counts trusted keys alone, and nothing of what is altered', () => {
  expect(countEnvelopeSigners(both, PAYLOAD, [])).toBe(0);
  expect(countEnvelopeSigners(both, PAYLOAD, [one.trust()])).toBe(1);
  expect(countEnvelopeSigners(both, Buffer.from('{"示例":2}\n'), trusted)).toBeUndefined();
  const value = JSON.parse(both);
  const swapped = {
    ...value,
    signatures: value.signatures.map((each: object, at: number) => ({
      ...each,
      sig: value.signatures[1 - at].sig,
    })),
  };
  for (const text of [
    '',
    '[]',
    '示例',
    JSON.stringify({ ...value, payloadType: 'text/plain' }),
    JSON.stringify(swapped),
  ])
    expect(countEnvelopeSigners(text, PAYLOAD, trusted)).toBeUndefined();
});
