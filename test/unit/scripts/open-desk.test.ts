import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import starter from '../../../scripts/open-desk.cjs';

const { isNewEnough, listNodes, needsPackages, readArguments } = starter;
const ROOT = new URL('../../../', import.meta.url);
const bytes = (name: string) => readFileSync(new URL(name, ROOT));
const RANGE: string = createRequire(import.meta.url)('../../../package.json').engines.node;

it.each([
  ['20.19.0', true],
  ['20.19.5', true],
  ['20.20.0', true],
  ['22.1.0', true],
  ['100.0.0', true],
  ['20.18.9', false],
  ['20.9.0', false],
  ['18.20.4', false],
  ['8.0.0', false],
  // A program that is no Node.
  ['', false],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version, '>=20.19.0')).toBe(expected);
});

describe('where Node is looked for', () => {
  it('on Windows: beside the program, on the PATH, where installers put it', () => {
    const env = {
      PATH: 'C:\\a;"D:\\b c";;C:\\a',
      ProgramFiles: 'C:\\Program Files',
      LOCALAPPDATA: 'C:\\u\\Local',
    };
    expect(
      listNodes({ platform: 'win32', env, home: 'C:\\u', project: 'D:\\公报 程序', list: () => [] }),
    ).toEqual([
      'D:\\公报 程序\\node\\node.exe',
      'C:\\a\\node.exe',
      'D:\\b c\\node.exe',
      'C:\\Program Files\\nodejs\\node.exe',
      'C:\\u\\Local\\Programs\\nodejs\\node.exe',
    ]);
  });

  it('elsewhere also where a shell alone would find it', () => {
    const system = { platform: 'darwin', env: { PATH: '/usr/bin' }, home: '/家', project: '/公报' };
    const found = listNodes({
      ...system,
      list: (folder: string) => (folder.endsWith('node') ? ['v22.1.0'] : []),
    });
    expect(found.slice(0, 2)).toEqual(['/公报/node/bin/node', '/usr/bin/node']);
    expect(found).toContain('/opt/homebrew/bin/node');
    expect(found).toContain('/家/.nvm/versions/node/v22.1.0/bin/node');
    expect(new Set(found).size).toBe(found.length);
  });
});

describe('packages', () => {
  const linux = { platform: 'linux', arch: 'x64' };
  const wanted = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/tests': { version: '1.0.0', dev: true },
    'node_modules/a-linux': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/a-linux-old': { version: '1.0.0', optional: true, os: ['linux'], cpu: ['x64'] },
    'node_modules/a-win32': { version: '1.0.0', optional: true, os: ['win32'], cpu: ['x64'] },
  };
  const one = { version: '1.0.0' };
  const complete = { 'node_modules/a': one, 'node_modules/a-linux': one };

  it('are complete without those of tests and of other systems', () => {
    expect(needsPackages(wanted, complete, linux)).toBe(false);
  });

  it.each([
    ['nothing is there, or an installation was cut off', undefined],
    ['one is missing', { 'node_modules/a-linux': one }],
    ['the program is newer than its packages', { ...complete, 'node_modules/a': { version: '0.9.0' } }],
    ['they were made for another system', { 'node_modules/a': one, 'node_modules/a-win32': one }],
  ])('are installed when %s', (_, installed) => {
    expect(needsPackages(wanted, installed, linux)).toBe(true);
  });
});

it('a folder that was dropped on the starter has the reports', () => {
  const isFolder = (name: string) => name === 'D:\\报告';
  expect(readArguments(['D:\\报告'], isFolder)).toEqual(['--content', 'D:\\报告']);
  expect(readArguments(['--port', '8090'], isFolder)).toEqual(['--port', '8090']);
  expect(readArguments([], isFolder)).toEqual([]);
});

describe('what Windows reads itself', () => {
  it('is a script that means the same in each code page', () => {
    const text = bytes('打开编辑台.cmd').toString('latin1');
    expect(text).toMatch(/^[\x20-\x7e\r\n]+$/);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('is a text that old Notepads show, with the version that the program needs', () => {
    const text = bytes('scripts/needs-node.txt').toString('utf8');
    expect(text.startsWith('\ufeff')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(text).toContain(`${/\d+\.\d+/.exec(RANGE)} 或更新`);
  });
});
