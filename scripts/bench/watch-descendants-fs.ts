import { readdirSync, readFileSync } from 'node:fs';
import { readProcessorTime } from './read-processor-time.mjs';

/** Between two looks, in milliseconds: memory that is held for less is not seen. */
const INTERVAL = 50;
/** To look at much memory takes the system long, which must not be taken from what is measured. */
const REST = 30;

/** What a process and those that it starts take together. */
interface Usage {
  /** The most that all of them had at one time; a page that they share counts once (proportional set size). */
  readonly peakMegabytes: number;
  /** Processor seconds of all of them, as far as they were seen. */
  readonly cpuSeconds: number;
}

/**
 * Looks at a running process and all that it starts, as Linux tells of them (proc(5)).
 * @returns ends the watch; gives nothing on other systems
 */
export function watchDescendants(root: number): () => Usage | undefined {
  let peak = 0;
  const times = new Map<number, number>();
  let timer: NodeJS.Timeout;
  const look = () => {
    const started = performance.now();
    let sum = 0;
    for (const id of listTree(root)) {
      sum += readMemory(id);
      const { own } = readProcessorTime(id);
      if (own > 0) times.set(id, own);
    }
    peak = Math.max(peak, sum);
    timer = setTimeout(look, Math.max(INTERVAL, (performance.now() - started) * REST));
  };
  timer = setTimeout(look, INTERVAL);
  return () => {
    clearTimeout(timer);
    if (peak === 0) return undefined;
    const cpuSeconds = [...times.values()].reduce((total, each) => total + each, 0);
    return { peakMegabytes: peak / 1024, cpuSeconds };
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

/** Proportional set size, in kB. */
function readMemory(id: number): number {
  const memory = read(() => readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'), '');
  return Number(/^Pss:\s+(\d+)/m.exec(memory)?.[1] ?? 0);
}

/** A process may end at any moment. */
function read<T>(from: () => T, otherwise: T): T {
  try {
    return from();
  } catch {
    return otherwise;
  }
}
