import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { parseExtension } from '../attachments/attachment-types.ts';
import { inspectFile } from '../attachments/inspect-file-fs.ts';
import { listAttachments } from '../attachments/list-attachments-fs.ts';
import { findUnpublishable } from '../attachments/resolve-report-file-fs.ts';
import { createTurns } from '../base/create-turns.ts';
import { foldFileName } from '../base/fold-file-name.ts';
import { retryWhileInUseNow } from '../base/retry-in-use-fs.ts';
import { hashContent } from '../base/sha256.ts';
import { hideStaging, writeAtomically } from '../base/write-atomically-fs.ts';
import { ATTACHMENT_FOLDER } from '../report/own-folders.ts';
import { splitFrontMatter } from '../report/split-front-matter.ts';
import type { AttachmentChange } from './attachment-api.ts';
import { changeTogether } from './change-together-fs.ts';
import type { DeskRefusal } from './desk-api.ts';
import { editField } from './edit-field.ts';
import { planAttachmentEntries, readAttachmentEntries } from './plan-attachment-entries.ts';
import { NOT_PUT, refuseFile } from './refuse-file.ts';
import { refuseIo } from './refuse-io.ts';
import { renameLinks } from './rename-links.ts';
import { keepPresent, openText, planText, readKept, saveText } from './save-text-fs.ts';

/** A report whose attachments are changed. */
export interface AttachmentPlace {
  /** Of the content, which keeps what was. */
  readonly content: string;
  /** Of the report. */
  readonly folder: string;
  readonly maxBytes: number;
}

const MOVED: DeskRefusal = { message: '这个附件刚才被移走或改名了', remedy: '看一看现在的列表，再做一次' };

const tellTaken = (name: string): DeskRefusal => ({
  message: `已经有叫“${name}”的附件`,
  remedy: '换一个名字',
});

const textOf = ({ folder }: AttachmentPlace) => path.join(folder, 'index.md');
const locate = ({ folder }: AttachmentPlace, name: string) =>
  path.join(folder, ATTACHMENT_FOLDER, ...name.split('/'));

/** The names that a text gives to attachments, by their paths, in its order. */
export function readNames(file: string): ReadonlyMap<string, string | undefined> {
  const opened = openText(file);
  return 'message' in opened ? new Map() : readAttachmentEntries(opened.text);
}

/** Attachments in the order in which readers see them, with where they lie. Faults of names are told elsewhere. */
export async function listInOrder(place: AttachmentPlace): Promise<{ path: string; file: string }[]> {
  const files = (await listAttachments(await realpath(place.folder), () => {})) ?? [];
  const named = [...readNames(textOf(place)).keys()];
  const rank = (one: string) => (named.includes(one) ? named.indexOf(one) : named.length);
  return (
    files
      // By the way that the content has: its history is found by it, also where that leads through a link or a mapped drive.
      .map((one) => ({ path: one.path, file: locate(place, one.diskPath) }))
      .sort((a, b) => rank(a.path) - rank(b.path))
  );
}

/** One after the other, of all windows: looking at a file takes time, in which another one may take its name. */
const inTurn = createTurns();

/** Puts a file among the attachments of a report. What a check would refuse is refused in its words, and not kept. */
export const addAttachment = (...asked: Parameters<typeof add>): ReturnType<typeof add> =>
  inTurn(() => add(...asked));

/** Does what somebody wants done. @returns why it was not done */
export const changeAttachments = (...asked: Parameters<typeof change>): ReturnType<typeof change> =>
  inTurn(() => change(...asked));

/** @param given name on the person's computer @param replaces path of the one that it takes the place of */
async function add(
  place: AttachmentPlace,
  given: string,
  bytes: Uint8Array,
  replaces: string | undefined,
): Promise<DeskRefusal | { readonly path: string }> {
  const own = path.posix.basename(given.replaceAll('\\', '/')).normalize('NFC');
  const name = replaces ?? own;
  const unsafe = findUnpublishable(path.posix.basename(name));
  if (unsafe) return refuseFile(unsafe, NOT_PUT);
  if (replaces !== undefined && parseExtension(own) !== parseExtension(replaces))
    return {
      message: `没有换：新的文件是 .${parseExtension(own)}，原来的是 .${parseExtension(replaces)}，不能直接代替`,
      remedy: '把新的文件另外放进来，再删去旧的',
    };
  const files = await listInOrder(place);
  const same = files.find((one) => foldFileName(one.path) === foldFileName(name));
  if (replaces !== undefined && !same) return MOVED;
  if (replaces === undefined && same)
    return readFileSync(same.file).equals(bytes)
      ? { path: same.path }
      : {
          message: `${NOT_PUT}已经有叫“${same.path}”的附件，内容不一样`,
          remedy: '要用新的代替它，按它旁边的“换一份”；两份都要，先把新的改个名字再放',
        };
  return guard(async () => {
    const target = same?.file ?? locate(place, name);
    mkdirSync(path.dirname(target), { recursive: true });
    // Hidden: nothing takes it for an attachment before it is known to be one.
    const staging = hideStaging(target);
    try {
      writeAtomically(staging, bytes);
      const inspected = await inspectFile(staging, name, place.maxBytes);
      if (!inspected.ok) return refuseFile(inspected, NOT_PUT);
      if (!same && existsSync(target)) return tellTaken(name);
      if (same) {
        keepPresent(place.content, target, new Date());
        retryWhileInUseNow(() => renameSync(staging, target));
      } else putAmongOthers(place, { staging, target }, [...files.map((one) => one.path), name]);
      return { path: name };
    } finally {
      rmSync(staging, { force: true });
    }
  });
}

async function change(place: AttachmentPlace, wish: AttachmentChange): Promise<DeskRefusal | undefined> {
  const files = await listInOrder(place);
  const find = (name: string) => files.find((one) => one.path === name);
  const own = 'path' in wish ? find(wish.path) : undefined;
  switch (wish.what) {
    case 'order': {
      const isSame = wish.paths.length === files.length && wish.paths.every(find);
      return isSame ? writeEntries(place, wish.paths) : MOVED;
    }
    case 'title': {
      if (!own) return MOVED;
      const paths = files.map((one) => one.path);
      return writeEntries(place, paths, (titles) =>
        titles.set(own.path, wish.title.replace(/\s+/gu, ' ').trim() || undefined),
      );
    }
    case 'rename':
      return own ? rename(place, own, wish.to.normalize('NFC'), files) : MOVED;
    case 'remove':
      if (!own) return MOVED;
      return guard(async () => {
        keepPresent(place.content, own.file, new Date());
        const isListed = (text: string) => readAttachmentEntries(text).has(own.path);
        const rest = files.map((one) => one.path).filter((one) => one !== own.path);
        const refused = writeEntries(place, rest, undefined, isListed);
        if (refused) return refused;
        rmSync(own.file);
        return undefined;
      });
    case 'restore': {
      const file = locate(place, wish.path);
      const unsafe = wish.path.split('/').map(findUnpublishable).find(Boolean);
      if (unsafe) return refuseFile(unsafe);
      const bytes = readKept(place.content, file, wish.version);
      if (!bytes) return { message: '留着的那一份不在了', remedy: '从别处找一份，重新放进来' };
      return guard(async () => {
        const staging = hideStaging(file);
        if (existsSync(file)) {
          keepPresent(place.content, file, new Date());
          writeAtomically(file, bytes, staging);
          return undefined;
        }
        try {
          writeAtomically(staging, bytes);
          putAmongOthers(place, { staging, target: file }, [...files.map((one) => one.path), wish.path]);
          return undefined;
        } finally {
          rmSync(staging, { force: true });
        }
      });
    }
  }
}

/** Another name for a file: its entry and the links of the text go with it, and at no moment is there neither of both. */
function rename(
  place: AttachmentPlace,
  own: { path: string; file: string },
  to: string,
  files: readonly { path: string; file: string }[],
): Promise<DeskRefusal | undefined> | DeskRefusal | undefined {
  if (to.includes('/')) return { message: `文件名“${to}”里不能有 /`, remedy: '只写文件名' };
  const unsafe = findUnpublishable(to);
  if (unsafe) return refuseFile(unsafe);
  const next = path.posix.join(path.posix.dirname(own.path), to);
  if (next === own.path) return undefined;
  const clash = files.find((one) => one !== own && foldFileName(one.path) === foldFileName(next));
  // The very same file may be there since a kill interrupted this.
  if (clash && !readFileSync(clash.file).equals(readFileSync(own.file))) return tellTaken(clash.path);
  return guard(async () => {
    const inspected = await inspectFile(own.file, next, place.maxBytes);
    if (!inspected.ok) return refuseFile(inspected);
    const target = locate(place, next);
    const isSameFile = foldFileName(next) === foldFileName(own.path);
    if (!isSameFile && !clash && existsSync(target)) return tellTaken(next);
    if (!isSameFile) writeAtomically(target, readFileSync(own.file), hideStaging(target));
    const paths = files.flatMap((one) => (one === own ? next : one === clash ? [] : one.path));
    const refused = writeEntries(
      place,
      paths,
      (titles) => {
        titles.set(next, titles.get(own.path));
        titles.delete(own.path);
      },
      (text) => readAttachmentEntries(text).has(own.path),
      (text) => renameInBody(text, own.path, next),
    );
    if (refused) {
      if (!isSameFile) rmSync(target, { force: true });
      return refused;
    }
    if (isSameFile) renameSync(own.file, target);
    else rmSync(own.file);
    return undefined;
  });
}

function renameInBody(text: string, from: string, to: string): string {
  const split = splitFrontMatter(text);
  if ('rule' in split) return text;
  const lines = text.split('\n');
  const body = lines.slice(split.bodyLine - 1).join('\n');
  return [...lines.slice(0, split.bodyLine - 1), renameLinks(body, from, to)].join('\n');
}

/** Writes 附件 so that files come in this order. */
function writeEntries(place: AttachmentPlace, ...wish: EntriesWish): DeskRefusal | undefined {
  const planned = planEntries(place, ...wish);
  if ('message' in planned) return planned;
  const saved = saveText(place.content, textOf(place), planned, new Date());
  return 'message' in saved ? saved : undefined;
}

type EntriesWish = [
  paths: readonly string[],
  change?: (titles: Map<string, string | undefined>) => void,
  /** Whether the field has to change at all. */
  isWanted?: (text: string) => boolean,
  also?: (text: string) => string,
];

/** What the text becomes for its 附件 to name files in an order. */
function planEntries(
  place: AttachmentPlace,
  ...[paths, change = () => {}, isWanted = () => true, also = (text) => text]: EntriesWish
): { text: string; base: string } | DeskRefusal {
  const opened = openText(textOf(place));
  if ('message' in opened) return opened;
  let text: string | undefined = opened.text;
  if (isWanted(text)) {
    const titles = readAttachmentEntries(text);
    const listed = new Set(titles.keys());
    change(titles);
    const entries = planAttachmentEntries(
      paths.map((one) => ({ path: one, title: titles.get(one) })),
      new Set([...listed, ...titles.keys()]),
    );
    text = editField(text, '附件', entries);
  }
  if (text === undefined)
    return {
      message: '“附件”没有写进去：这份文件的字段不是通常的写法',
      remedy: '在“字段”最下面的“字段的原文”里把那几行改好，再做一次',
    };
  return { text: also(text), base: opened.sha256 };
}

/**
 * Puts a file that has come to the others, and names it in 附件 where that names them, both at once. Not being named keeps
 * no file from being published: a text that cannot be written does not keep it away.
 * @throws when I/O fails
 */
function putAmongOthers(
  place: AttachmentPlace,
  { staging, target }: { staging: string; target: string },
  paths: readonly string[],
): void {
  const file = textOf(place);
  const planned = planEntries(place, paths, undefined, (text) => readAttachmentEntries(text).size > 0);
  const change = 'message' in planned ? planned : planText(file, planned);
  const isChanged = 'former' in change && hashContent(change.former) !== hashContent(change.bytes);
  changeTogether(
    place.content,
    {
      about: `放附件“${path.basename(target)}”`,
      moves: [{ from: staging, to: target }],
      files: isChanged ? [{ file, ...change }] : [],
    },
    new Date(),
  );
}

/** What a disk refuses is said in words. */
async function guard<T>(work: () => Promise<T>): Promise<T | DeskRefusal> {
  try {
    return await work();
  } catch (error) {
    return refuseIo(error, '没有做成', '照上面说的处理以后再做一次');
  }
}
