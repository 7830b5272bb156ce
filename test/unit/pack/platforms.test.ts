import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formatPlatform, listPlatforms, runsOn } from '../../../src/pack/platforms.ts';

const build = (os: string, cpu: string, libc?: string) => ({
  optional: true,
  os: [os],
  cpu: [cpu],
  ...(libc === undefined ? {} : { libc: [libc] }),
});
const family = (...names: string[]) => ({
  version: '1.0.0',
  optionalDependencies: Object.fromEntries(names.map((name) => [name, '1.0.0'])),
});

const LOCK = JSON.stringify({
  packages: {
    '': { dependencies: { find: '1.0.0', set: '1.0.0' } },
    'node_modules/find': family('@find/win', '@find/linux', '@find/riscv', 'events'),
    'node_modules/@find/win': build('win32', 'x64'),
    'node_modules/@find/linux': build('linux', 'x64'),
    'node_modules/@find/riscv': build('linux', 'riscv64'),
    'node_modules/events': { optional: true, os: ['darwin'] },
    'node_modules/set': family('@set/win', '@set/linux', '@set/bsd'),
    'node_modules/set/node_modules/@set/win': build('win32', 'x64'),
    'node_modules/@set/linux': build('linux', 'x64', 'glibc'),
    'node_modules/@set/bsd': build('freebsd', 'x64'),
    'node_modules/faster': { ...family('@faster/mac'), optional: true },
    'node_modules/@faster/mac': build('darwin', 'arm64'),
    'node_modules/tested': { ...family('@tested/mac'), dev: true },
    'node_modules/@tested/mac': { ...build('darwin', 'arm64'), dev: true },
  },
});

it('offers the systems for which every package that comes in builds has one', () => {
  const platforms = listPlatforms(LOCK);
  expect(platforms?.offered).toEqual([
    { name: 'linux-x64', os: 'linux', cpu: 'x64', libc: 'glibc' },
    { name: 'win-x64', os: 'win32', cpu: 'x64' },
  ]);
});

it('names the packages that a system has no build of, and knows no system that none of them knows', () => {
  const platforms = listPlatforms(LOCK);
  expect(platforms?.findMissing('linux-riscv64')).toEqual(['set']);
  expect(platforms?.findMissing('linux-x64-musl')).toEqual(['set']);
  expect(platforms?.findMissing('freebsd-x64')).toEqual(['find']);
  expect(platforms?.findMissing('darwin-arm64')).toBeUndefined();
  expect(platforms?.findMissing('amiga')).toBeUndefined();
});

it.each(['', '[]', '{"packages":[]}', '{"packages"'])('is nothing for what is no lock file: %s', (text) => {
  expect(listPlatforms(text)).toBeUndefined();
});

it("offers Windows, Linux and macOS by this program's own lock file", () => {
  const lock = readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8');
  const names = listPlatforms(lock)?.offered.map(({ name }) => name);
  for (const name of ['win-x64', 'linux-x64', 'linux-arm64', 'linux-x64-musl', 'darwin-arm64'])
    expect(names).toContain(name);
});

it('takes a program that asks for no C library to run beside any', () => {
  const musl = { os: 'linux', cpu: 'x64', libc: 'musl' } as const;
  expect(runsOn({ os: 'linux', cpu: 'x64' }, musl)).toBe(true);
  expect(runsOn({ os: 'linux', cpu: 'x64', libc: 'glibc' }, musl)).toBe(false);
  expect(formatPlatform(musl)).toBe('linux-x64-musl');
  expect(formatPlatform({ os: 'win32', cpu: 'arm64' })).toBe('win-arm64');
});
