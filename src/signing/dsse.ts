import { compareCodeUnits } from '../base/compare-code-units.ts';
import { parseRecord, readList, readText } from '../base/json.ts';
import type { Signer } from './create-signature.ts';
import { fingerprintKey } from './key-files.ts';
import { isSignatureOf, SIGNING_ALGORITHMS } from './signing-algorithms.ts';
import type { TrustedKey } from './trusted-keys.ts';

/** What envelopes of in-toto hold (in-toto Envelope v1). */
const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** The bytes that are signed: DSSE v1, "pre-authentication encoding". */
function encodePayload(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(PAYLOAD_TYPE)} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

interface EnvelopeSignature {
  /** 公钥指纹. */
  readonly keyid: string;
  readonly sig: string;
}

/**
 * One line of a `.intoto.jsonl` file: a statement in an envelope, with signatures.
 * @param former such a line, whose signatures of the same statement stay
 */
export function formatEnvelope(payload: Uint8Array, { key, algorithm }: Signer, former = ''): string {
  const keyid = fingerprintKey(key);
  const kept = readEnvelope(former, payload) ?? [];
  const mine = kept.find((each) => each.keyid === keyid) ?? {
    keyid,
    sig: SIGNING_ALGORITHMS[algorithm].sign(encodePayload(payload), key).toString('base64'),
  };
  const signatures = [...kept.filter((each) => each.keyid !== keyid), mine];
  return `${JSON.stringify({
    payloadType: PAYLOAD_TYPE,
    payload: Buffer.from(payload).toString('base64'),
    signatures: signatures.sort((a, b) => compareCodeUnits(a.keyid, b.keyid)),
  })}\n`;
}

/** @returns the signatures, if the envelope holds this payload to the letter */
function readEnvelope(text: string, payload: Uint8Array): EnvelopeSignature[] | undefined {
  const record = parseRecord(text);
  if (!record || readText(record, 'payloadType') !== PAYLOAD_TYPE) return undefined;
  if (readText(record, 'payload') !== Buffer.from(payload).toString('base64')) return undefined;
  return readList(record, 'signatures').map((each) => ({
    keyid: readText(each, 'keyid'),
    sig: readText(each, 'sig'),
  }));
}

/** How many trusted keys have signed a statement. @returns nothing if the envelope does not hold it, or a signature of theirs is wrong */
export function countEnvelopeSigners(
  text: string,
  payload: Uint8Array,
  trusted: readonly TrustedKey[],
): number | undefined {
  const signatures = readEnvelope(text, payload);
  if (!signatures) return undefined;
  const signed = encodePayload(payload);
  const byKey = new Map(trusted.map((key) => [key.fingerprint, key]));
  const valid = new Set<string>();
  for (const { keyid, sig } of signatures.slice(0, 100)) {
    const key = byKey.get(keyid);
    if (!key) continue;
    if (!isSignatureOf(signed, Buffer.from(sig, 'base64'), key)) return undefined;
    valid.add(keyid);
  }
  return valid.size;
}
