import { readFileSync } from 'node:fs';

/** Ticks of a second in `/proc/<pid>/stat`: the same on every Linux (`USER_HZ`). */
const TICKS = 100;

/**
 * Processor seconds of a running process, and of the programs that it started and that have ended, as Linux tells of
 * them (proc(5)). JavaScript, since it is preloaded into what is measured.
 * @param {number | 'self'} id
 * @returns {{ own: number, ended: number }} 0 of a process that is gone, and on other systems
 */
export function readProcessorTime(id) {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // Behind the name in brackets, which may hold anything; `utime`, `stime`, `cutime`, `cstime` are the 14th and next.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = fields.slice(11, 15).map(Number);
    return { own: (user + system) / TICKS, ended: (endedUser + endedSystem) / TICKS };
  } catch {
    return { own: 0, ended: 0 };
  }
}
