import { formatLocalMoment } from '../base/format-local-day.ts';
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

/** Another build is writing the same output. The message is for the person at the terminal. */
export class BuildBusyError extends Error {
  override readonly name = 'BuildBusyError';

  constructor(output: string, holder: LockHolder, lockFile: string, thisHost: string) {
    const elsewhere = holder.host !== thisHost;
    const who = elsewhere ? `电脑“${holder.host}”上的另一个构建` : '另一个构建';
    const check = elsewhere ? `如果那台电脑上确实没有构建在运行（例如已经关机）` : '如果确实没有构建在运行';
    super(
      `${who}正在写同一个位置：${output}\n` +
        `（进程 ${holder.pid}，${formatLocalMoment(new Date(holder.started))} 开始）\n` +
        `改法：等它结束后再试。${check}，请删除文件 ${lockFile} 后再试。`,
    );
  }
}
