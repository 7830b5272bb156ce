import { stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { watch } from 'chokidar';
import { compareStamps, nameState, readFileState, stampFile, stampTree } from './stamp-tree-fs.ts';
import { watchTrees } from './watch-trees-fs.ts';

/** Milliseconds without a further event after which a save has come to its end. */
const QUIET = 15;
/**
 * Milliseconds after which a changed file is looked at once more: chokidar keeps quiet about a second change within 50,
 * and that may be the end of a slow save.
 */
const AFTERMATH = 100;
/** A file that grows for longer is read as it is. */
const LONGEST = 2000;
/** Milliseconds that an empty file is waited for: many programs empty a file before they write it anew. */
const EMPTIED = 500;
/** Milliseconds between two looks at the clock and the folders, and how late one of them is after a sleep. */
const TICK = 2000;
const ASLEEP = 10_000;

/** What programs write beside a file while they save it, and what systems leave. */
const TEMPORARY = /^(?:\..*|~\$.*|.*~|.*\.(?:tmp|swp|swx|crdownload|part)|Thumbs\.db|desktop\.ini)$/i;

export interface FolderWatch {
  /** Resolves when changes are noticed. */
  readonly ready: Promise<void>;
  /** Looks at every file for changes that the system did not tell of. Resolves when they have been taken in. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Watches folders with all that is in them.
 * @param onChange takes the absolute paths of what was saved, added and removed; nothing after the computer slept or a
 * folder was away, since nobody knows what happened meanwhile
 * @param options.isPolling looks at every file again and again: for network drives that tell of no changes
 * @param options.byTree see `watchTrees`
 */
export function watchFolders(
  folders: readonly string[],
  onChange: (paths: readonly string[] | undefined) => Promise<void>,
  {
    isPolling = false,
    byTree = process.platform === 'win32' && !isPolling && !process.env.CHOKIDAR_USEPOLLING,
  }: { isPolling?: boolean; byTree?: boolean } = {},
): FolderWatch {
  const isIgnored = (file: string) =>
    TEMPORARY.test(path.basename(file)) && !folders.includes(path.resolve(file));
  /** The files as they were when they were last taken in. */
  let known: Map<string, string> | undefined;
  const pending = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let isClosed = false;
  const flush = async () => {
    const paths = [...pending];
    pending.clear();
    await untilStable(paths);
    const stamps = await Promise.all(paths.map(stampFile));
    // A look may have found it meanwhile. Of folders, which have no stamp, it knows nothing.
    const fresh = paths.filter(
      (file, index) => stamps[index] === 'none' || known?.get(file) !== stamps[index],
    );
    for (const [index, file] of paths.entries()) {
      const stamp = stamps[index] ?? 'none';
      if (stamp === 'none') known?.delete(file);
      else known?.set(file, stamp);
    }
    setTimeout(async () => {
      const now = await Promise.all(paths.map(stampFile));
      for (const [index, file] of paths.entries()) if (now[index] !== stamps[index]) note(file);
    }, AFTERMATH).unref();
    if (fresh.length > 0) await onChange(fresh);
  };
  /** Those that went: of one that comes back, such as a stick that is put in again, the system tells nothing. */
  const gone = new Set<string>();
  const note = (file: string) => {
    if (isClosed) return;
    if (folders.includes(file)) gone.add(file);
    pending.add(file);
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), QUIET);
  };
  /** Of what changed in whole trees the system tells only a part: a folder that moved, not its files. */
  let looking: NodeJS.Timeout | undefined;
  const noteIfChanged = async (file: string | undefined) => {
    if (isClosed || (file && isIgnored(file))) return;
    if (file && folders.includes(file)) gone.add(file);
    const before = file && known?.get(file);
    const stamp = before ? await stampFile(file) : 'none';
    if (file && stamp !== 'none') {
      if (stamp !== before) note(file);
      return;
    }
    looking ??= setTimeout(async () => {
      looking = undefined;
      const now = await stampTree(folders, isIgnored);
      if (known) for (const changed of compareStamps(known, now)) note(changed);
    }, QUIET);
  };
  const open = () =>
    byTree
      ? watchTrees(folders, (file) => void noteIfChanged(file))
      : openChokidar(folders, isIgnored, isPolling, note);
  let watcher = open();
  /** The disk that each folder is on, while it is there. */
  let disks: readonly (number | undefined)[] = [];
  const begin = async () => {
    await watcher.ready;
    disks = await Promise.all(folders.map(findDisk));
    known = await stampTree(folders, isIgnored);
  };
  const ready = begin();
  let isBusy = false;
  const stayBusy = (work: Promise<void>) => {
    isBusy = true;
    void work.finally(() => {
      isBusy = false;
    });
  };
  stayBusy(ready);
  const lookForFolders = async () => {
    const before = disks;
    disks = await Promise.all(folders.map(findDisk));
    const isBack = folders.some(
      (folder, at) => disks[at] !== undefined && (disks[at] !== before[at] || gone.has(folder)),
    );
    if (isBack) {
      gone.clear();
      await watcher.close();
      if (isClosed) return;
      watcher = open();
      await begin();
    }
    // Windows does not tell that a folder has gone.
    if (isBack || disks.some((disk, at) => disk !== before[at])) await onChange(undefined);
  };

  let last = Date.now();
  const clock = setInterval(() => {
    const now = Date.now();
    if (now - last > ASLEEP) void onChange(undefined);
    last = now;
    // A drive that has gone may take long to say so.
    if (!isBusy) stayBusy(lookForFolders());
  }, TICK);
  return {
    ready,
    async look() {
      if (!known) return;
      const now = await stampTree(folders, isIgnored);
      const changed = compareStamps(known, now);
      known = now;
      if (changed.length > 0) await onChange(changed);
    },
    close: async () => {
      isClosed = true;
      clearInterval(clock);
      clearTimeout(timer);
      clearTimeout(looking);
      await watcher.close();
    },
  };
}

const findDisk = (folder: string): Promise<number | undefined> =>
  stat(folder).then(
    ({ dev }) => dev,
    () => undefined,
  );

function openChokidar(
  folders: readonly string[],
  isIgnored: (file: string) => boolean,
  isPolling: boolean,
  note: (file: string) => void,
) {
  const watcher = watch([...folders], {
    ignoreInitial: true,
    followSymlinks: false,
    usePolling: isPolling,
    interval: 1000,
    ignored: isIgnored,
  });
  watcher.on('all', (_event, file) => note(path.resolve(file)));
  // Too many files for the system's limit, a folder without access: what still works goes on.
  watcher.on('error', () => {});
  const ready = new Promise<void>((resolve) => watcher.once('ready', resolve));
  return { ready, close: () => watcher.close() };
}

/** Waits until none of the files grows: programs write large ones piece by piece. */
async function untilStable(files: readonly string[]): Promise<void> {
  const begin = performance.now();
  const measure = async () => {
    const states = await Promise.all(files.map(readFileState));
    return { stamps: states.map(nameState).join(), hasEmpty: states.some((state) => state?.size === 0) };
  };
  let { stamps: before } = await measure();
  while (performance.now() < begin + LONGEST) {
    await wait(QUIET);
    const { stamps, hasEmpty } = await measure();
    const isWaiting = hasEmpty && performance.now() < begin + EMPTIED;
    if (!isWaiting && stamps === before) return;
    before = stamps;
  }
}
