import { gzipSync } from 'fflate';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { unzip } from '../../../src/client/unzip.ts';

const text = new TextEncoder().encode('推进放管服改革。'.repeat(200));
const zipped = () => new Uint8Array(gzipSync(text, { mtime: 0 }));

afterEach(() => vi.unstubAllGlobals());

describe.each(['by the browser', 'without its help'])('unzip %s', (way) => {
  const start = () => {
    if (way !== 'by the browser') vi.stubGlobal('DecompressionStream', undefined);
  };

  it('gives back what was zipped', async () => {
    start();
    expect(await unzip(zipped())).toEqual(text);
  });

  it('leaves alone what is not zipped', async () => {
    start();
    expect(await unzip(new Uint8Array(text))).toEqual(text);
    expect(await unzip(new Uint8Array())).toHaveLength(0);
    expect(await unzip(new Uint8Array([0x1f, 0x8c]))).toHaveLength(2);
  });

  it('refuses what is cut off or damaged', async () => {
    start();
    const whole = zipped();
    for (const cut of [1, 4, 9, 20, whole.length - 3]) {
      await expect(unzip(whole.slice(0, whole.length - cut)), String(cut)).rejects.toThrow();
    }
    for (const at of [whole.length >> 1, whole.length - 2, whole.length - 6]) {
      const damaged = zipped();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await expect(unzip(damaged), String(at)).rejects.toThrow();
    }
  });
});
