import { describe, expect, it } from 'vitest';
import { forEachBounded } from '../../../src/base/for-each-bounded.ts';

const turn = () => new Promise((done) => setImmediate(done));

describe('forEachBounded', () => {
  it('does all of it, some at once, never more than 16', async () => {
    let [running, most] = [0, 0];
    const done: number[] = [];
    await forEachBounded(
      Array.from({ length: 500 }, (_, index) => index),
      async (item) => {
        running += 1;
        most = Math.max(most, running);
        await turn();
        running -= 1;
        done.push(item);
      },
    );
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, index) => index));
    expect(most).toBe(16);
  });

  it('begins nothing new after a failure, ends with nothing running and throws the first failure', async () => {
    let [begun, running] = [0, 0];
    const work = forEachBounded(
      Array.from({ length: 500 }, (_, index) => index),
      async (item) => {
        begun += 1;
        running += 1;
        await turn();
        if (item !== 3) await turn();
        running -= 1;
        if (item === 3 || item === 5) throw new Error(`坏了 ${item}`);
      },
    );
    await expect(work).rejects.toThrow('坏了 3');
    expect(running).toBe(0);
    expect(begun).toBeLessThan(50);
  });

  it('throws what the list itself throws while it is produced', async () => {
    function* items() {
      yield 1;
      throw new Error('列表坏了');
    }
    await expect(forEachBounded(items(), turn as () => Promise<void>)).rejects.toThrow('列表坏了');
  });
});
