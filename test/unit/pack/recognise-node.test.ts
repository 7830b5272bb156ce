import { expect, it } from 'vitest';
import { isProgram, recogniseNode, recogniseProgram } from '../../../src/pack/recognise-node.ts';
import { sampleNode } from '../../support/node-sample.ts';

it.each([
  ['win-x64', { os: 'win32', cpu: 'x64' }],
  ['linux-x64', { os: 'linux', cpu: 'x64', libc: 'glibc' }],
  ['linux-x64-musl', { os: 'linux', cpu: 'x64', libc: 'musl' }],
  ['darwin-arm64', { os: 'darwin', cpu: 'arm64' }],
] as const)('tells system and version of a Node for %s by its bytes', (kind, machine) => {
  expect(recogniseNode(sampleNode(kind, '24.1.2'))).toEqual({ machine, version: '24.1.2' });
});

it('takes the unofficial builds of nodejs.org, and none that does not say where it is from', () => {
  const from = (site: string) =>
    recogniseNode(
      sampleNode('linux-x64-musl', '22.1.0', `https://${site}/download/release/v22.1.0/node-v22.1.0`),
    );
  expect(from('unofficial-builds.nodejs.org')?.version).toBe('22.1.0');
  expect(recogniseNode(sampleNode('linux-x64', '20.19.0', 'node v20.19.0'))).toBeUndefined();
});

it('takes nothing for a program that is cut, empty or something else', () => {
  for (const kind of ['win-x64', 'linux-x64', 'darwin-arm64'] as const)
    for (let length = 0; length < 140; length += 1)
      expect(() => recogniseProgram(sampleNode(kind).subarray(0, length))).not.toThrow();
  expect(recogniseProgram(Buffer.from('{"name": "某个文件"}'.repeat(20)))).toBeUndefined();
  const far = sampleNode('win-x64');
  far.writeUInt32LE(0xfffffff0, 0x3c);
  expect(recogniseProgram(far)).toBeUndefined();
});

it('knows what may be run where the disk does not', () => {
  expect(isProgram(Buffer.from('#!/bin/sh\necho 1\n'))).toBe(true);
  expect(isProgram(sampleNode('linux-x64'))).toBe(true);
  expect(isProgram(sampleNode('win-x64'))).toBe(false);
  expect(isProgram(Buffer.from('export const a = 1;\n'.repeat(9)))).toBe(false);
  expect(isProgram(Buffer.alloc(0))).toBe(false);
});
