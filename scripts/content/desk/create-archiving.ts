import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { mkdtemp, open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { decodeText } from '../../../src/base/decode-text.ts';
import { formatLocalDay } from '../../../src/base/format-local-day.ts';
import { sayRefusal } from '../../../src/base/io-errors.ts';
import { isInside } from '../../../src/base/is-inside.ts';
import type { Folder } from '../../../src/command/folders.ts';
import type {
  Archiving,
  MadeArchive,
  RegisteredArchive,
  ShownKey,
  ShownTrust,
} from '../../../src/desk/archive-api.ts';
import type { ArchivingService } from '../../../src/desk/archiving-service.ts';
import type { DeskRefusal } from '../../../src/desk/desk-api.ts';
import { readOwnSettings, rememberOwnSettings } from '../../../src/desk/own-settings-fs.ts';
import { logAct, readActs } from '../../../src/desk/publication-log-fs.ts';
import { refuseIo } from '../../../src/desk/refuse-io.ts';
import { readFolderState } from '../../../src/publish/former-output-fs.ts';
import { resolveRealPath } from '../../../src/publish/real-path-fs.ts';
import { WHAT_IT_PROVES } from '../../../src/signing/format-signatures.ts';
import { SHORTEST_PASSPHRASE } from '../../../src/signing/key-files.ts';
import { SIGNING_ALGORITHMS } from '../../../src/signing/signing-algorithms.ts';
import { parseTrustedKeys, type TrustedKey } from '../../../src/signing/trusted-keys.ts';
import { isKeyName, makeKey, refuseNewKey, refusePassphrase } from '../../trust/make-key.ts';
import { refuseKeyPlace } from '../../trust/refuse-key-place.ts';
import { readZipPlace, type TaskTable, withName } from './create-tasks.ts';

/** A dropped file that is larger is verified where it lies. */
const MOST_DROPPED_BYTES = 4 * 1024 * 1024 * 1024;

/** Of one set: an archive, its signatures and its statements. */
const MOST_DROPPED = 8;

const isRegistered = (act: object): act is RegisteredArchive => 'archive' in act;

/**
 * What the screen 归档与核对 has the commands do, and what it knows of archives and keys.
 * @param atOption as in `createPublishing`
 */
export function createArchiving(
  content: Folder,
  output: Folder,
  atOption: readonly string[],
): {
  tasks: TaskTable<'archive' | 'verify' | 'sign'>;
  service: ArchivingService;
  close(): void;
} {
  let dropped: { readonly set: string; readonly folder: string; names: readonly string[] } | undefined;
  const discard = () => {
    if (dropped) rmSync(dropped.folder, { recursive: true, force: true });
    dropped = undefined;
  };
  const beside = path.dirname(output.absolute);

  /** A place or an address, as a person names it. */
  const readTarget = (typed: unknown): string | undefined => {
    const target = typeof typed === 'string' ? typed.trim().replace(/^"(.*)"$/, '$1') : '';
    if (target === '') return undefined;
    return /^https?:\/\//i.test(target) ? target : path.resolve(beside, target);
  };

  const listArchives = () => readActs(content.absolute).filter(isRegistered);

  return {
    tasks: {
      archive: (asked) =>
        withName(asked, (who) => {
          const file = readZipPlace(asked.file, output.absolute);
          if (typeof file !== 'string') return file;
          return {
            command: 'archive',
            args: ['--content', content.absolute, '--output', file, ...atOption],
            onDone({ result }) {
              const archive = result as MadeArchive;
              const { reports, fingerprint } = archive;
              logAct(content.absolute, { who, what: 'archive', reports, fingerprint, archive }, new Date());
            },
          };
        }),
      verify({ target: typed, set }) {
        const { trusted } = readOwnSettings();
        const trust = trusted === undefined ? [] : ['--trusted', trusted];
        if (typeof set === 'string') {
          if (dropped?.set !== set || dropped.names.length === 0)
            return { message: '放进来的文件不在了', remedy: '再放一次' };
          const { folder, names } = dropped;
          // What belongs to an archive lies beside it.
          const main = names.find((name) => /\.zip$/i.test(name)) ?? (names[0] as string);
          return { command: 'verify', args: [path.join(folder, main), ...trust], hidden: folder };
        }
        const target = readTarget(typed);
        if (target === undefined)
          return { message: '还没有写要核对什么', remedy: '写归档文件、文件夹的位置，或者网站的网址' };
        return { command: 'verify', args: [target, ...trust] };
      },
      sign({ target: typed, key, passphrase }) {
        const target = readTarget(typed);
        const known = readOwnSettings().keys ?? [];
        if (typeof key !== 'string' || !known.includes(key))
          return { message: '还没有选用哪一把钥匙签', remedy: '选一把；没有的，先写它在哪里' };
        if (target === undefined || /^https?:/i.test(target))
          return { message: '还没有选给什么签名', remedy: '选网站，或者一份归档' };
        if (typeof passphrase !== 'string' || passphrase === '')
          return { message: '还没有写钥匙的口令', remedy: '写上做这把钥匙时定的口令；不会保存' };
        return {
          command: 'sign',
          args: ['sign', target, '--key', key],
          env: { GONGBAO_PASSPHRASE: passphrase },
        };
      },
    },
    service: {
      archiving(): Archiving {
        const { who = '', keys = [], trusted } = readOwnSettings();
        const isPublished = readFolderState(resolveRealPath(output.absolute)) === 'gongbao';
        const replaced = readActs(content.absolute).find(
          ({ what }) => what === 'build' || what === 'rollback',
        );
        return {
          who,
          file: path.join(beside, `归档-${formatLocalDay(new Date())}.zip`),
          archives: listArchives(),
          ...(isPublished ? { output: output.absolute } : {}),
          ...(replaced ? { replaced: replaced.at } : {}),
          keys: keys.map(describeKey),
          ...(trusted === undefined ? {} : { trust: describeTrust(trusted) }),
          shortestPassphrase: SHORTEST_PASSPHRASE,
          proves: WHAT_IT_PROVES,
        };
      },
      async takeDropped(typed, bytes, set) {
        const name = path.basename(typed.replaceAll('\\', '/'));
        if (name === '' || /^\.{1,2}$|[\p{Cc}<>:"|?*]/u.test(name) || name.length > 200)
          return { message: `文件名“${name}”不能用`, remedy: '改一个名字，再放一次' };
        if (set === undefined || dropped?.set !== set) {
          discard();
          const folder = await mkdtemp(path.join(tmpdir(), 'gongbao-verify-'));
          dropped = { set: path.basename(folder), folder, names: [] };
        }
        const mine = dropped as NonNullable<typeof dropped>;
        if (mine.names.length >= MOST_DROPPED)
          return { message: `一次最多放 ${MOST_DROPPED} 个文件`, remedy: '只放一份归档和它旁边的签名' };
        const file = path.join(mine.folder, name);
        try {
          if (!(await writeBounded(file, bytes))) {
            rmSync(file, { force: true });
            return { message: `${name} 太大，不能放进来`, remedy: '在上面写出它的位置，直接核对' };
          }
        } catch (error) {
          rmSync(file, { force: true });
          return refuseIo(error, `${name} 没有收下`, '在上面写出它的位置，直接核对');
        }
        mine.names = [...mine.names.filter((each) => each !== name), name];
        return { set: mine.set };
      },
      rememberKeys({ key, forget, trusted }) {
        const { keys = [] } = readOwnSettings();
        if (forget !== undefined) {
          rememberOwnSettings({ keys: keys.filter((place) => place !== forget) });
          return undefined;
        }
        if (trusted !== undefined) {
          const place = readTarget(trusted);
          const fault = place === undefined ? undefined : describeTrust(place).fault;
          if (fault !== undefined) return refuse(fault);
          rememberOwnSettings({ trusted: place });
          return undefined;
        }
        const place = readTarget(key);
        if (place === undefined) return { message: '还没有写钥匙在哪里', remedy: '写私钥文件的位置' };
        const { fault } = describeKey(place);
        if (fault !== undefined) return refuse(fault);
        rememberOwnSettings({ keys: [...keys.filter((each) => each !== place), place] });
        return undefined;
      },
      makeKey({ name: typed, place, passphrase, isSm2 }) {
        const name = typed.trim();
        if (!isKeyName(name)) return { message: '没有写清谁的钥匙', remedy: '写单位的名称，60 个字以内' };
        const folder = place.trim().replace(/^"(.*)"$/, '$1');
        // Nowhere but where the person says: half a place would be beside something else.
        if (!path.isAbsolute(folder))
          return { message: '没有写全私钥放在哪里', remedy: '从盘符或 / 写起，写到只有自己能打开的文件夹' };
        const file = isFolder(folder) ? path.join(folder, `${nameKeyFile(name)}.key`) : folder;
        const own = [content.absolute, output.absolute].find((each) =>
          isInside(resolveRealPath(each), resolveRealPath(file)),
        );
        const refusal =
          own === undefined
            ? (refuseNewKey(file) ?? refusePassphrase(passphrase))
            : `私钥不能放在内容文件夹和网站里（${own}）：它会跟着一起公布、归档或者交给别人\n  改法：放在只有自己能打开的地方，例如 U 盘，或个人文件夹里单独的一个文件夹`;
        if (refusal !== undefined) return refuse(refusal);
        try {
          const told = makeKey({ name, file, passphrase, algorithm: isSm2 ? 'sm2' : 'ed25519' });
          const { keys = [] } = readOwnSettings();
          rememberOwnSettings({ keys: [...keys.filter((each) => each !== file), file] });
          return { told };
        } catch (error) {
          return refuseIo(error, '钥匙没有做成', '换一个能写的地方，再做一次');
        }
      },
    },
    close: discard,
  };
}

const isFolder = (place: string): boolean =>
  statSync(place, { throwIfNoEntry: false })?.isDirectory() === true;

/** A name that every system takes. */
const nameKeyFile = (name: string): string => name.replace(/[<>:"/\\|?*\s.]+/gu, '_');

/** A fault with its remedy on the next line. */
function refuse(fault: string): DeskRefusal {
  const [message = '', ...remedy] = fault.split(/\n\s*(?:改法：)?/);
  return { message, ...(remedy.length > 0 ? { remedy: remedy.join('') } : {}) };
}

/** @returns whether it is no larger than may be @throws when I/O fails */
async function writeBounded(file: string, bytes: AsyncIterable<Uint8Array>): Promise<boolean> {
  const handle = await open(file, 'w');
  try {
    let size = 0;
    for await (const piece of bytes) {
      size += piece.length;
      if (size > MOST_DROPPED_BYTES) return false;
      await handle.write(piece);
    }
    return true;
  } finally {
    await handle.close();
  }
}

/** A key by the public file beside it; the key itself is read when it signs. */
function describeKey(place: string): ShownKey {
  const unknown = { place, name: path.basename(place), algorithm: '', fingerprint: '' };
  const misplaced = refuseKeyPlace(place, true);
  if (misplaced) return { ...unknown, fault: misplaced };
  if (!existsSync(place)) return { ...unknown, fault: `找不到私钥 ${place}：U 盘没有插上，或者文件移走了` };
  const read = readTrustFile(`${place}.pub.json`);
  const [key] = 'keys' in read ? read.keys : [];
  if (!key)
    return { ...unknown, fault: `旁边没有它的公钥（${path.basename(place)}.pub.json），不知道是谁的钥匙` };
  return {
    place,
    name: key.name,
    algorithm: SIGNING_ALGORITHMS[key.algorithm].label,
    fingerprint: key.fingerprint,
  };
}

function describeTrust(place: string): ShownTrust {
  const read = readTrustFile(place);
  if ('fault' in read) return { place, keys: [], fault: read.fault };
  return {
    place,
    keys: read.keys.map(({ name, fingerprint, revoked, validTo }) => ({
      name,
      fingerprint,
      note: revoked ? `${revoked} 起不再可信` : validTo ? `用到 ${validTo}` : '',
    })),
  };
}

function readTrustFile(file: string): { keys: readonly TrustedKey[] } | { fault: string } {
  try {
    const decoding = decodeText(readFileSync(file));
    if (!decoding.ok) return { fault: `${file}：${decoding.message}\n${decoding.remedy}` };
    const { keys, problems } = parseTrustedKeys(decoding.text);
    const [first] = problems;
    if (first && problems.some(({ level }) => level === 'error'))
      return { fault: `${file}:${first.line}:${first.column} ${first.message}\n${first.remedy}` };
    return { keys };
  } catch (error) {
    return { fault: `${file} 读不到：${sayRefusal(error)}` };
  }
}
