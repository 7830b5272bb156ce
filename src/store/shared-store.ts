import type { ObjectStore } from '../base/object-cache-fs.ts';
import type { Damage } from './object-envelope.ts';
import { MAX_OBJECT_BYTES, StoreError, type StoreFault, type StorePlace } from './store-place.ts';

/** Requests at a time: enough to hide a network's delays, few enough for a small server and for memory. */
const READS = 16;
const WRITES = 8;

/** One answer that cannot be read may be that object's fault; of so many, one after the other, it is the store's. */
const UNREAD = 16;

/** A page that asks for a password says 200 to everything, also to what it is sent. */
const NOT_KEPT: StoreFault = {
  message: '服务器说放好了，那里却没有',
  remedy: '核对 --cache 后面的网址，看看是不是要登录的网页',
};

/** What became of a run's dealings with a store. */
export interface StoreOutcome {
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly fetched: number;
  readonly stored: number;
  /** Offered and not there now. */
  readonly unstored: number;
  readonly damaged: Readonly<Record<Damage, number>>;
  /** The first of each way; one if the whole store is away. */
  readonly faults: readonly StoreFault[];
}

export interface SharedStore extends ObjectStore {
  /** Waits for what is still being sent. */
  close(): Promise<StoreOutcome>;
}

/**
 * A store of objects behind a machine's own cache. It may fail in any way without keeping a portal from being made: a
 * store that is away is not asked again.
 * @param options.isDelivering whether what is found on this machine has to be in the store too, for another one
 */
export function createSharedStore(
  place: StorePlace,
  { isReadOnly = false, isDelivering = false }: { isReadOnly?: boolean; isDelivering?: boolean } = {},
): SharedStore {
  const reads = createSlots(READS);
  const writes = createSlots(WRITES);
  const damaged: Record<Damage, number> = { foreign: 0, damaged: 0, oversized: 0 };
  const counts = { fetched: 0, stored: 0, unstored: 0 };
  const absent = new Set<string>();
  const offered = new Set<string>();
  const sending = new Set<Promise<void>>();
  let unread = 0;
  const faults: { read?: StoreFault; write?: StoreFault; object?: StoreFault } = {};

  const note = (error: unknown, way: 'read' | 'write'): void => {
    if (!(error instanceof StoreError)) throw error;
    const { fault, reach } = error;
    if (reach === 'object') faults.object ??= fault;
    else faults[way] ??= fault;
    if (reach === 'store') {
      faults.read ??= fault;
      faults.write ??= fault;
    }
  };

  const send = async (key: string, offer: Parameters<ObjectStore['offer']>[1]): Promise<boolean> => {
    const { ending, bytes, isNew } = offer;
    if (faults.write || bytes > MAX_OBJECT_BYTES) return false;
    try {
      if (!isNew && (await place.has(key, ending, bytes))) return true;
      const content = await offer.read();
      if (!content) return false;
      await place.put(key, { ending, content });
      if (damaged.foreign > 0 && !(await place.has(key, ending, bytes)))
        throw new StoreError(NOT_KEPT, 'way');
      counts.stored += 1;
      return true;
    } catch (error) {
      note(error, 'write');
      return false;
    }
  };

  return {
    async get(key) {
      if (absent.has(key)) return undefined;
      return reads.run(async () => {
        if (faults.read) return undefined;
        try {
          const found = await place.get(key);
          unread = 0;
          if (found === undefined) absent.add(key);
          else if (typeof found === 'string') damaged[found] += 1;
          else {
            counts.fetched += 1;
            offered.add(key);
            return found;
          }
        } catch (error) {
          note(error, 'read');
          if (!(error instanceof StoreError && error.reach === 'object')) return undefined;
          damaged.damaged += 1;
          unread += 1;
          if (unread >= UNREAD) faults.read ??= error.fault;
        }
        return undefined;
      });
    },
    async offer(key, object) {
      if (isReadOnly || offered.has(key) || !(object.isNew || isDelivering)) return;
      offered.add(key);
      // Waits for its turn, not for its end: what is made meanwhile need not be held.
      await writes.enter();
      const sent = send(key, object)
        .then((isThere) => {
          if (!isThere) counts.unstored += 1;
        })
        .finally(() => {
          writes.leave();
          sending.delete(sent);
        });
      sending.add(sent);
    },
    async close() {
      await Promise.all(sending);
      const known = [faults.read, faults.write, faults.object].filter((fault) => fault !== undefined);
      const unique = known.filter(
        ({ message }, at) => known.findIndex((one) => one.message === message) === at,
      );
      return { label: place.label, isReadOnly, ...counts, damaged, faults: unique };
    },
  };
}

/** Lets so many in at a time, in the order in which they came. */
function createSlots(limit: number) {
  let free = limit;
  const waiting: (() => void)[] = [];
  const enter = async (): Promise<void> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    enter,
    leave,
    async run<T>(work: () => Promise<T>): Promise<T> {
      await enter();
      try {
        return await work();
      } finally {
        leave();
      }
    },
  };
}
