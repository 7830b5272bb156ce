import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { TAG_MANIFEST } from '../../src/archive/bag-names.ts';
import type { WrittenArchive } from '../../src/archive/write-archive-fs.ts';
import { compareCodeUnits } from '../../src/base/compare-code-units.ts';
import { digestFile } from '../../src/base/digest-file-fs.ts';
import { namePlace, sayRefusal } from '../../src/base/io-errors.ts';
import { isInside } from '../../src/base/is-inside.ts';
import { hashContent } from '../../src/base/sha256.ts';
import { writeAtomically } from '../../src/base/write-atomically-fs.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import type { Tools } from '../../src/portal/describe-archive.ts';
import {
  type DigestedFile,
  formatProvenance,
  type Provenance,
} from '../../src/portal/describe-provenance.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { resolveRealPath } from '../../src/publish/real-path-fs.ts';
import type { OutputFile } from '../../src/publish/write-files-fs.ts';
import { formatSbom } from '../../src/sbom/format-sbom.ts';
import { parseLockFile } from '../../src/sbom/lock-file.ts';
import { formatSignatureName, formatStatementName, isStatement } from './check-provenance.ts';

const LOCK = 'package-lock.json';

/** @param project Folder of the installation. */
export async function readTools(project: string): Promise<Tools> {
  const text = await readFile(path.join(project, 'package.json'), 'utf8');
  const { name, version, dependencies } = JSON.parse(text) as Tools;
  return { name, version, dependencies };
}

/**
 * The exact versions of the program's packages, where a copy of it has come with them.
 * @param project Folder of the installation.
 */
export const readLock = (project: string): Promise<string | undefined> =>
  readFile(path.join(project, LOCK), 'utf8').catch(() => undefined);

/** What the program is made of. @param lock its exact versions, where they are known */
export function createSbomFiles(lock: string | undefined): OutputFile[] {
  const packages = parseLockFile(lock ?? '');
  return packages ? [{ path: 'sbom.cdx.json', content: formatSbom(packages) }] : [];
}

/**
 * The content that an archive was made of, as it lies in the archive, and the exact versions of the program's packages.
 * @param added what the archive has of it beside the portal
 * @param digests SHA-256 by path of all that was written
 */
export function listInputs(
  portal: Portal,
  content: string,
  {
    added,
    digests,
    lock,
  }: { added: readonly OutputFile[]; digests: ReadonlyMap<string, string>; lock: string | undefined },
): DigestedFile[] {
  const root = resolveRealPath(content);
  const copied = portal.files.filter(
    (file) => 'copyFrom' in file && isInside(root, resolveRealPath(file.copyFrom)),
  );
  const paths = new Set([...copied, ...added].map((file) => file.path));
  const inputs = [...digests]
    .filter(([name]) => paths.has(name))
    .sort(([a], [b]) => compareCodeUnits(a, b))
    .map(([name, sha256]) => ({ name, digest: { sha256 } }));
  if (lock === undefined) return inputs;
  // Git may check it out with the line ends of Windows.
  return [...inputs, { name: LOCK, digest: { sha256: hashContent(lock.replaceAll('\r\n', '\n')) } }];
}

/** What the command line decides of an archive besides where it lies. */
export const readParameters = (values: CommandCall['values']) => ({
  ...(typeof values['site-url'] === 'string' ? { siteUrl: values['site-url'] } : {}),
  withPdf: values['no-pdf'] !== true,
});

/** The archive is there, and its 总指纹 has to be told, whatever becomes of this. @returns what to say of it */
export const writeProvenance = (...args: Parameters<typeof writeStatement>): Promise<string> =>
  writeStatement(...args).catch(
    (error: unknown) =>
      `来历说明没有写：${sayRefusal(namePlace(error, formatStatementName(args[0])))}\n  改法：归档是好的；照上面说的处理以后，再归档一次`,
  );

async function writeStatement(
  archive: string,
  { fingerprint }: WrittenArchive,
  { inputs, tools, parameters }: Omit<Provenance, 'subjects'>,
): Promise<string> {
  const file = formatStatementName(archive);
  const former = existsSync(file) ? await readFile(file, 'utf8') : undefined;
  if (former !== undefined && !isStatement(former))
    return `来历说明没有写：${file} 已经存在，而且不是公报写的，为免丢失不会替换它。请把它改名或移走`;
  const sha512 = createHash('sha512');
  const { sha256 } = await digestFile(archive, (piece) => sha512.update(piece));
  const subjects = [
    { name: path.basename(archive), digest: { sha256, sha512: sha512.digest('hex') } },
    { name: TAG_MANIFEST, digest: { sha512: fingerprint } },
  ];
  writeAtomically(file, formatProvenance({ subjects, inputs, tools, parameters }));
  const signature = existsSync(formatSignatureName(archive))
    ? '；旁边的 .sig 是以前签的，内容变了就要重新签名'
    : '';
  return `来历说明（in-toto，由哪些文件、哪一版程序做成）：${path.basename(file)}${signature}`;
}
