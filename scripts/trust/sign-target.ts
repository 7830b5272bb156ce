import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { verifyArchive } from '../../src/archive/verify-archive-fs.ts';
import { sayRefusal } from '../../src/base/io-errors.ts';
import { CHECKSUMS, CHECKSUMS_SIGNATURE } from '../../src/base/site-manifest.ts';
import { writeAtomically } from '../../src/base/write-atomically-fs.ts';
import { isWhole } from '../../src/diagnostics/format-findings.ts';
import { createSignature, type Signer } from '../../src/signing/create-signature.ts';
import { judgeSignatures } from '../../src/signing/judge-signatures.ts';
import { requestStamp } from '../../src/signing/request-stamp-http.ts';
import {
  formatSignatureFile,
  parseSignatureFile,
  type SignatureEntry,
} from '../../src/signing/signature-file.ts';
import type { SignedSubject } from '../../src/signing/signed-subject.ts';
import {
  checkStamp,
  createStampRequest,
  findOpenssl,
  NO_OPENSSL,
} from '../../src/signing/time-stamp-openssl.ts';
import { formatSignatureName, signProvenance } from './check-provenance.ts';
import { checkSiteFolder } from './check-site-folder.ts';
import { isSiteFolder } from './verify-target.ts';

export interface SigningWishes {
  readonly signer: Signer;
  /** Last day on which the signature shall be taken, `YYYY-MM-DD`. */
  readonly expires?: string;
  /** Address of a time stamping authority. */
  readonly tsa?: string;
  /** Certificates of such authorities. */
  readonly roots?: string;
  readonly signal: AbortSignal;
}

export interface SignedTarget {
  /** The file of signatures; nothing else is written. */
  readonly file: string;
  readonly remarks: readonly string[];
  /** What was asked for besides, or belongs to it, and could not be done. */
  readonly fault?: string;
}

/** Signs what is whole, and nothing else. @returns why it is not signed, if it is not, in Chinese */
export async function signTarget(
  target: string,
  { signer, expires, tsa, roots, signal }: SigningWishes,
): Promise<SignedTarget | { refusal: string }> {
  const found = isSiteFolder(target) ? await findSite(target, signal) : await findArchive(target);
  if ('refusal' in found) return found;
  const { subject, file } = found;
  const remarks: string[] = [];
  const others = existsSync(file) ? await readOthers(file, subject, remarks) : [];
  if ('refusal' in others) return others;
  const created = createSignature(subject, signer, expires);
  const mine = others.find(({ publicKey }) => publicKey === created.publicKey);
  // One that was made before stays, with its time stamp: SM2 would give another each time.
  const isSame = mine !== undefined && mine.expires === expires && mine.name === created.name;
  const entry = isSame ? mine : created;
  if (isSame && (tsa === undefined || mine.timeStamp)) remarks.push('这把私钥已经签过这份内容，签名没有变');
  const stamped = tsa !== undefined && !entry.timeStamp ? await addStamp(entry, tsa, roots) : { entry };
  if ('remark' in stamped) remarks.push(stamped.remark);
  const signatures = [...others.filter((each) => each !== mine), stamped.entry];
  writeAtomically(file, formatSignatureFile({ subject, signatures }));
  const faults = 'fault' in stamped ? [stamped.fault] : [];
  try {
    const provenance = subject.kind === 'archive' ? await signProvenance(target, signer) : undefined;
    if (provenance !== undefined) remarks.push(provenance);
  } catch (error) {
    faults.push(
      `来历说明没有签：${sayRefusal(error)}\n  改法：签名已经写好；照上面说的处理，再签一次，只补这一份`,
    );
  }
  return { file, remarks, ...(faults.length > 0 ? { fault: faults.join('\n  ') } : {}) };
}

type Found = { readonly subject: SignedSubject; readonly file: string } | { readonly refusal: string };

const refuse = (target: string, why: string, remedy: string): { refusal: string } => ({
  refusal: `${target}：没有签名，${why}\n  改法：${remedy}`,
});

async function findSite(target: string, signal: AbortSignal): Promise<Found> {
  const checked = await checkSiteFolder(target, signal);
  if (!checked) return refuse(target, `里面没有 ${CHECKSUMS}`, '用现在的公报重新生成网站，再签名');
  const { checksum, findings } = checked;
  if (!isWhole(findings))
    return refuse(
      target,
      `里面的文件和 ${CHECKSUMS} 不一样：签了就是替别人的改动作保`,
      `用 npm run verify -- "${target}" 看哪里不一样；重新生成，再签名`,
    );
  return {
    subject: { kind: 'site', checksum },
    file: path.join(target, CHECKSUMS_SIGNATURE),
  };
}

async function findArchive(target: string): Promise<Found> {
  const { findings, fingerprint } = await verifyArchive(target);
  if (!isWhole(findings) || fingerprint === undefined)
    return refuse(
      target,
      '它不是完好的归档，也不是生成的网站',
      `用 npm run verify -- "${target}" 看哪里不对；重新归档，再签名`,
    );
  return {
    subject: { kind: 'archive', checksum: fingerprint },
    file: formatSignatureName(target),
  };
}

/** The signatures of others that fit what is there. */
async function readOthers(
  file: string,
  subject: SignedSubject,
  remarks: string[],
): Promise<readonly SignatureEntry[] | { refusal: string }> {
  const foreign = (why: string) =>
    refuse(file, `这个位置已有一个文件，${why}，为免丢失不会替换它`, '把它改名或移走');
  if (!statSync(file).isFile()) return foreign('不是普通文件');
  const former = parseSignatureFile(await readFile(file, 'utf8'));
  if ('fault' in former) return foreign(former.fault);
  const judged = judgeSignatures(former, subject, [], '');
  // Right, and of this content: whether somebody trusts the keys is not asked here.
  const fitting = judged.filter(({ verdict }) => verdict === 'unknown');
  const dropped = judged.length - fitting.length;
  if (dropped > 0) remarks.push(`原来的签名有 ${dropped} 个是给另一份内容的，或者不对，已经去掉`);
  return fitting.map(({ entry }) => entry);
}

async function addStamp(
  entry: SignatureEntry,
  tsa: string,
  roots: string | undefined,
): Promise<{ entry: SignatureEntry; remark: string } | { entry: SignatureEntry; fault: string }> {
  const fail = (reason: string) => ({
    entry,
    fault: `没有盖时间戳：${reason}\n  改法：签名已经写好；解决以后再签一次，只补时间戳`,
  });
  if ((await findOpenssl()) === undefined) return fail(NO_OPENSSL);
  const asked = await createStampRequest(entry.signature);
  if ('fault' in asked) return fail(`OpenSSL 没有做成请求（${asked.fault.trim()}）`);
  const answered = await requestStamp(tsa, asked.request);
  if ('fault' in answered) return fail(answered.fault);
  const { reply } = answered;
  const check = await checkStamp(reply, entry.signature, {
    request: asked.request,
    ...(roots === undefined ? {} : { roots }),
  });
  if (check.kind === 'wrong') return fail(check.reason);
  const remark =
    check.kind === 'proved'
      ? `时间戳：${check.moment}（北京时间）`
      : `时间戳：写着 ${check.moment ?? '？'}（北京时间），${check.reason}，没有核对是谁盖的`;
  return { entry: { ...entry, timeStamp: reply }, remark };
}
