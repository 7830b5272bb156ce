import { describe, expect, it } from 'vitest';
import {
  describeLook,
  effectiveSize,
  formatPreferences,
  initialPreferences,
  parsePreferences,
  stepRate,
  stepSize,
} from '../../../src/reading/preferences.ts';

const initial = initialPreferences();

describe('parsePreferences', () => {
  it('reads what it has written', () => {
    const chosen = { ...initial, size: 250, colors: 'warm', senior: true, rate: 1.5 } as const;
    expect(parsePreferences(formatPreferences(chosen), null)).toEqual(chosen);
  });

  it.each([
    ['large', 125],
    ['medium', 100],
    ['small', 90],
    ['huge', 100],
    ['__proto__', 100],
    ['toString', 100],
  ])('reads the size %s of former versions', (former, size) => {
    expect(parsePreferences(null, former)).toEqual({ ...initial, size });
  });

  it('lets what was chosen since stand before it, 中 as well', () => {
    expect(parsePreferences(formatPreferences(initial), 'large').size).toBe(100);
    expect(parsePreferences('{"colors":"dark"}', 'large')).toEqual({ ...initial, size: 125, colors: 'dark' });
  });

  it.each([
    '',
    '{',
    'null',
    '7',
    '"large"',
    '[1,2,3]',
    '{"size":101,"spacing":"1","colors":"<script>","senior":1,"rate":1e9}',
    '{"size":{"valueOf":100},"colors":["dark"],"plain":"true","guide":null}',
    '{"__proto__":{"size":300,"senior":true},"constructor":{"size":300}}',
    `{"size":${'9'.repeat(10_000)}}`,
    '['.repeat(10_000),
  ])('takes %.60s for nothing chosen', (stored) => {
    expect(parsePreferences(stored, null)).toEqual(initial);
  });
});

describe('the size of the text', () => {
  it('goes up and down by steps and ends at three times', () => {
    const sizes = [90];
    for (
      let size = stepSize({ size: 90, senior: false }, 1);
      size;
      size = stepSize({ size, senior: false }, 1)
    )
      sizes.push(size);
    expect(sizes).toEqual([90, 100, 125, 150, 175, 200, 250, 300]);
    expect(stepSize({ size: 90, senior: false }, -1)).toBeUndefined();
  });

  it('is never less than 24 pixels in 长者模式', () => {
    expect(effectiveSize({ size: 90, senior: true }) * 0.16).toBeGreaterThanOrEqual(24);
    expect(stepSize({ size: 90, senior: true }, -1)).toBeUndefined();
    expect(stepSize({ size: 90, senior: true }, 1)).toBe(175);
    expect(effectiveSize({ size: 200, senior: true })).toBe(200);
  });

  it('leaves the speed its own steps', () => {
    expect([stepRate(1, 1), stepRate(1, -1), stepRate(2, 1), stepRate(0.6, -1)]).toEqual([
      1.25,
      0.8,
      undefined,
      undefined,
    ]);
  });
});

describe('describeLook', () => {
  it('says nothing where nothing is chosen', () => {
    const { attributes, properties } = describeLook(initial);
    expect(
      [...Object.values(attributes), ...Object.values(properties)].filter((value) => value !== undefined),
    ).toEqual([]);
  });

  it.each([
    [90, false, 44],
    [100, false, 44],
    [125, false, 44],
    [300, false, 44],
    [90, true, 60],
    [150, true, 60],
    [175, true, 60],
    [300, true, 60],
  ])('keeps targets at %i %% (长者模式: %s) at least %i pixels high, and as high as a line', (size, senior, least) => {
    const { '--text-scale': scale = '1', '--target': target = '2.75rem' } = describeLook({
      ...initial,
      size,
      senior,
    }).properties;
    const pixels = Number.parseFloat(target) * 16 * Number(scale);
    expect(pixels).toBeGreaterThanOrEqual(least);
    if (Number(scale) > 1) expect(Number.parseFloat(target)).toBeGreaterThanOrEqual(1.75);
  });

  it('names colours and modes', () => {
    const { attributes } = describeLook({ ...initial, colors: 'contrast', senior: true, plain: true });
    expect(attributes).toEqual({ colors: 'contrast', large: '', senior: '', plain: '' });
  });
});
