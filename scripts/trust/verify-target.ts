import { existsSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../.eleventy.ts';
import { formatVerification } from '../../src/archive/format-verification.ts';
import { verifyArchive } from '../../src/archive/verify-archive-fs.ts';
import { sayRefusal } from '../../src/base/io-errors.ts';
import type { ManifestEntry } from '../../src/base/manifest.ts';
import { once } from '../../src/base/once.ts';
import { hashContent } from '../../src/base/sha256.ts';
import { CHECKSUMS, CHECKSUMS_SIGNATURE } from '../../src/base/site-manifest.ts';
import type { CommandOption } from '../../src/command/command.ts';
import { createProgress, type Progress } from '../../src/command/progress.ts';
import { CallFault, type CommandCall, type ExitCode } from '../../src/command/run-command.ts';
import type { Finding } from '../../src/diagnostics/finding.ts';
import { isWhole } from '../../src/diagnostics/format-findings.ts';
import { formatContentType } from '../../src/portal/media-types.ts';
import { CATALOG } from '../../src/publish/former-output-fs.ts';
import { normalizeSiteUrl } from '../../src/report/site-url.ts';
import { MOST_SIGNATURE_BYTES } from '../../src/signing/signature-file.ts';
import { judgeContentType } from '../../src/verify/content-type.ts';
import { formatSiteVerification } from '../../src/verify/format-site-verification.ts';
import { parseOwnRedirects } from '../../src/verify/own-redirects.ts';
import { readWhole } from '../../src/verify/read-whole.ts';
import { openSiteFolder } from '../../src/verify/site-folder-fs.ts';
import { MOST_MANIFEST_BYTES, readSiteManifest } from '../../src/verify/site-manifest.ts';
import { openServer } from '../../src/verify/site-server-http.ts';
import type { SiteSource } from '../../src/verify/site-source.ts';
import { openRecord } from '../../src/verify/verification-record-fs.ts';
import { verifySite } from '../../src/verify/verify-site.ts';
import { isHandoverPackage } from '../content/pack-handover.ts';
import { checkProvenance, formatSignatureName } from './check-provenance.ts';
import { checkSignatures } from './check-signatures.ts';
import { readTrust, type Trust, whole } from './trust-options.ts';
import { isProofFile, verifyProof } from './verify-proof.ts';

export const SITE_OPTIONS: readonly CommandOption[] = [
  {
    name: 'manifest',
    value: '文件',
    help: '照这一份 checksums.txt 核对（如 dist/checksums.txt），而不是网站自己的那一份',
  },
  { name: 'parallel', value: '个数', help: '网址：同时下载几个文件（默认 6）', findFault: whole(32) },
  { name: 'max-mb', value: '兆', help: '网址：一个文件最多多少 MB（默认 1024）', findFault: whole(100_000) },
  {
    name: 'minutes',
    value: '分钟',
    help: '网址：最多用多少分钟（默认 60），没有核对完的下次接着',
    findFault: whole(10_000),
  },
  { name: 'fresh', help: '网址：从头核对，不接着上一次' },
];

/** Where interrupted checks are kept, a day long. */
const RECORDS = path.join(PROJECT, '.cache/verify');

const isAddress = (word: string): boolean => /^https?:\/\//i.test(word);

/** Verifies all that a command names, and says what has come of it. */
export async function verifyTargets(call: CommandCall, signal: AbortSignal): Promise<ExitCode> {
  const { words, values, say, fail } = call;
  refuseIdleOptions(call);
  const absent = NAMED.flatMap((name) => explainAbsent(name, values[name]));
  if (absent.length > 0) return fail(absent.join('\n'));
  const trust = readTrust(call);
  if (!trust) return 1;
  const progress = createProgress();
  let areSound = true;
  for (const [index, word] of words.entries()) {
    if (index > 0) say('');
    if (word.trim() === '') {
      say(
        `第 ${index + 1} 个写的是空的（""）：核对不了\n  改法：写上归档、文件夹或网址；用脚本运行的，看看它的变量`,
      );
      areSound = false;
      continue;
    }
    try {
      const { text, isSound } = await verifyTarget(word, { values, trust, progress, signal });
      progress.clear();
      say(text);
      areSound &&= isSound;
    } catch (error) {
      // One that is missing or lies on a broken disk must not keep the others from being checked.
      progress.clear();
      say(`${word}：核对不了\n  ${sayRefusal(error)}`);
      areSound = false;
    }
  }
  return areSound ? 0 : 1;
}

/** Options that name a file. */
const NAMED = ['trusted', 'signature', 'tsa-ca', 'manifest'] as const;

/** Nothing may pass for right since what it was to be held against is not there. */
function explainAbsent(option: string, file: string | true | undefined): string[] {
  if (typeof file !== 'string') return [];
  const state = statSync(file, { throwIfNoEntry: false });
  if (state?.isFile()) return [];
  const why = state ? '不是普通的文件' : '找不到这个文件';
  return [`--${option} 写的“${file}”：${why}，没有核对\n  改法：检查文件名和路径；路径里有空格时加上引号`];
}

/** What the options hold against something, and of what. */
const HELD_AGAINST: readonly { option: string; isFor(word: string): boolean; what: string }[] = [
  { option: 'root', isFor: isProofFile, what: '引文的证明（.json）' },
  { option: 'manifest', isFor: (word) => isAddress(word) || isSiteFolder(word), what: '网站' },
  ...['trusted', 'signature', 'tsa-ca'].map((option) => ({
    option,
    isFor: (word: string) => !isProofFile(word),
    what: '网站和归档',
  })),
];

/** Nothing may pass for right by an option that says nothing of it. @throws CallFault */
function refuseIdleOptions({ words, values }: CommandCall): void {
  // What is not there is told as such.
  if (words.some((word) => !isAddress(word) && !existsSync(word))) return;
  const idle = HELD_AGAINST.find(({ option, isFor }) => values[option] !== undefined && !words.some(isFor));
  if (!idle) return;
  const { option, what } = idle;
  throw new CallFault(
    `--${option} 只用来核对${what}，写的“${words.join('”“')}”不是，没有核对\n  改法：去掉 --${option}，或者写上要用它核对的${what}`,
  );
}

interface TargetCheck {
  readonly text: string;
  readonly isSound: boolean;
}

interface Circumstances {
  readonly values: CommandCall['values'];
  readonly trust: Trust;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

const NOT_YET_THERE =
  '这是交付包，不是归档，没有核对\n  改法：照里面的“交付说明.txt”把网站放到服务器上，再核对它的网址';

/** Verifies an archive, a site in a folder, or one on a server, with what signs it. @throws when I/O fails */
async function verifyTarget(word: string, circumstances: Circumstances): Promise<TargetCheck> {
  if (isAddress(word)) return verifyServer(word, circumstances);
  if (isProofFile(word)) {
    const { root } = circumstances.values;
    return verifyProof(word, typeof root === 'string' ? root : undefined);
  }
  if (isHandoverPackage(word)) return { text: `${word}：${NOT_YET_THERE}`, isSound: false };
  return isSiteFolder(word) ? verifyFolder(word, circumstances) : verifyBag(word, circumstances);
}

/** Whether it is a built site and not an archive. */
export const isSiteFolder = (place: string): boolean =>
  !existsSync(path.join(place, 'bagit.txt')) &&
  (existsSync(path.join(place, CHECKSUMS)) || existsSync(path.join(place, CATALOG)));

async function verifyBag(word: string, { values, trust, progress }: Circumstances): Promise<TargetCheck> {
  const verification = await verifyArchive(word, (done, total) => progress.show(`核对 ${done}/${total}`));
  const { fingerprint, findings } = verification;
  const text = formatVerification(word, verification);
  const bytes = await readIfThere(String(values.signature ?? formatSignatureName(word)));
  const isGood = isWhole(findings);
  const provenance = await checkProvenance(word, trust.keys);
  const parts = [text, ...(provenance ? [provenance.text] : [])];
  const isRight = isGood && (provenance?.isSound ?? true);
  if (fingerprint === undefined || (!bytes && !trust.keys))
    return { text: parts.join('\n'), isSound: isRight && !trust.keys };
  const signatures = await checkSignatures(bytes, { kind: 'archive', checksum: fingerprint }, trust);
  return { text: [...parts, signatures.text].join('\n'), isSound: isRight && signatures.isEnough };
}

async function verifyFolder(word: string, circumstances: Circumstances): Promise<TargetCheck> {
  const { values } = circumstances;
  const source = await openSiteFolder(word);
  const signature = String(values.signature ?? path.join(word, CHECKSUMS_SIGNATURE));
  return verifySource(word, source, () => readIfThere(signature), circumstances);
}

async function verifyServer(word: string, circumstances: Circumstances): Promise<TargetCheck> {
  const { values, signal } = circumstances;
  const address = normalizeSiteUrl(word.replace(/(?<=\/)index\.html$/, ''));
  if (!address.ok) return { text: `${address.message}\n  改法：${address.remedy}`, isSound: false };
  const fileBytes = Number(values['max-mb'] ?? 1024) * 1024 * 1024;
  const source = openServer(
    new URL(address.url),
    (file, header) => judgeContentType(header, formatContentType(file)),
    { fileBytes },
  );
  const limit = AbortSignal.timeout(Number(values.minutes ?? 60) * 60_000);
  const readSignature = async () =>
    typeof values.signature === 'string'
      ? readIfThere(values.signature)
      : (await readWhole(source, CHECKSUMS_SIGNATURE, MOST_SIGNATURE_BYTES, signal)).bytes;
  return verifySource(address.url, source, readSignature, {
    ...circumstances,
    signal: AbortSignal.any([signal, limit]),
  });
}

async function verifySource(
  name: string,
  source: SiteSource,
  readSignature: () => Promise<Uint8Array | undefined>,
  { values, trust, progress, signal }: Circumstances,
): Promise<TargetCheck> {
  progress.show('读取清单');
  const own = typeof values.manifest === 'string' ? await readFile(values.manifest) : undefined;
  const read = own ? { bytes: own } : await readWhole(source, CHECKSUMS, MOST_MANIFEST_BYTES, signal);
  const giveUp = (list: string, { message, remedy }: Pick<Finding, 'message' | 'remedy'>): TargetCheck => ({
    text: `${name}：核对不了\n  ${list}：${message}\n  改法：${remedy}`,
    isSound: false,
  });
  if (!read.bytes)
    return giveUp(CHECKSUMS, read.finding.rule === 'file-missing' ? WITHOUT_LIST : read.finding);
  const manifest = readSiteManifest(read.bytes, own && String(values.manifest));
  const [fault] = manifest.findings;
  // Held against nothing, every file would be one that somebody has put there.
  if (own && fault && manifest.entries.length === 0)
    return giveUp(`--manifest 写的“${values.manifest}”`, fault);
  const checksum = hashContent(read.bytes);
  const signatures = await checkSignatures(await readSignature(), { kind: 'site', checksum }, trust);
  const entries = own ? [...manifest.entries, { path: CHECKSUMS, checksum }] : manifest.entries;
  // A server's files are asked for from where an interrupted check was left; a folder's are there.
  const record = source.paths
    ? undefined
    : openRecord(RECORDS, hashContent(`${name}\n${checksum}`), Date.now());
  if (values.fresh) record?.remove();
  const verification = await verifySite(source, entries, {
    list: checksum,
    parallel: Number(values.parallel ?? 6),
    signal,
    ...(record ? { onRight: record.add, known: record.known } : {}),
    findLead: createLeadFinder(source, entries, signal),
    onProgress: (done, total) => progress.show(`核对 ${done}/${total}`),
  });
  if (verification.stopped === undefined) record?.remove();
  const findings = [...manifest.findings, ...verification.findings];
  const text = formatSiteVerification(name, { ...verification, findings }, signatures.isProved);
  return {
    text: `${text}\n${signatures.text}`,
    isSound: isWhole(findings) && verification.stopped === undefined && signatures.isEnough,
  };
}

/** Reads the catalogue when it is first asked, and believes it as far as it is the one of the list. */
function createLeadFinder(
  source: SiteSource,
  entries: readonly ManifestEntry[],
  signal: AbortSignal,
): (path: string) => Promise<string | undefined> {
  const readTable = once(async () => {
    const { bytes } = await readWhole(source, CATALOG, MOST_MANIFEST_BYTES, signal);
    const isListed =
      bytes && entries.some((one) => one.path === CATALOG && one.checksum === hashContent(bytes));
    return parseOwnRedirects(isListed ? new TextDecoder().decode(bytes) : '');
  });
  return async (path) => (await readTable())(path);
}

const WITHOUT_LIST = {
  message: '没有这张清单',
  remedy: '没有它的网站核对不了：用现在的公报重新生成、发布；或者用 --manifest 写出可靠的一份',
};

async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  const found = statSync(file, { throwIfNoEntry: false });
  // A folder of that name signs nothing, a device has no end.
  if (!found?.isFile()) return undefined;
  return found.size > MOST_SIGNATURE_BYTES ? new Uint8Array(MOST_SIGNATURE_BYTES + 1) : readFile(file);
}
