/** Where Redis listens unless it is told otherwise. */
export const STANDARD_REDIS = 'redis://127.0.0.1:6379';

/** What is wrong with an address of Redis, in Chinese. @param isTyped on a command line, which stays in logs */
export function findRedisFault(address: string, isTyped: boolean): string | undefined {
  const example = `写成 ${STANDARD_REDIS} 这样`;
  if (!URL.canParse(address)) return `Redis 的地址看不懂。${example}`;
  const { protocol, password, hostname, pathname } = new URL(address);
  if (!/^rediss?:$/.test(protocol) || hostname === '')
    return `Redis 的地址要以 redis:// 或 rediss:// 开头。${example}`;
  if (!/^\/?\d*$/.test(pathname))
    return `Redis 的地址末尾“${pathname}”不对：斜线后面只能是库的编号，如 ${STANDARD_REDIS}/0，也可以不写`;
  if (isTyped && password !== '')
    return '命令里不写 Redis 的密码，它会留在日志里。把整个地址放在环境变量 GONGBAO_REDIS 里';
  return undefined;
}

/** For messages: without user and password. */
export function maskRedis(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host}`;
}

const AWAY = '启动 Redis，或用 --redis 写对的地址；在别的机器上时，看看防火墙和 Redis 的 bind';
const PASSWORD = '把带密码的地址放在环境变量 GONGBAO_REDIS 里，如 redis://:密码@主机:6379';

/** @param error of ioredis @returns what happened and what helps, in Chinese */
export function explainRedis(error: unknown): string {
  const { code = '', message } = (
    error instanceof Error ? error : new Error(String(error))
  ) as NodeJS.ErrnoException;
  if (/NOAUTH|WRONGPASS|invalid password|without any password/i.test(message))
    return `Redis 要密码，或者密码不对\n  改法：${PASSWORD}`;
  if (/NOPERM/.test(message)) return `Redis 的这个用户权限不够：${message}\n  改法：请管 Redis 的人放宽权限`;
  if (/MISCONF|OOM command/.test(message))
    return `Redis 写不进去：${message}\n  改法：请管 Redis 的人看看磁盘和内存`;
  if (/DB index/.test(message))
    return 'Redis 里没有地址末尾那个编号的库\n  改法：斜线后面写小一些的编号（一般有 0 到 15），或者不写';
  return `连不上 Redis（${code || message}）\n  改法：${AWAY}`;
}
