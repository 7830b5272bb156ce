import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

/** How a disk fails: the process is killed there and does nothing more, or nothing more fits on it. */
export type DiskFault = 'killed' | 'full';

interface Fault {
  readonly folders: readonly string[];
  readonly kind: DiskFault;
  /** Which change of the disk it befalls, counted from 1. */
  readonly at: number;
}

/** Functions that change a disk, by the place of what they change among their arguments; `fills`: those that need room. */
const CHANGES: Readonly<Record<string, { readonly at: number; readonly fills: boolean }>> = {
  writeFile: { at: 0, fills: true },
  appendFile: { at: 0, fills: true },
  open: { at: 0, fills: true },
  mkdir: { at: 0, fills: true },
  copyFile: { at: 1, fills: true },
  cp: { at: 1, fills: true },
  rename: { at: 1, fills: false },
  rm: { at: 0, fills: false },
  rmdir: { at: 0, fills: false },
  unlink: { at: 0, fills: false },
};

class Killed extends Error {}

let fault: Fault | undefined;
let count = 0;
const opened = new Map<number, string>();

type Call = (...args: unknown[]) => unknown;

/** @returns what happens to a call; nothing if it goes through as it is */
function judge(name: string, args: readonly unknown[]): (Error & { readonly code?: string }) | undefined {
  const { at, fills } = CHANGES[name] as (typeof CHANGES)[string];
  const told = args[at];
  const target = typeof told === 'number' ? opened.get(told) : String(told);
  if (!fault || target === undefined || !fault.folders.some((folder) => target.startsWith(folder))) return;
  if (name === 'open' && !/[wa+]/.test(String(args[1] ?? 'r'))) return;
  const isThere = fs.lstatSync(target, { throwIfNoEntry: false }) !== undefined;
  if (name === 'mkdir' && isThere) return;
  if (/^(?:rm|unlink)/.test(name) && !isThere) return;
  if (fault.kind === 'full' && !fills) return;
  count += 1;
  if (count < fault.at) return;
  if (fault.kind === 'killed') return new Killed('killed');
  const error = new Error(`ENOSPC: no space left on device, ${name} '${target}'`);
  return Object.assign(error, { code: 'ENOSPC', errno: -28, syscall: name, path: target });
}

/** What is written when it fails is half of it. */
function halve(name: string, args: readonly unknown[]): unknown[] | undefined {
  const [target, data, ...rest] = args;
  const isWritten = name === 'writeFile' && (typeof data === 'string' || data instanceof Uint8Array);
  return isWritten ? [target, data.slice(0, data.length / 2), ...rest] : undefined;
}

function wrap(owner: object, key: string, name: string, isPromise: boolean): void {
  const functions = owner as Record<string, Call>;
  const own = functions[key] as Call;
  functions[key] = function (this: unknown, ...args: unknown[]) {
    const error = judge(name, args);
    if (!error) {
      const answer = own.apply(this, args);
      if (key === 'openSync') opened.set(answer as number, path.resolve(String(args[0])));
      return answer;
    }
    const half = count === fault?.at ? halve(name, args) : undefined;
    if (!isPromise) {
      if (half) own.apply(this, half);
      throw error;
    }
    return Promise.resolve(half && own.apply(this, half)).then(() => Promise.reject(error));
  };
}

let isWrapped = false;

/**
 * Has the disk fail for this process below some folders, until `mend` is called.
 * @returns how often the disk was changed there
 */
export function breakDisk(next: Fault): { mend(): number } {
  if (!isWrapped)
    for (const name of Object.keys(CHANGES)) {
      wrap(fs, `${name}Sync`, name, false);
      wrap(fs.promises, name, name, true);
    }
  isWrapped = true;
  syncBuiltinESMExports();
  fault = next;
  count = 0;
  return {
    mend() {
      fault = undefined;
      return count;
    },
  };
}
