import { formatSignatures, WHAT_IT_PROVES } from '../../src/signing/format-signatures.ts';
import { judgeSignatures, type StampCheck, weighSignatures } from '../../src/signing/judge-signatures.ts';
import { MOST_SIGNATURE_BYTES, parseSignatureFile } from '../../src/signing/signature-file.ts';
import type { SignedSubject } from '../../src/signing/signed-subject.ts';
import { checkStamp } from '../../src/signing/time-stamp-openssl.ts';
import type { Trust } from './trust-options.ts';

export interface SignatureCheck {
  readonly text: string;
  /** Whether trusted keys have signed what is there. */
  readonly isProved: boolean;
  /** Whether what was asked for is there: without trusted keys, nothing was. */
  readonly isEnough: boolean;
}

/** @param bytes of the file of signatures; absent if there is none */
export async function checkSignatures(
  bytes: Uint8Array | undefined,
  subject: SignedSubject,
  { keys, needed, day, roots }: Trust,
): Promise<SignatureCheck> {
  const refuse = (text: string): SignatureCheck => ({ text, isProved: false, isEnough: keys === undefined });
  if (!bytes)
    return refuse(
      keys ? '没有签名文件：不能证明是谁公布的\n  改法：请公布的人用 npm run sign 签名' : '没有签名',
    );
  const file =
    bytes.length > MOST_SIGNATURE_BYTES
      ? { fault: '大得不像签名文件，没有读它' }
      : parseSignatureFile(Buffer.from(bytes).toString('utf8'));
  if ('fault' in file)
    return {
      ...refuse(`签名文件：${file.fault}\n  改法：从可靠的来源重新取签名文件，或重新签名`),
      isEnough: false,
    };
  const stamps: (StampCheck | undefined)[] = [];
  for (const { timeStamp, signature } of file.signatures)
    stamps.push(timeStamp && (await checkStamp(timeStamp, signature, roots === undefined ? {} : { roots })));
  const judged = judgeSignatures(file, subject, keys ?? [], day, stamps);
  const judgement = weighSignatures(judged, needed);
  const shown = formatSignatures(judged, subject, judgement, { needed, hasTrusted: keys !== undefined });
  return {
    text: `${shown}\n${WHAT_IT_PROVES}`,
    isProved: keys !== undefined && judgement.isProved,
    isEnough: keys === undefined ? !judgement.contradicts : judgement.isProved,
  };
}
