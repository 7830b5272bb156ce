import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { digestFile } from '../../src/base/digest-file-fs.ts';
import { isRecord, parseRecord, readList, readText } from '../../src/base/json.ts';
import { writeAtomically } from '../../src/base/write-atomically-fs.ts';
import type { Signer } from '../../src/signing/create-signature.ts';
import { countEnvelopeSigners, formatEnvelope } from '../../src/signing/dsse.ts';
import type { TrustedKey } from '../../src/signing/trusted-keys.ts';

/** The signatures of an archive, in a zip or unpacked, lie beside it. */
export const formatSignatureName = (archive: string): string => `${archive.replace(/[\\/]+$/, '')}.sig`;

/** The statement of where an archive comes from, and its envelope, in the names that SLSA has for them. */
export const formatStatementName = (archive: string): string => `${archive}.intoto.json`;
const formatEnvelopeName = (archive: string): string => `${archive}.intoto.jsonl`;

const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';

/** The statement of 500,000 files. */
const MOST_BYTES = 128 * 1024 * 1024;

/** Whether a text is such a statement, of whatever. */
export const isStatement = (text: string): boolean => parseRecord(text)?._type === STATEMENT_TYPE;

/**
 * What the statement beside an archive is worth.
 * @returns nothing where there is none, as beside an unpacked archive
 */
export async function checkProvenance(
  archive: string,
  trusted: readonly TrustedKey[] | undefined,
): Promise<{ text: string; isSound: boolean } | undefined> {
  const statement = await readStatement(archive);
  if (!statement) return undefined;
  const say = (said: string, remedy?: string) => ({
    text: `来历说明（in-toto）：${said}${remedy === undefined ? '' : `\n  改法：${remedy}`}`,
    isSound: remedy === undefined,
  });
  if (!(await isAbout(statement, archive)))
    return say('不是这份归档的', '从可靠的副本里取回它；重新归档过的，用归档时写出的那一份，或删去它');
  const envelope = formatEnvelopeName(archive);
  if (!existsSync(envelope)) return say('写的就是这份归档，没有签名');
  const { size } = await stat(envelope);
  const signers =
    size > MOST_BYTES
      ? undefined
      : countEnvelopeSigners(await readFile(envelope, 'utf8'), statement, trusted ?? []);
  if (signers === undefined)
    return say(
      '签名对不上：说明在签名以后变了，或者签名被改过',
      '从可靠的来源重新取 .intoto.jsonl，或重新签名',
    );
  return say(
    trusted ? `写的就是这份归档，${signers} 个可信的签名` : '写的就是这份归档，有签名，没有核对是谁签的',
  );
}

/** Signs the statement beside an archive, in an envelope of its own. @returns what to say of it */
export async function signProvenance(archive: string, signer: Signer): Promise<string | undefined> {
  const statement = await readStatement(archive);
  if (!statement) return undefined;
  if (!(await isAbout(statement, archive))) return '旁边的来历说明（.intoto.json）不是这份归档的，没有签它';
  const file = formatEnvelopeName(archive);
  const former = existsSync(file) ? await readFile(file, 'utf8') : '';
  if (former !== '' && !parseRecord(former)?.payloadType)
    return `${file} 不是签过名的来历说明，为免丢失不会替换它`;
  writeAtomically(file, formatEnvelope(statement, signer, former));
  return `来历说明也签了：${file}`;
}

async function readStatement(archive: string): Promise<Buffer | undefined> {
  const file = formatStatementName(archive);
  if (!existsSync(file) || !(await stat(archive)).isFile()) return undefined;
  return (await stat(file)).size > MOST_BYTES ? Buffer.alloc(0) : readFile(file);
}

async function isAbout(statement: Buffer, archive: string): Promise<boolean> {
  const record = parseRecord(statement.toString('utf8'));
  if (record?._type !== STATEMENT_TYPE) return false;
  const { sha256 } = await digestFile(archive);
  return readList(record, 'subject').some(
    ({ digest }) => isRecord(digest) && readText(digest, 'sha256') === sha256,
  );
}
