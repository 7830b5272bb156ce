import { createHash } from 'node:crypto';
import { formatManifest } from '../base/manifest.ts';
import { createFinding, type Finding } from '../diagnostics/finding.ts';
import type { BagContainer } from './bag-container.ts';
import { BAG_INFO, FETCH_LIST, MANIFEST, PAYLOAD, TAG_MANIFEST } from './bag-names.ts';
import { compareManifests } from './compare-manifests.ts';
import type { BagManifest } from './manifest.ts';
import { findTag } from './parse-tag-file.ts';
import { type BagTags, readBagTags } from './read-bag-tags.ts';

export interface Verification {
  findings: Finding[];
  /** 总指纹, if the bag has the file that it is the SHA-512 of. */
  fingerprint?: string;
  /** Rows of `bag-info.txt`. */
  info: readonly (readonly [label: string, value: string])[];
  /** What was read. */
  files: number;
  bytes: number;
}

/** Reads every byte of a bag and holds it against the bag's manifests (RFC 8493 § 3). */
export async function verifyBag(
  bag: BagContainer,
  onProgress?: (done: number, total: number) => void,
): Promise<Verification> {
  const { tags, findings } = await readBagTags(bag);
  const algorithms = [...new Set(['sha512', ...tags.manifests.map(({ algorithm }) => algorithm)])];
  const checksums = new Map<string, Record<string, string>>();
  let bytes = 0;
  for (const [index, file] of bag.files.entries()) {
    onProgress?.(index + 1, bag.files.length);
    if (file.isBarred) continue;
    const hashes = algorithms.map((algorithm) => [algorithm, createHash(algorithm)] as const);
    const fault = await bag.read(file, (piece) => {
      bytes += piece.length;
      for (const [, hash] of hashes) hash.update(piece);
    });
    if (fault) findings.push(fault);
    else {
      const sums = hashes.map(([algorithm, hash]) => [algorithm, hash.digest('hex')]);
      checksums.set(file.path, Object.fromEntries(sums));
    }
  }
  const compared = compareManifests(tags.manifests, { paths: bag.files.map(({ path }) => path), checksums });
  const fingerprint = checksums.get(TAG_MANIFEST)?.sha512;
  return {
    findings: [
      ...findings,
      ...compared.map((finding) => explainFetched(finding, tags)),
      ...checkOxum(bag, tags),
      ...bag.emptyFolders.map(describeEmptyFolder),
      ...checkFetched(bag, tags),
      ...checkForm(tags),
      ...checkStrength(tags.manifests),
    ],
    info: tags.info,
    files: checksums.size,
    bytes,
    ...(fingerprint === undefined ? {} : { fingerprint }),
  };
}

/** Some bags leave large files to be fetched (RFC 8493 § 2.2.3); whole is only one that has them. */
function explainFetched(finding: Finding, { fetched }: BagTags): Finding {
  if (finding.rule !== 'file-missing' || !fetched.has(finding.path)) return finding;
  return { ...finding, remedy: 'fetch.txt 里有它的下载地址：下载后放到这个位置，再核对一次' };
}

/** Manifests list files alone: a folder without any is not part of the bag, and may say something by its name. */
function describeEmptyFolder(path: string): Finding {
  const message = '多出来的空文件夹：清单只列文件，管不到它';
  return createFinding('folder-empty', path, message, '归档的时候没有它：可以删去', 'warning');
}

/** `fetch.txt` promises files that lie elsewhere (§ 2.2.3); a bag of ours never leaves any out. */
function checkFetched(bag: BagContainer, { fetched, info }: BagTags): Finding[] {
  if (!bag.files.some(({ path }) => path === FETCH_LIST)) return [];
  const say = (message: string, remedy: string, level?: Finding['level']) => [
    createFinding('fetch-list', FETCH_LIST, message, remedy, level),
  ];
  if (isOurs(info)) {
    const message = '公报的归档没有这个文件：它是后来放进来的，会叫人到别处下载';
    return say(message, '删去它，不要照里面的地址下载');
  }
  const absent = [...fetched].filter((path) => !bag.files.some((file) => file.path === path)).length;
  const listed = `列出了 ${fetched.size} 个要到别处下载的文件，`;
  return absent === 0
    ? say(`${listed}都已经在这里`, '不用再下载；别处的文件这里没有核对', 'warning')
    : say(`${listed}还缺 ${absent} 个`, '下载后放到清单写的位置，再核对一次');
}

/** Bytes and files of the payload, which tell a cut-off bag at a glance (RFC 8493 § 2.2.2). */
function checkOxum(bag: BagContainer, { info }: BagTags): Finding[] {
  const promised = findTag(info, 'Payload-Oxum');
  if (promised === undefined) return [];
  const payload = bag.files.filter(({ path }) => path.startsWith(PAYLOAD));
  const actual = `${payload.reduce((sum, { size }) => sum + size, 0)}.${payload.length}`;
  if (promised === actual) return [];
  const say = (oxum: string) => oxum.replace(/^(\d+)\.(\d+)$/, '$2 个文件、$1 字节');
  const message = `data 里应当有 ${say(promised)}，实际有 ${say(actual)}`;
  return [createFinding('payload-size', BAG_INFO, message, '按其他各处的改法恢复文件')];
}

/**
 * A bag of ours has both manifests, and the tag manifest, which nothing else in it guards, is to the letter as
 * Gongbao writes it: a checksum in capitals is still the same number.
 */
function checkForm({ info, manifests, texts }: BagTags): Finding[] {
  if (!isOurs(info)) return [];
  const fault = (path: string, rule: string, message: string) =>
    createFinding(rule, path, message, '从可靠的副本里取回它');
  const absent = [MANIFEST, TAG_MANIFEST]
    .filter((name) => !texts.has(name))
    .map((name) => fault(name, 'file-missing', '缺少这张清单'));
  const entries = manifests.find(({ name }) => name === TAG_MANIFEST)?.entries;
  const isAsWritten = !entries || formatManifest(entries) === texts.get(TAG_MANIFEST);
  return isAsWritten ? absent : [...absent, fault(TAG_MANIFEST, 'manifest-form', '里面有字符变了')];
}

/** Whether Gongbao made the bag, as the bag says. */
export function isOurs(info: Verification['info']): boolean {
  return findTag(info, 'Bag-Software-Agent')?.startsWith('Gongbao ') ?? false;
}

function checkStrength(manifests: readonly BagManifest[]): Finding[] {
  const payload = manifests.filter(({ isTag }) => !isTag);
  const [first] = payload;
  if (!first || payload.some(({ algorithm }) => /^sha(?!1$)/.test(algorithm))) return [];
  const message = `指纹是 ${first.algorithm.toUpperCase()}，能发现损坏，防不住有意的改动`;
  const remedy = '要防有意的改动，请对方用 SHA-512 重新归档';
  return [createFinding('manifest-weak', first.name, message, remedy, 'warning')];
}
