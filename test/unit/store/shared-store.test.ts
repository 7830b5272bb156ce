import { describe, expect, it } from 'vitest';
import { formatKey } from '../../../src/base/sha256.ts';
import { formatStoreOutcome } from '../../../src/store/format-store-outcome.ts';
import type { StoredObject } from '../../../src/store/object-envelope.ts';
import { createSharedStore } from '../../../src/store/shared-store.ts';
import { StoreError, type StorePlace } from '../../../src/store/store-place.ts';

const KEYS = Array.from({ length: 60 }, (_, index) => formatKey(index));
const [KEY = ''] = KEYS;
const content = Buffer.from('甲');
const FAULT = { message: '坏了', remedy: '修好它' };
const offer = (isNew = true) => ({ ending: 'txt', bytes: 3, isNew, read: async () => content });

/** A place in memory that writes down what it is asked. */
function createPlace(own: Partial<StorePlace> = {}) {
  const objects = new Map<string, StoredObject>();
  const asked: string[] = [];
  const place: StorePlace = {
    label: '示例',
    get: async (key) => objects.get(key),
    has: async (key) => objects.has(key),
    put: async (key, object) => void objects.set(key, object),
    ...own,
  };
  const log =
    <A extends unknown[], R>(name: string, work: (...args: A) => R) =>
    (...args: A): R => {
      asked.push(name);
      return work(...args);
    };
  const { label, get, has, put } = place;
  return {
    objects,
    asked,
    place: { label, get: log('get', get), has: log('has', has), put: log('put', put) },
  };
}

const fail = (reach: StoreError['reach']) => async () => {
  throw new StoreError(FAULT, reach);
};

describe('a store that machines share', () => {
  it('gives to one what another has put there', async () => {
    const { place } = createPlace();
    const first = createSharedStore(place);
    expect(await first.get(KEY)).toBeUndefined();
    await first.offer(KEY, offer());
    expect(await first.close()).toMatchObject({ fetched: 0, stored: 1, unstored: 0, faults: [] });
    const second = createSharedStore(place);
    expect(await second.get(KEY)).toEqual({ ending: 'txt', content });
    const outcome = await second.close();
    expect(outcome).toMatchObject({ fetched: 1, stored: 0 });
    expect(formatStoreOutcome(outcome)).toBe('共享缓存 示例：取来 1 个做好的文件，放进 0 个。');
  });

  it('is asked once for what is not there, and offered each object once', async () => {
    const { place, asked } = createPlace();
    const store = createSharedStore(place);
    for (const _ of [1, 2]) await store.get(KEY);
    for (const _ of [1, 2]) await store.offer(KEY, offer());
    await store.close();
    expect(asked).toEqual(['get', 'put']);
  });

  it('is not written when it is only to be read', async () => {
    const { place, asked } = createPlace();
    const store = createSharedStore(place, { isReadOnly: true, isDelivering: true });
    await store.offer(KEY, offer());
    expect(formatStoreOutcome(await store.close())).toContain('取来 0 个做好的文件（只读）');
    expect(asked).toEqual([]);
  });

  it('is told of what this machine had already only where another waits for it', async () => {
    const { place, objects } = createPlace();
    const store = createSharedStore(place);
    await store.offer(KEY, offer(false));
    await store.close();
    expect(objects.size).toBe(0);
    for (const [stored, expected] of [
      [1, ['has', 'put']],
      [0, ['has']],
    ] as const) {
      const { asked, place: logged } = createPlace(place);
      const delivering = createSharedStore(logged, { isDelivering: true });
      await delivering.offer(KEY, offer(false));
      expect(await delivering.close()).toMatchObject({ stored, unstored: 0 });
      expect(asked).toEqual(expected);
    }
  });

  it('is left alone after it was away once, and says so once', async () => {
    const { place, asked } = createPlace({ get: fail('store') });
    const store = createSharedStore(place);
    for (const key of KEYS.slice(0, 3)) expect(await store.get(key)).toBeUndefined();
    for (const key of KEYS.slice(0, 3)) await store.offer(key, offer());
    const outcome = await store.close();
    expect(asked).toEqual(['get']);
    expect(outcome).toMatchObject({ stored: 0, unstored: 3, faults: [FAULT] });
    expect(formatStoreOutcome(outcome)).toContain('只是慢一些）：坏了\n  改法：修好它\n');
  });

  it('goes on to read where it may not write, and to write where one object is refused', async () => {
    const { place, objects, asked } = createPlace({ put: fail('way') });
    objects.set(KEY, { ending: 'txt', content });
    const store = createSharedStore(place);
    for (const key of KEYS.slice(1, 3)) {
      await store.offer(key, offer());
      await store.close();
    }
    expect(await store.get(KEY)).toBeDefined();
    expect(asked).toEqual(['put', 'get']);
    const { place: other, asked: tried } = createPlace({ put: fail('object') });
    const refusing = createSharedStore(other);
    for (const key of KEYS.slice(0, 2)) await refusing.offer(key, offer());
    expect(await refusing.close()).toMatchObject({ unstored: 2, faults: [FAULT] });
    expect(tried).toEqual(['put', 'put']);
  });

  it('is not read any more when one answer after the other breaks off, but goes on to be written', async () => {
    let isWell = false;
    const breakOff = fail('object');
    const { place, objects, asked } = createPlace({ get: async () => (isWell ? undefined : breakOff()) });
    const store = createSharedStore(place);
    for (const key of KEYS.slice(0, 15)) await store.get(key);
    isWell = true;
    await store.get(KEYS[15] ?? '');
    isWell = false;
    for (const key of KEYS.slice(16)) await store.get(key);
    expect(asked).toHaveLength(32);
    await store.offer(KEY, offer());
    expect(await store.close()).toMatchObject({ stored: 1, damaged: { damaged: 31 }, faults: [FAULT] });
    expect(objects.size).toBe(1);
  });

  it('is not believed to have kept anything when it is a page that answers to everything', async () => {
    const { place } = createPlace({ get: async () => 'foreign', put: async () => {} });
    const store = createSharedStore(place, { isDelivering: true });
    expect(await store.get(KEY)).toBeUndefined();
    await store.offer(KEY, offer());
    const outcome = await store.close();
    expect(outcome).toMatchObject({ stored: 0, unstored: 1 });
    expect(formatStoreOutcome(outcome)).toContain('说放好了，那里却没有\n  改法：核对 --cache 后面的网址');
  });

  it('counts what is not the object, and puts it right', async () => {
    const damages = ['damaged', 'foreign', 'oversized'] as const;
    const { place, objects } = createPlace({ get: async (key) => damages[KEYS.indexOf(key)] });
    const store = createSharedStore(place);
    for (const key of KEYS.slice(0, 3)) {
      expect(await store.get(key)).toBeUndefined();
      await store.offer(key, offer());
    }
    const outcome = await store.close();
    expect(formatStoreOutcome(outcome)).toMatch(
      /放进 3 个。\n有 3 个与名字对不上.*已经重做。\n {2}改法：其中 1 个/,
    );
    expect(objects.size).toBe(3);
  });

  it('is asked for a bounded number of objects at a time', async () => {
    let now = 0;
    let most = 0;
    const busy = async () => {
      most = Math.max(most, ++now);
      await new Promise(setImmediate);
      now -= 1;
      return undefined;
    };
    const { place } = createPlace({ get: busy, put: busy });
    const store = createSharedStore(place);
    await Promise.all(KEYS.map((key) => store.get(key)));
    expect(most).toBe(16);
    most = 0;
    for (const key of KEYS) await store.offer(key, offer());
    expect(await store.close()).toMatchObject({ stored: KEYS.length });
    expect(most).toBe(8);
  });
});
