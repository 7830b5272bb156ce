import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { recogniseZip } from '../../src/archive/recognise-zip-fs.ts';
import { UNDATED, writeZip } from '../../src/archive/write-zip-fs.ts';
import { compareCodeUnits } from '../../src/base/compare-code-units.ts';
import { decodePath } from '../../src/base/decode-path.ts';
import { digestFile } from '../../src/base/digest-file-fs.ts';
import { hashContent } from '../../src/base/sha256.ts';
import { CHECKSUMS, CHECKSUMS_SIGNATURE } from '../../src/base/site-manifest.ts';
import type { ChangeList } from '../../src/changes/parse-change-list.ts';
import type { Folder } from '../../src/command/folders.ts';
import { readChangeList } from '../../src/load/read-change-list-fs.ts';
import { formatOutput } from '../../src/publish/kept-outputs-fs.ts';
import { resolveOutputPaths } from '../../src/publish/output-paths.ts';
import { resolveRealPath } from '../../src/publish/real-path-fs.ts';
import { readSiteManifest } from '../../src/verify/site-manifest.ts';

/** Folder of the portal's files in the package. */
const ROOT = 'site';

/** The first file of a package. */
const NOTE = '交付说明.txt';

export const isHandoverPackage = recogniseZip((first) => first === NOTE);

export interface HandoverPlan {
  /** Of the output, real. */
  readonly folder: string;
  /** Paths below it. */
  readonly files: readonly string[];
  /** SHA-256 of what is listed, by path. */
  readonly digests: ReadonlyMap<string, string>;
  /** Fingerprints of the list of files: of this portal, and of the one that the changes belong to. */
  readonly to: string;
  readonly from?: string;
  readonly removed: readonly string[];
  readonly list?: ChangeList;
}

/**
 * What goes into a package: the files that the last build changed, or all of them.
 * @returns why nothing can be packed, in Chinese, if nothing can
 */
export function planHandover(
  output: Folder,
  isWhole: boolean,
): HandoverPlan | { readonly fault: string; readonly remedy: string } {
  const folder = resolveRealPath(output.absolute);
  const place = path.join(folder, CHECKSUMS);
  if (!existsSync(place))
    return {
      fault: `“${output.label}”里没有公报生成的网站`,
      remedy: '先生成网站；输出文件夹不是 dist 的，写 --output',
    };
  const bytes = readFileSync(place);
  const { entries, findings } = readSiteManifest(bytes);
  if (findings.length > 0)
    return { fault: `“${output.label}”的 ${CHECKSUMS} 被改动过`, remedy: '再生成一次网站' };
  const digests = new Map(entries.map(({ path: file, checksum }) => [file, checksum]));
  const to = hashContent(bytes);
  // They come after a build, so no list has them.
  const beside = [CHECKSUMS, CHECKSUMS_SIGNATURE].filter((file) => existsSync(path.join(folder, file)));
  const sort = (files: Iterable<string>) => [...new Set(files)].sort(compareCodeUnits);
  if (isWhole) return { folder, digests, to, removed: [], files: sort([...digests.keys(), ...beside]) };
  const list = readChangeList(output);
  if ('fault' in list) return { ...list, remedy: `${list.remedy}；或者交付整份网站：--whole` };
  if (list.from === undefined)
    return { fault: '这是第一次生成，没有上一次可以比较', remedy: '交付整份网站：--whole' };
  const decode = (urls: readonly string[]) => urls.flatMap((url) => decodePath(url) ?? []);
  const changed = decode([...list.added, ...list.changed]).filter((file) => file !== CHECKSUMS);
  if (changed.length + list.removed.length === 0)
    return { fault: '与上一次生成的相比没有变化', remedy: '不用交付；要交付整份网站：--whole' };
  const removed = sort(decode(list.removed));
  return { folder, digests, to, from: list.from, removed, list, files: sort([...changed, ...beside]) };
}

/** Writes the package: the same portal and the same changes give the same bytes. @throws when a file is not what was built */
export async function packHandover(
  target: string,
  output: Folder,
  plan: HandoverPlan,
  { onProgress, signal }: { onProgress: (done: number, total: number) => void; signal: AbortSignal },
): Promise<void> {
  const { folder, files, digests, list } = plan;
  const { changes } = resolveOutputPaths(folder);
  await writeZip(target, UNDATED, async (zip) => {
    await zip.addBytes(NOTE, Buffer.from(formatNote(folder, plan)));
    if (list) await zip.addFile('changes.json', changes, readFileSync(changes).length);
    for (const [at, name] of files.entries()) {
      signal.throwIfAborted();
      onProgress(at, files.length);
      const file = path.join(folder, ...name.split('/'));
      const { sha256, bytes } = await digestFile(file);
      const expected = digests.get(name);
      if (expected !== undefined && expected !== sha256)
        throw new Error(
          `“${output.label}”里的 ${name} 和生成时不一样，没有交付。\n  改法：再生成一次网站，再交付`,
        );
      await zip.addFile(`${ROOT}/${name}`, file, bytes);
    }
  });
}

/** For whoever keeps the server. With BOM and CRLF, so that every Notepad shows it right. */
function formatNote(folder: string, { files, to, from, removed, list }: HandoverPlan): string {
  const whole = `这里是整份网站，${files.length} 个文件：用 ${ROOT} 里的全部内容替换服务器上网站文件夹里的全部内容。`;
  const todo = [
    `把 ${ROOT} 里的 ${files.length} 个文件照原来的位置复制到服务器的网站文件夹里，同名的替换。`,
    [
      `从服务器的网站文件夹里删去下面的 ${removed.length} 个文件。`,
      ...removed.map((file) => `   ${file}`),
    ].join('\n'),
    // No list has it, and beside this portal it would contradict it.
    ...(files.includes(CHECKSUMS_SIGNATURE)
      ? []
      : [`那里有 ${CHECKSUMS_SIGNATURE} 的，也删去：那是上一份的签名，这一份没有签名。`]),
    'changes.json 是变化的清单，给 CDN 刷新用。',
  ];
  const steps = list
    ? `这里只有变了的文件。服务器上现在的网站，checksums.txt 的 SHA-256 要是
  ${from}
才能用这个包；不是这个数，请要一份整份的交付包。

${todo.map((step, at) => `${at + 1}. ${step}`).join('\n')}`
    : whole;
  const text = `交付说明

这一份网站：${formatOutput(folder)}
checksums.txt 的 SHA-256：
  ${to}

${steps}

核对：在服务器的网站文件夹里运行
  sha256sum checksums.txt      （要是上面的数）
  sha256sum -c --quiet checksums.txt      （什么也不说，就是一个字节也不差）
`;
  return `\uFEFF${text.replaceAll('\n', '\r\n')}`;
}
