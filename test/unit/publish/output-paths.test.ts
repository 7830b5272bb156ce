import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  isInside,
  isStagingName,
  isTakeoverName,
  resolveOutputPaths,
  resolveTakeoverPath,
} from '../../../src/publish/output-paths.ts';

const OUTPUT = resolve('/示例/dist');

describe('resolveOutputPaths', () => {
  it('puts every name beside the output, hidden but for what is meant for hosts, as .gitignore expects them', () => {
    const parent = resolve('/示例');
    expect(resolveOutputPaths(`${OUTPUT}/`)).toEqual({
      output: OUTPUT,
      parent,
      staging: join(parent, `.dist.next-${process.pid}`),
      previous: join(parent, '.dist.old'),
      lock: join(parent, '.dist.lock'),
      changes: join(parent, 'dist.changes.json'),
      changesStaging: join(parent, '.dist.changes-next'),
      former: join(parent, '.dist.former'),
      hosting: join(parent, 'dist.hosting'),
      kept: join(parent, 'dist.kept'),
      compressed: join(parent, 'dist.compressed'),
    });
  });

  it('refuses the root of a disk, beside which nothing is', () => {
    expect(() => resolveOutputPaths('/')).toThrow('根目录');
  });
});

describe('names found beside an output', () => {
  it.each(['.dist.next-42'])('takes %s for a staging folder', (name) => {
    expect(isStagingName(OUTPUT, name)).toBe(true);
  });

  it.each([
    '.dist.next-',
    '.dist.next-4a',
    '.dist.next-42.bak',
    'dist.next-42',
    '.dist2.next-42',
    '.dist.old',
    'dist',
  ])('leaves %s alone', (name) => {
    expect(isStagingName(OUTPUT, name)).toBe(false);
    expect(isTakeoverName(OUTPUT, name)).toBe(false);
  });

  it('knows its own names again when the file system has decomposed them', () => {
    const output = resolve('/x/\u00e9');
    expect(isStagingName(output, '.e\u0301.next-7')).toBe(true);
    expect(isTakeoverName(output, '.e\u0301.takeover-0a1b2c3d.lock')).toBe(true);
  });

  it('never takes the lock itself for a takeover lock', () => {
    expect(isTakeoverName(OUTPUT, '.dist.lock')).toBe(false);
    expect(resolveTakeoverPath(OUTPUT, 'unreadable-0')).toBe(
      resolve('/示例/.dist.takeover-unreadable-0.lock'),
    );
    expect(isTakeoverName(OUTPUT, '.dist.takeover-unreadable-0.lock')).toBe(true);
  });
});

describe('isInside', () => {
  it.each([
    ['/a/b', '/a/b', true],
    ['/a/b', '/a/b/c/d', true],
    ['/', '/a', true],
    ['/a/b', '/a/bc', false],
    ['/a/b', '/a', false],
    ['/A/b', '/a/B/c', true],
    ['/\u00e9', '/e\u0301/c', true],
  ])('%s holds %s: %s', (folder, path, expected) => {
    expect(isInside(resolve(folder), resolve(path))).toBe(expected);
  });
});
