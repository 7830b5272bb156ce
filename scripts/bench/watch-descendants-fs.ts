import { readdirSync, readFileSync } from 'node:fs';

/** Between two looks, in milliseconds: memory that is held for less is not seen. */
const INTERVAL = 50;
/** To look at much memory takes the system long, which must not be taken from what is measured. */
const REST = 30;

/** Ticks of a second in `/proc/<pid>/stat`: the same on every Linux (`USER_HZ`). */
const TICKS = 100;

/** What a process and those that it starts take together. */
interface Usage {
  /** The most that all of them had at one time; a page that they share counts once (proportional set size). */
  readonly peakMegabytes: number;
  /** Processor seconds of the process as far as they were seen, and of those that it started. */
  readonly ownSeconds: number;
  readonly startedSeconds: number;
}

/**
 * Looks at a running process and all that it starts, as Linux tells of them (proc(5)).
 * @returns ends the watch; gives nothing on other systems
 */
export function watchDescendants(root: number): () => Usage | undefined {
  let peak = 0;
  const ticks = new Map<number, number>();
  let timer: NodeJS.Timeout;
  const look = () => {
    const started = performance.now();
    let sum = 0;
    for (const id of listTree(root)) {
      const { kilobytes, used } = readProcess(id);
      sum += kilobytes;
      if (used > 0) ticks.set(id, used);
    }
    peak = Math.max(peak, sum);
    timer = setTimeout(look, Math.max(INTERVAL, (performance.now() - started) * REST));
  };
  timer = setTimeout(look, INTERVAL);
  return () => {
    clearTimeout(timer);
    if (peak === 0) return undefined;
    const own = ticks.get(root) ?? 0;
    const all = [...ticks.values()].reduce((total, each) => total + each, 0);
    return { peakMegabytes: peak / 1024, ownSeconds: own / TICKS, startedSeconds: (all - own) / TICKS };
  };
}

function listTree(id: number): number[] {
  const children = read(() => readdirSync(`/proc/${id}/task`), []).flatMap((thread) =>
    read(() => readFileSync(`/proc/${id}/task/${thread}/children`, 'utf8'), '')
      .split(' ')
      .filter(Boolean),
  );
  return [id, ...children.flatMap((child) => listTree(Number(child)))];
}

function readProcess(id: number): { kilobytes: number; used: number } {
  const memory = read(() => readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'), '');
  // Behind the name in brackets, which may hold anything; `utime` and `stime` are the 14th and 15th of all.
  const stat = read(() => readFileSync(`/proc/${id}/stat`, 'utf8'), '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return {
    kilobytes: Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0),
    used: Number(fields[11] ?? 0) + Number(fields[12] ?? 0),
  };
}

/** A process may end at any moment. */
function read<T>(from: () => T, otherwise: T): T {
  try {
    return from();
  } catch {
    return otherwise;
  }
}
