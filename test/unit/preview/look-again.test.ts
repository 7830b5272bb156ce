import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLookAgain } from '../../../src/preview/look-again.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('createLookAgain', () => {
  it('looks once for several pages at a time, and not again within a second', async () => {
    let looks = 0;
    let now = 0;
    const again = createLookAgain(
      async () => {
        looks += 1;
      },
      () => now,
    );
    await Promise.all([again.look(), again.look()]);
    expect(looks).toBe(1);
    now = 999;
    await again.look();
    expect(looks).toBe(1);
    now = 1000;
    await again.look();
    expect(looks).toBe(2);
    now = 2500;
    again.markFresh();
    now = 3000;
    await again.look();
    expect(looks).toBe(2);
  });

  it('looks later where it did not look at once: what was saved meanwhile is not missed', async () => {
    vi.useFakeTimers();
    let looks = 0;
    const again = createLookAgain(async () => {
      looks += 1;
    });
    await again.look();
    await vi.advanceTimersByTimeAsync(300);
    await Promise.all([again.look(), again.look()]);
    expect(looks).toBe(1);
    await vi.advanceTimersByTimeAsync(699);
    expect(looks).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(looks).toBe(2);
    await vi.advanceTimersByTimeAsync(5000);
    expect(looks).toBe(2);
  });

  it.each([
    [300, 3000],
    [60_000, 10_000],
  ])('leaves the disk alone for longer where a look takes %i ms', async (cost, pause) => {
    let looks = 0;
    let now = 0;
    const again = createLookAgain(
      async () => {
        looks += 1;
        now += cost;
      },
      () => now,
    );
    await again.look();
    now += pause - 1;
    await again.look();
    expect(looks).toBe(1);
    now += 1;
    await again.look();
    expect(looks).toBe(2);
  });

  it('does not keep a page waiting for a slow disk', async () => {
    let isDone = false;
    const again = createLookAgain(() => new Promise(() => {}));
    await again.look().then(() => {
      isDone = true;
    });
    expect(isDone).toBe(true);
  });

  it('looks once more after a look during which a page was loaded: it may have been past the file by then', async () => {
    vi.useFakeTimers();
    let looks = 0;
    const again = createLookAgain(async () => {
      looks += 1;
      await new Promise((resolve) => setTimeout(resolve, 800));
    });
    void again.look();
    await vi.advanceTimersByTimeAsync(400);
    void again.look();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(looks).toBe(2);
  });
});
