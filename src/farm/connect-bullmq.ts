import { Redis } from 'ioredis';
import { explainRedis, maskRedis } from './redis-address.ts';

/** What a coordinator and its workers have in common. */
export interface FarmPlace {
  /** Address of Redis; it may hold a password. */
  readonly redis: string;
  /** Farms of other names in the same Redis know nothing of each other. */
  readonly name: string;
  /** Seconds after which a machine that says nothing is taken for dead. */
  readonly patience: number;
}

export const PARTS = 'parts';
export const ASSEMBLY = 'assembly';

/** Options of all BullMQ objects. Commands wait while the connection is away: workers live longer than a Redis. */
export const describeConnection = ({ redis, name }: FarmPlace) => ({
  connection: { url: redis, maxRetriesPerRequest: null },
  prefix: `gongbao-${name}`,
});

/**
 * Opens a connection, so that a Redis that is away is told at once.
 * @throws Error in Chinese
 */
export async function connectRedis({ redis }: FarmPlace): Promise<Redis> {
  let last: unknown;
  let isReady = false;
  const client = new Redis(redis, {
    lazyConnect: true,
    connectTimeout: 10_000,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (isReady ? Math.min(times * 200, 2000) : null),
  });
  // What is wrong later is told by those who use BullMQ.
  client.on('error', (error: unknown) => {
    last = error;
  });
  try {
    await client.connect();
    await client.ping();
    // Told beside: a database that is not there, in whose place the first one would be used.
    if (last !== undefined) throw last;
    isReady = true;
    return client;
  } catch (error) {
    client.disconnect();
    throw new Error(`${maskRedis(redis)}：${explainRedis(last ?? error)}`, { cause: error });
  }
}

/** Says once that the connection is lost, until `isBack` is called. */
export function watchConnection(say: (line: string) => void) {
  let isAway = false;
  return {
    onError(error: unknown): void {
      const code = (error as NodeJS.ErrnoException | undefined)?.code;
      // A job that was taken away meanwhile, because this machine was silent for too long, is no fault of Redis.
      const isLost = /ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|closed/.test(code ?? String(error));
      if (isAway || !isLost) return;
      isAway = true;
      say(`与 Redis 断开了，正在重新连接……（${code ?? '连接断开'}）`);
    },
    isAway: () => isAway,
    isBack(): void {
      if (isAway) say('与 Redis 又连上了。');
      isAway = false;
    },
  };
}
