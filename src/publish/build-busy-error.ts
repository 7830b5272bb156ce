import { formatLocalDay } from '../base/format-local-day.ts';
import type { LockHolder } from './lock-holder.ts';

/** Another build is writing the same output. The message is for the person at the terminal. */
export class BuildBusyError extends Error {
  override readonly name = 'BuildBusyError';

  constructor(output: string, holder: LockHolder, lockFile: string, thisHost: string) {
    const elsewhere = holder.host !== thisHost;
    const who = elsewhere ? `电脑“${holder.host}”上的另一个构建` : '另一个构建';
    const check = elsewhere ? `如果那台电脑上确实没有构建在运行（例如已经关机）` : '如果确实没有构建在运行';
    super(
      `${who}正在写同一个位置：${output}\n` +
        `（进程 ${holder.pid}，${formatLocalTime(new Date(holder.started))} 开始）\n` +
        `改法：等它结束后再试。${check}，请删除文件 ${lockFile} 后再试。`,
    );
  }
}

/** The reader's own clock, without the differences between locales. */
function formatLocalTime(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${formatLocalDay(date)} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
