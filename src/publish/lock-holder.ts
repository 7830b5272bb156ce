import { parseRecord } from '../base/json.ts';

/** Who holds a lock, as written in the lock file. */
export interface LockHolder {
  pid: number;
  /** Name of the computer: process ids of another one say nothing here (shared drives). */
  host: string;
  /** ISO 8601, UTC. */
  started: string;
  /** When the process was born, in the system's own terms, where it tells: knows a process from a later one that
   * was given the same id. */
  birth?: string;
  /** Unique to this lock: eight hexadecimal digits. */
  token: string;
}

export function formatLockHolder(holder: LockHolder): string {
  return `${JSON.stringify(holder)}\n`;
}

/** Reads a lock file's text; `undefined` for an empty, half-written or foreign one. */
export function parseLockHolder(text: string): LockHolder | undefined {
  const { pid, host, started, birth, token } = parseRecord(text) ?? {};
  // Process id 0 and negative ones address whole process groups.
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid <= 0) return undefined;
  if (typeof host !== 'string' || typeof started !== 'string' || Number.isNaN(Date.parse(started)))
    return undefined;
  // The token becomes part of a file name.
  if (typeof token !== 'string' || !/^[0-9a-f]{8}$/.test(token)) return undefined;
  return { pid, host, started, token, ...(typeof birth === 'string' ? { birth } : {}) };
}
