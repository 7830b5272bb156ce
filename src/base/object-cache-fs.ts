import { statSync } from 'node:fs';
import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { digestFile, readNamed } from './digest-file-fs.ts';
import { formatObjectName, listObjects, parseObjectName, writeObject } from './object-files-fs.ts';
import { orElse } from './or-else.ts';
import { makeOwnPlace } from './own-place-fs.ts';
import { hashContent } from './sha256.ts';

export interface CachedObject {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Immutable files by what they were made of; whoever would make one again takes it from here. */
export interface ObjectCache {
  /** Nothing if the object is not there, or is not what was stored. @param key 64 hexadecimal digits */
  find(key: string): Promise<CachedObject | undefined>;
  /** As `find`, for an object that fits into memory. */
  read(key: string): Promise<Uint8Array | undefined>;
  /** What was found or stored in this run. @throws Error if it is not there any more, or not what it was */
  readNow(key: string): Buffer;
  /** @param ending of the file's name, without a dot */
  store(key: string, ending: string, content: string | Uint8Array): Promise<CachedObject>;
  /** Paths of those that are there, to be told to another thread. */
  locate(keys: readonly string[]): string[];
  /** Takes in what another thread of this process has stored. */
  adopt(paths: readonly string[]): Promise<void>;
  /**
   * Deletes what was not used lately. What was found or stored since the cache was opened stays. Once a day, or when
   * much has been stored: looking at a quarter of a million objects takes longer than an edit.
   */
  sweep(): Promise<void>;
  /** Why objects are kept until the end of the process only. */
  fault(): unknown;
  /** Where objects lie now. */
  folders(): string[];
}

/** The cache, and the hash of the program, which is part of every key: what another one made is made again. */
export interface ProgramCache {
  readonly cache: ObjectCache;
  readonly program: string;
}

/** Where machines leave objects for each other. Neither function throws: who cannot get an object makes it. */
export interface ObjectStore {
  get(key: string): Promise<{ readonly ending: string; readonly content: Uint8Array } | undefined>;
  /** Returns before the object is there. */
  offer(
    key: string,
    object: {
      readonly ending: string;
      readonly bytes: number;
      /** Made by this run: the store had none. */
      readonly isNew: boolean;
      /** Nothing if it is no longer what it was. */
      read(): Promise<Uint8Array | undefined>;
    },
  ): Promise<void>;
}

const readState = (path: string) => orElse(() => statSync(path), undefined);

const DAY = 24 * 60 * 60 * 1000;

/** What a clock that was ahead has dated is as old as what lies as long ago: or it would be kept until that day. */
const findAge = (mtimeMs: number): number => Math.abs(Date.now() - mtimeMs);

/** The clock decides what is kept, never what is made. */
const STANDARD_LIMITS = { unusedDays: 30, bytes: 2 * 1024 ** 3 };
/** Share of the limit. */
const MUCH = 1 / 20;
/** Its time is that of the last sweep. */
const SWEPT = 'swept';

/**
 * @param folder is made with the first object; if it cannot be written, objects go to a folder of this process
 * @param options.limits of what is kept besides the objects of this run
 * @param options.store asked for what is not here, and offered what is made
 */
export async function openObjectCache(
  folder: string,
  {
    limits = STANDARD_LIMITS,
    store,
  }: { limits?: typeof STANDARD_LIMITS; store?: ObjectStore | undefined } = {},
): Promise<ObjectCache> {
  const known = await listObjects(folder).catch(() => new Map<string, string>());
  /** Sizes by path. */
  const used = new Map<string, number>();
  /** Bytes. */
  let stored = 0;
  let ownPlace: Promise<string> | undefined;
  const folders = [folder];
  let fault: unknown;

  const note = async (path: string, bytes: number): Promise<void> => {
    if (used.has(path)) return;
    used.set(path, bytes);
    const now = new Date();
    if (findAge(readState(path)?.mtimeMs ?? 0) > DAY) await utimes(path, now, now).catch(() => undefined);
  };
  // Synchronously, as in `digest-file-fs.ts`: most objects are small, and many.
  const readNow = (key: string): Buffer => {
    const path = known.get(key);
    const content = path === undefined ? undefined : readNamed(path);
    if (!path || !content || hashContent(content) !== parseObjectName(basename(path))?.sha256)
      throw new Error(`程序文件夹里的 .cache 在运行时被改动了（${key.slice(0, 12)}）。请再运行一次。`);
    return content;
  };
  const findHere = async (key: string): Promise<CachedObject | undefined> => {
    const path = known.get(key);
    if (path === undefined) return undefined;
    const digest = await digestFile(path).catch(() => undefined);
    if (!digest || digest.sha256 !== parseObjectName(basename(path))?.sha256) return undefined;
    await note(path, digest.bytes);
    return { path, ...digest };
  };
  const readHere = async (key: string): Promise<Uint8Array | undefined> => {
    try {
      const content = readNow(key);
      await note(known.get(key) ?? '', content.length);
      return content;
    } catch {
      return undefined;
    }
  };
  const keep = async (key: string, ending: string, content: string | Uint8Array): Promise<CachedObject> => {
    const sha256 = hashContent(content);
    const name = formatObjectName(key, sha256, ending);
    const path = ownPlace
      ? await writeObject(await ownPlace, name, content)
      : await writeObject(folder, name, content).catch(async (error: unknown) => {
          fault ??= error;
          ownPlace ??= makeOwnPlace('gongbao-cache-');
          folders[1] = await ownPlace;
          return writeObject(folders[1], name, content);
        });
    const bytes = Buffer.byteLength(content);
    known.set(key, path);
    used.set(path, bytes);
    stored += bytes;
    return { path, bytes, sha256 };
  };
  const offer = async (key: string, bytes: number, isNew: boolean): Promise<void> => {
    if (!store) return;
    const ending = parseObjectName(basename(known.get(key) ?? ''))?.ending ?? '';
    await store.offer(key, { ending, bytes, isNew, read: () => readHere(key) });
  };

  return {
    async find(key) {
      const here = await findHere(key);
      if (here) {
        await offer(key, here.bytes, false);
        return here;
      }
      const object = await store?.get(key);
      return object && keep(key, object.ending, object.content);
    },
    async read(key) {
      const here = await readHere(key);
      if (here) {
        await offer(key, here.length, false);
        return here;
      }
      const object = await store?.get(key);
      if (object) await keep(key, object.ending, object.content);
      return object?.content;
    },
    readNow,
    async store(key, ending, content) {
      const kept = await keep(key, ending, content);
      await offer(key, kept.bytes, true);
      return kept;
    },
    locate: (keys) => keys.flatMap((key) => known.get(key) ?? []),
    async adopt(paths) {
      for (const path of paths) {
        const key = parseObjectName(basename(path))?.key;
        if (key === undefined) throw new Error(`${path} is no object`);
        const { size } = statSync(path);
        const isNew = !known.has(key);
        if (isNew) stored += size;
        known.set(key, path);
        await note(path, size);
        await offer(key, size, isNew);
      }
    },
    async sweep() {
      const last = readState(join(folder, SWEPT))?.mtimeMs ?? 0;
      if (findAge(last) < DAY && stored < limits.bytes * MUCH) return;
      await writeFile(join(folder, SWEPT), '').catch(() => undefined);
      stored = 0;
      let total = [...used.values()].reduce((sum, bytes) => sum + bytes, 0);
      const unused: { path: string; bytes: number; age: number }[] = [];
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        if (!parseObjectName(name) || used.has(path)) continue;
        const state = readState(path);
        if (state?.isFile()) unused.push({ path, bytes: state.size, age: findAge(state.mtimeMs) });
      }
      for (const { path, bytes, age } of unused.sort((a, b) => a.age - b.age)) {
        total += bytes;
        const isHalf = parseObjectName(basename(path))?.isPartial;
        if (total <= limits.bytes && age / DAY <= (isHalf ? 1 : limits.unusedDays)) continue;
        // What another program reads just now goes the next time: Windows does not let it be deleted.
        await rm(path, { force: true }).catch(() => undefined);
      }
    },
    fault: () => fault,
    folders: () => folders,
  };
}
