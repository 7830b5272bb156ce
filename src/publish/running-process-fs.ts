import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { orElse } from '../base/or-else.ts';
import type { LockHolder } from './lock-holder.ts';

/** This process as the holder of a lock that is taken now. */
export function describeThisProcess(token: string): LockHolder {
  const birth = readProcessStat(process.pid)?.birth;
  return {
    pid: process.pid,
    host: hostname(),
    started: new Date().toISOString(),
    ...(birth === undefined ? {} : { birth }),
    token,
  };
}

/** Whether the process that took a lock on this computer still runs, as opposed to a later one with its id. */
export function isStillRunning(holder: LockHolder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, but belongs to someone else.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const stat = readProcessStat(holder.pid);
  if (stat?.ended) return false;
  if (stat && holder.birth !== undefined) return stat.birth === holder.birth;
  // Where the system does not tell a process's birth, it is at least not older than the system. A minute is left
  // for clocks that were corrected.
  const bootTime = Date.now() - uptime() * 1000;
  return Date.parse(holder.started) > bootTime - 60_000;
}

/** Linux only, elsewhere `undefined`: state and start time, fields 3 and 22 of proc_pid_stat(5). */
function readProcessStat(pid: number): { ended: boolean; birth: string } | undefined {
  const text = orElse(() => readFileSync(`/proc/${pid}/stat`, 'latin1'), undefined);
  if (text === undefined) return undefined;
  // Field 2 is the program's name in brackets and may itself hold blanks and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [state, birth] = [fields[0], fields[19]];
  if (state === undefined || birth === undefined) return undefined;
  // A killed process whose parent never asks for its exit code stays on as a zombie: usual in containers.
  return { ended: state === 'Z' || state === 'X', birth };
}
