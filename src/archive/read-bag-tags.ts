import { parseManifest } from '../base/manifest.ts';
import { orElse } from '../base/or-else.ts';
import { splitLines } from '../base/split-lines.ts';
import { createFinding, type Finding } from '../diagnostics/finding.ts';
import type { BagContainer, BagFile } from './bag-container.ts';
import { BAG_INFO, DECLARATION, FETCH_LIST, PAYLOAD } from './bag-names.ts';
import { ALGORITHMS, type BagManifest, parseManifestName } from './manifest.ts';
import { findTag, parseTagFile } from './parse-tag-file.ts';

export interface BagTags {
  info: [label: string, value: string][];
  manifests: BagManifest[];
  /** Manifests as they stand in their files, by name. */
  texts: ReadonlyMap<string, string>;
  /** Files that the bag leaves to be fetched from elsewhere. */
  fetched: ReadonlySet<string>;
}

/** The manifests of 300,000 files. What is read as text is held in memory. */
const MOST_TEXT_BYTES = 64 * 1024 * 1024;

/** Versions since manifests have their present form. */
const KNOWN_VERSION = /^(?:0\.9[3-7]|1\.0)$/;

/** Reads the tag files of a bag (RFC 8493 § 2.1, 2.2). */
export async function readBagTags(bag: BagContainer): Promise<{ tags: BagTags; findings: Finding[] }> {
  const findings: Finding[] = [];
  const add = (...finding: Parameters<typeof createFinding>) => findings.push(createFinding(...finding));
  const readable = bag.files.filter(({ isBarred }) => !isBarred);
  const byPath = new Map(readable.map((file) => [file.path, file]));
  const readText = async (path: string, encoding = 'utf-8'): Promise<string> => {
    const file = byPath.get(path);
    if (!file) return '';
    if (file.size > MOST_TEXT_BYTES) {
      add('tag-too-large', path, '大得不像清单，没有读它', ASK);
      return '';
    }
    const read = await readBytes(bag, file);
    // What is wrong with its bytes is told when all files are read.
    if (!read) return '';
    const text = decode(read, encoding);
    if (text === undefined) add('tag-encoding', path, '里面有不是文字的字节', ASK);
    // A mark makes the first label or checksum another one for most programs (§ 2.1.1 forbids it in bagit.txt).
    if (text?.startsWith(BYTE_ORDER_MARK)) {
      add('tag-bom', path, '开头多了一个看不见的 BOM（U+FEFF），多半是用记事本存过', ASK);
    }
    return text ?? '';
  };

  const readRows = async (path: string, encoding?: string) => parseTagFile(await readText(path, encoding));
  const declaration = await readRows(DECLARATION);
  const version = findTag(declaration, 'BagIt-Version') ?? '';
  if (!KNOWN_VERSION.test(version)) {
    add('bag-version', DECLARATION, `BagIt 的版本“${version}”不认识`, '用做这份归档的程序核对它', 'warning');
  }
  const encoding = findTag(declaration, 'Tag-File-Character-Encoding') ?? 'utf-8';
  const info = await readRows(BAG_INFO, encoding);
  const fetchList = await readText(FETCH_LIST, encoding);
  const fetched = new Set(
    splitLines(fetchList).flatMap((line) => /^\S+\s+\S+\s+(.+)$/.exec(line)?.[1] ?? []),
  );

  const manifests: BagManifest[] = [];
  const texts = new Map<string, string>();
  for (const { path: name } of readable) {
    const kind = parseManifestName(name);
    if (!kind) continue;
    const length = ALGORITHMS.get(kind.algorithm);
    if (length === undefined) {
      add('manifest-unknown', name, `不会核对“${kind.algorithm}”这种指纹`, '其余清单照常核对', 'warning');
      continue;
    }
    const text = await readText(name, encoding);
    texts.set(name, text);
    const { entries, badLines } = parseManifest(text, length);
    for (const line of badLines.slice(0, 1))
      add('manifest-line', name, `第 ${line} 行（共 ${badLines.length} 行）不是“指纹 文件名”的形式`, ASK);
    const [good, bad] = splitByPlace(entries, kind.isTag);
    if (bad[0]) add('manifest-path', name, `列出了不该由它列的文件“${bad[0].path}”`, ASK);
    const seen = new Set<string>();
    const twice = good.find(({ path }) => seen.size === seen.add(path).size);
    if (twice) add('manifest-twice', name, `“${twice.path}”列了两次`, ASK);
    manifests.push({ name, ...kind, entries: good });
  }
  if (!manifests.some(({ isTag }) => !isTag))
    add('manifest-none', 'manifest-sha512.txt', '没有能核对的清单', '从可靠的副本里取回清单，或换一份副本');
  return { tags: { info, manifests, texts, fetched }, findings };
}

const ASK = '换一份可靠的副本，或请给你归档的人重新发一份';

const BYTE_ORDER_MARK = '\ufeff';

async function readBytes(bag: BagContainer, file: BagFile): Promise<Buffer | undefined> {
  const pieces: Uint8Array[] = [];
  const fault = await bag.read(file, (piece) => pieces.push(piece));
  return fault ? undefined : Buffer.concat(pieces);
}

/** @returns nothing if it is not in this encoding, or that is one of which nobody knows */
const decode = (bytes: Buffer, encoding: string): string | undefined =>
  orElse(() => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes), undefined);

/** Payload manifests list what is in `data/`, tag manifests what is not. */
function splitByPlace<T extends { path: string }>(entries: readonly T[], isTag: boolean): [T[], T[]] {
  const good: T[] = [];
  const bad: T[] = [];
  for (const entry of entries) {
    const segments = entry.path.split('/');
    const isInside = entry.path.startsWith(PAYLOAD) !== isTag && !segments.includes('..');
    (isInside && segments[0] !== '' ? good : bad).push(entry);
  }
  return [good, bad];
}
