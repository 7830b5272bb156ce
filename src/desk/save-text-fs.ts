import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { decodeText } from '../base/decode-text.ts';
import { formatLocalDay, formatLocalTime } from '../base/format-local-day.ts';
import { readErrorCode } from '../base/io-errors.ts';
import { orElse } from '../base/or-else.ts';
import { retryWhileInUseNow } from '../base/retry-in-use-fs.ts';
import { hashContent } from '../base/sha256.ts';
import { changeText } from '../base/splice-lines.ts';
import { hideStaging, writeAtomically } from '../base/write-atomically-fs.ts';
import { listEntries } from '../find/stamp-folder-fs.ts';
import type { DeskRefusal, DeskVersion } from './desk-api.ts';
import { refuseIo } from './refuse-io.ts';

/** Beside the content, hidden from whatever looks for reports, and no part of any portal. */
const HISTORY = '.gongbao-history';

/** Of one text: the last minutes to the word, and the more seldom the longer ago. */
const MOST_VERSIONS = 200;
const MOST_RECENT = 50;

/** Of any other file, which may be large. */
const MOST_OTHERS = 20;

export interface SavedText {
  readonly text: string;
  readonly sha256: string;
}

/** Reads a text as the desk shows it. @throws when I/O fails */
export const openText = (file: string): SavedText | DeskRefusal => showText(readFileSync(file));

function showText(bytes: Uint8Array): SavedText | DeskRefusal {
  const decoding = decodeText(bytes);
  if (!decoding.ok) return { message: decoding.message, remedy: decoding.remedy };
  return { text: decoding.text, sha256: hashContent(bytes) };
}

/** The same of a file that need not be there: then it is empty, and so is its hash. */
export function openIfThere(file: string): SavedText | DeskRefusal {
  try {
    return openText(file);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return { text: '', sha256: '' };
    return refuseIo(error, `打不开 ${path.basename(file)}`);
  }
}

/** The bytes of a file, if it is still the one of a hash. @throws when I/O fails */
function readKnown(file: string, base: string): Uint8Array | DeskRefusal {
  const bytes = readFileSync(file);
  const sha256 = hashContent(bytes);
  if (sha256 === base) return bytes;
  const decoding = decodeText(bytes);
  return {
    message: '别的程序刚才改过这个文件，没有保存',
    remedy: '两份都在：看过以后选一份，或者把自己的改动抄到新的一份里',
    ...(decoding.ok ? { text: decoding.text, sha256 } : {}),
  };
}

/** The bytes of a file, and what they are to become for it to say another text. @throws when I/O fails */
export function planText(
  file: string,
  { text, base }: { text: string; base: string },
): { former: Uint8Array; bytes: Uint8Array } | DeskRefusal {
  const former = readKnown(file, base);
  if ('message' in former) return former;
  const bytes = changeText(former, text);
  if (!bytes)
    return { message: '有的字存不进这个文件，没有保存', remedy: '删去刚才输入的特殊符号，再试一次' };
  const back = decodeText(bytes);
  return back.ok && back.text === text
    ? { former, bytes }
    : { message: '存进去再读出来不一样，没有保存', remedy: '删去刚才输入的看不见的字符，再试一次' };
}

/**
 * Saves a text into its file: lines that did not change keep their bytes. What the file was before is kept first, so that
 * there is no moment at which either is lost, whatever stops the program.
 * @param content folder of the content, in which the former states are kept
 * @param base hash of the file's bytes that the new text was made of: of another file, nothing is written
 */
export function saveText(
  content: string,
  file: string,
  { text, base }: { text: string; base: string },
  at: Date,
): SavedText | DeskRefusal {
  const staging = hideStaging(file);
  try {
    const change = planText(file, { text, base });
    if ('message' in change) return change;
    const { former, bytes } = change;
    const sha256 = hashContent(bytes);
    if (sha256 === base) return { text, sha256 };
    keepVersion(content, file, former, at);
    writeAtomically(staging, bytes);
    // Until here it took the time of a disk: what another program has saved in it is not written over.
    const meanwhile = readKnown(file, base);
    if ('message' in meanwhile) {
      rmSync(staging);
      return meanwhile;
    }
    retryWhileInUseNow(() => renameSync(staging, file));
    return { text, sha256 };
  } catch (error) {
    rmSync(staging, { force: true });
    const remedy = '照上面说的处理以后会自动再保存；文字还在这个网页里，先不要关';
    return refuseIo(error, '没有保存', remedy);
  }
}

/** Where former states are kept, and what else belongs to the content and to no portal. */
export const locateHistory = (content: string): string => path.join(content, HISTORY);

/** Where the former states of a file lie, or of all files of a folder. */
export const placeVersions = (content: string, file: string): string =>
  path.join(locateHistory(content), path.relative(content, file).split(path.sep).join('/'));

/** `2026-11-26 15-04-05-123 <hash>.md`: in the order of their names they are in the order of time. */
const NAME = /^(\d{4}-\d{2}-\d{2}) (\d{2})-(\d{2})-(\d{2})-\d{3} [\da-f]{8}(?:\.[^.]+)?$/;

/** Of a name such as `1.关于……的报告`, half the title is no ending: with it, the name of the state could be too long. */
const endingOf = (file: string): string => /^\.\w{1,16}$/.exec(path.extname(file))?.[0] ?? '';

/** Keeps a file as it is now, before something else changes or removes it. @throws when I/O fails */
export const keepPresent = (content: string, file: string, at: Date): void =>
  keepVersion(content, file, readFileSync(file), at);

/** Keeps what a file is before it is replaced or goes. @throws when I/O fails */
export function keepVersion(content: string, file: string, bytes: Uint8Array, at: Date): void {
  const folder = placeVersions(content, file);
  mkdirSync(folder, { recursive: true });
  const name = `${formatMoment(at)} ${hashContent(bytes).slice(0, 8)}${endingOf(file)}`;
  writeAtomically(path.join(folder, name), bytes);
  const names = listNames(folder);
  const most = path.extname(file) === '.md' ? MOST_VERSIONS : MOST_OTHERS;
  while (names.length > most) {
    const [name = ''] = names.splice(findCrowded(names.map(readMoment)), 1);
    rmSync(path.join(folder, name), { force: true });
  }
}

/**
 * The moment that is missed least: the one whose neighbours are nearest to each other, for how long ago it was. The first
 * of all and the last ones are never it.
 */
function findCrowded(moments: readonly number[]): number {
  const now = moments.at(-1) ?? 0;
  let [best, least] = [1, Number.POSITIVE_INFINITY];
  for (let at = 1; at < moments.length - MOST_RECENT; at += 1) {
    const [before = 0, own = 0, after = 0] = moments.slice(at - 1, at + 2);
    const gap = (after - before + 1) / (now - own + 1);
    if (gap < least) [best, least] = [at, gap];
  }
  return best;
}

/** `2026-11-26 15-04-05-123`, of this computer's time. */
export const formatMoment = (at: Date): string =>
  `${formatLocalDay(at)} ${formatLocalTime(at).replaceAll(':', '-')}-${String(at.getMilliseconds()).padStart(3, '0')}`;

/** Milliseconds, of this computer's time. */
function readMoment(name: string): number {
  const [year = 0, month = 1, ...rest] = name.split(/\D+/, 7).map(Number);
  const [day, hour, minute, second, fraction] = rest;
  return new Date(year, month - 1, day, hour, minute, second, fraction).getTime();
}

const listNames = (folder: string) =>
  readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort();

/** Former states of a text, the newest first. */
export function listVersions(content: string, file: string): DeskVersion[] {
  const folder = placeVersions(content, file);
  const names = orElse(() => listNames(folder), []);
  return names.reverse().map((name) => {
    const [, day, hour, minute, second] = NAME.exec(name) ?? [];
    return { name, saved: `${day} ${hour}:${minute}:${second}` };
  });
}

/** @returns nothing for a name that is none of a former state */
export function readVersion(
  content: string,
  file: string,
  name: string,
): SavedText | DeskRefusal | undefined {
  const bytes = readKept(content, file, name);
  return bytes && showText(bytes);
}

/** Files below a folder of the content that former states are kept of, by their ways from there; they may be gone. */
export function listKeptFiles(content: string, folder: string): string[] {
  const root = placeVersions(content, folder);
  const found: string[] = [];
  const walk = (way: string) => {
    const entries = listEntries(path.join(root, way));
    if (entries.some((entry) => entry.isFile() && NAME.test(entry.name))) found.push(way);
    for (const entry of entries) if (entry.isDirectory()) walk(path.posix.join(way, entry.name));
  };
  walk('');
  return found.sort();
}

/** The bytes of a former state; nothing for a name that is none. */
export function readKept(content: string, file: string, name: string): Uint8Array | undefined {
  if (!NAME.test(name)) return undefined;
  return orElse(() => readFileSync(path.join(placeVersions(content, file), name)), undefined);
}
