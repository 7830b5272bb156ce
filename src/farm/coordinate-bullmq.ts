import { randomUUID } from 'node:crypto';
import { FlowProducer, Queue, QueueEvents, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { once } from '../base/once.ts';
import {
  ASSEMBLY,
  connectRedis,
  describeConnection,
  type FarmPlace,
  PARTS,
  watchConnection,
} from './connect-bullmq.ts';
import { type FarmAnswer, type FarmRefusal, type FarmTask, nameTask } from './farm-task.ts';
import { explainRedis, maskRedis } from './redis-address.ts';

interface CoordinatorRun<T> extends FarmPlace {
  readonly tasks: readonly FarmTask[];
  readonly signal: AbortSignal;
  say(line: string): void;
  onProgress(line: string): void;
  /** Makes the portal of what is there; what is missing it makes itself. */
  assemble(): Promise<T>;
}

/** How often a part is tried that fails; afterwards it is left to the assembly. */
const ATTEMPTS = 3;
const RETRY_MS = 2000;
const LOOK_MS = 5000;

/**
 * Hands out the parts of a portal, waits for them, and assembles. Parts that nobody could make, and all of them if
 * there is an error in the content or Redis goes away for long, are left to the assembly: it is never wrong, only slow.
 * @throws Error in Chinese if Redis is away at the start or the farm has a coordinator; whatever `assemble` throws
 */
export async function coordinate<T>(run: CoordinatorRun<T>): Promise<T> {
  const { tasks, signal, say, patience } = run;
  const redis = await connectRedis(run);
  const release = await takeLead(redis, run).catch((error: unknown) => {
    redis.disconnect();
    throw error;
  });
  const options = describeConnection(run);
  const parts = new Queue(PARTS, options);
  const assembly = new Queue(ASSEMBLY, options);
  // From the first event on: the default, those from now on, leaves out what comes before Redis gets to it.
  const events = new QueueEvents(PARTS, { ...options, autorun: false, lastEventId: '0' });
  const flow = new FlowProducer(options);
  const connection = watchConnection(say);

  const assembleOnce = once(() => run.assemble());
  const assemble = () => {
    run.onProgress('');
    return assembleOnce();
  };
  let goOn: (reason?: string) => void = () => {};
  /** Resolved when the parts are not waited for any longer. */
  const waited = new Promise<string | undefined>((resolve) => {
    goOn = resolve;
  });
  // The assembly lasts as long as it does: nobody else takes it over.
  const onTurn = async () => {
    goOn();
    await assemble();
  };
  const assembler = new Worker(ASSEMBLY, onTurn, {
    ...options,
    lockDuration: 24 * 60 * 60 * 1000,
    skipStalledCheck: true,
  });
  type Emitter = { on(event: 'error', listener: (error: Error) => void): unknown };
  for (const one of [parts, assembly, events, flow, assembler] as readonly Emitter[])
    one.on('error', connection.onError);

  watchParts(events, run, goOn);
  const looking = setInterval(() => void look(), LOOK_MS);
  let wasHere = true;
  let awaySince = 0;
  const look = async () => {
    if (redis.status !== 'ready') {
      awaySince ||= Date.now();
      if (Date.now() - awaySince > 2 * patience * 1000) goOn('一直连不上 Redis，剩下的由本机做');
      return;
    }
    awaySince = 0;
    connection.isBack();
    const isHere = (await parts.getWorkersCount().catch(() => 1)) > 0;
    if (!isHere && wasHere) say('还没有工作机接活：在各台机器上运行 npm run farm -- worker');
    wasHere = isHere;
  };
  signal.addEventListener('abort', () => goOn());
  const handOut = async () => {
    // What a coordinator has left that was killed.
    for (const queue of [parts, assembly]) await queue.obliterate({ force: true });
    void events.run().catch(connection.onError);
    await flow.add({
      name: 'assembly',
      queueName: ASSEMBLY,
      children: tasks.map((task) => ({
        name: nameTask(task),
        queueName: PARTS,
        data: task,
        opts: {
          attempts: ATTEMPTS,
          backoff: { type: 'exponential', delay: RETRY_MS },
          ignoreDependencyOnFailure: true,
        },
      })),
    });
    await look();
    return waited;
  };
  try {
    // Commands wait for a Redis that is away.
    const reason = await Promise.race([handOut(), waited]).catch((error: unknown) => {
      throw new Error(`${maskRedis(run.redis)}：${explainRedis(error)}`, { cause: error });
    });
    if (reason !== undefined) say(reason);
    signal.throwIfAborted();
    return await assemble();
  } finally {
    clearInterval(looking);
    const isThere = redis.status === 'ready';
    // Nobody is to go on with parts that nobody waits for.
    if (isThere)
      for (const queue of [parts, assembly]) await queue.obliterate({ force: true }).catch(() => {});
    await assembler.close(true);
    // Who takes leave of a Redis that is away waits behind what was asked of it, for ever.
    const closing = [parts, assembly, events, flow].map((one) =>
      (isThere ? one.close() : one.disconnect()).catch(() => {}),
    );
    if (isThere) await Promise.all(closing);
    await release();
    redis.disconnect();
  }
}

/** Tells what becomes of the parts. @param goOn called when there is no sense in waiting for them */
function watchParts<T>(
  events: QueueEvents,
  { tasks, say, onProgress }: CoordinatorRun<T>,
  goOn: (reason?: string) => void,
): void {
  const done = new Set<string>();
  const names = new Map<string, string>();
  const told = new Set<string>();
  const tell = (line: string) => {
    if (!told.has(line)) say(line);
    told.add(line);
  };
  const show = () => onProgress(`各台机器在做：${done.size}/${tasks.length} 份`);
  const nameOf = (jobId: string) => names.get(jobId) ?? '有一份';
  events.on('added', ({ jobId, name }) => names.set(jobId, name));
  events.on('active', show);
  events.on('completed', ({ jobId, returnvalue }) => {
    const answer = (typeof returnvalue === 'string' ? JSON.parse(returnvalue) : returnvalue) as FarmAnswer;
    done.add(jobId);
    if (answer.isUnsound) goOn('报告里有错误，不等别的份了：由本机检查，列出全部错误');
    else say(`${nameOf(jobId)}做好了：${answer.reports} 篇，${answer.by}`);
    show();
  });
  events.on('progress', ({ jobId, data }) => {
    const { by, reason } = Object(data) as Partial<FarmRefusal>;
    if (reason !== undefined) tell(`${by} 没有接${nameOf(jobId)}，留给别的机器：${reason}`);
  });
  events.on('stalled', ({ jobId }) => say(`做${nameOf(jobId)}的机器没有音信了，交给别的机器`));
  events.on('failed', ({ jobId, failedReason }) => {
    done.add(jobId);
    say(`${nameOf(jobId)}没有做成，由本机补做：${failedReason}`);
    show();
  });
}

/** One coordinator at a time: two would take each other's parts away. @returns gives the lead back */
async function takeLead(redis: Redis, { name, patience }: FarmPlace): Promise<() => Promise<void>> {
  const key = `gongbao-${name}:coordinator`;
  const own = randomUUID();
  const lifetime = Math.max(patience, 10) * 1000;
  if ((await redis.set(key, own, 'PX', lifetime, 'NX')) !== 'OK')
    throw new Error(
      `这个名字的农场已经有一台协调机：${name}\n  改法：等它做完；它刚被强行结束的，过 ${lifetime / 1000} 秒再试；另开一个，加上 --farm 别的名字`,
    );
  const renewing = setInterval(() => void redis.pexpire(key, lifetime).catch(() => {}), lifetime / 3);
  return async () => {
    clearInterval(renewing);
    // It may have run out while this process had no time for it.
    if (redis.status === 'ready' && (await redis.get(key)) === own) await redis.del(key);
  };
}
