import { describe, expect, it } from 'vitest';
import { formatOfflineSearch, wantsOfflineSearch } from '../../../src/portal/offline-search.ts';

const SMALL = 1_000_000;
const HUGE = 100 * 1024 * 1024;

describe('search from disk', () => {
  it('comes with a portal of usual size, and with a huge one only if it is wanted', () => {
    const byDefault = { offline: undefined };
    expect([SMALL, HUGE].map((bytes) => wantsOfflineSearch(byDefault, bytes))).toEqual([true, false]);
    expect(wantsOfflineSearch({ offline: true }, HUGE)).toBe(true);
    expect(wantsOfflineSearch({ offline: false }, SMALL)).toBe(false);
  });

  it('is told with the size and the setting where it was left out unasked, and only there', () => {
    const told = formatOfflineSearch({ offline: undefined }, { isThere: false, bytes: HUGE });
    expect(told).toContain('100 MB');
    expect(told).toContain('"offline": true');
    expect(formatOfflineSearch({ offline: false }, { isThere: false, bytes: HUGE })).toBe('');
    expect(formatOfflineSearch({ offline: undefined }, { isThere: true, bytes: SMALL })).toBe('');
  });
});
