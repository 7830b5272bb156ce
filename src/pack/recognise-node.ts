import type { Machine } from './platforms.ts';

export interface NodeProgram {
  readonly machine: Machine;
  /** Such as `22.11.0`. */
  readonly version: string;
}

/** Machine codes: PE/COFF § 3.3.1, the ELF gABI's `e_machine`, and Apple's `mach/machine.h`. */
const PE_CPUS: Readonly<Record<number, string>> = { 332: 'ia32', 34404: 'x64', 43620: 'arm64' };
const ELF_CPUS: Readonly<Record<number, string>> = {
  3: 'ia32',
  21: 'ppc64',
  22: 's390x',
  40: 'arm',
  62: 'x64',
  183: 'arm64',
  243: 'riscv64',
  258: 'loong64',
};
const MACH_CPUS: Readonly<Record<number, string>> = { 16777223: 'x64', 16777228: 'arm64' };

/**
 * Where a build of nodejs.org, or of its unofficial builds, says that its sources are. Others say nothing of the kind,
 * and may need libraries that only the system has which they were made for, as Debian's do.
 */
const RELEASE = /https:\/\/[\w.-]+\/download\/release\/v(\d+\.\d+\.\d+)\/node-v/;

/** What a Node is made for, and which it is, by its bytes: one for another system cannot be asked. */
export function recogniseNode(bytes: Buffer): NodeProgram | undefined {
  const machine = recogniseProgram(bytes);
  const at = bytes.indexOf('/download/release/v');
  const version = RELEASE.exec(bytes.toString('latin1', Math.max(0, at - 100), at + 100))?.[1];
  return machine && at >= 0 && version !== undefined ? { machine, version } : undefined;
}

/** @param bytes its beginning is enough */
export function recogniseProgram(bytes: Buffer): Machine | undefined {
  if (bytes.length < 64) return undefined;
  const [os, cpu] =
    bytes.toString('latin1', 0, 4) === '\x7fELF'
      ? ['linux', ELF_CPUS[bytes.readUInt16LE(18)]]
      : bytes.toString('latin1', 0, 2) === 'MZ'
        ? ['win32', PE_CPUS[readPeMachine(bytes)]]
        : bytes.readUInt32LE(0) === 0xfeedfacf
          ? ['darwin', MACH_CPUS[bytes.readUInt32LE(4)]]
          : [];
  if (os === undefined || cpu === undefined) return undefined;
  const loader = os === 'linux' ? readElfLoader(bytes) : undefined;
  return { os, cpu, ...(loader === undefined ? {} : { libc: loader.includes('musl') ? 'musl' : 'glibc' }) };
}

/** May be run where it lies: told by its bytes, since no disk of Windows knows that of a program for Linux. */
export function isProgram(head: Buffer): boolean {
  const machine = recogniseProgram(head);
  return head.toString('latin1', 0, 2) === '#!' || (machine !== undefined && machine.os !== 'win32');
}

function readPeMachine(bytes: Buffer): number {
  const at = bytes.readUInt32LE(0x3c);
  return at + 6 <= bytes.length && bytes.toString('latin1', at, at + 4) === 'PE\0\0'
    ? bytes.readUInt16LE(at + 4)
    : 0;
}

const PT_INTERP = 3;

/** The program that loads it, which is the C library's; a static one has none. 64-bit little-endian only. */
function readElfLoader(bytes: Buffer): string | undefined {
  if (bytes[4] !== 2 || bytes[5] !== 1) return undefined;
  const [start, size, count] = [
    Number(bytes.readBigUInt64LE(32)),
    bytes.readUInt16LE(54),
    bytes.readUInt16LE(56),
  ];
  for (let index = 0; index < count; index += 1) {
    const at = start + index * size;
    if (size < 56 || at + size > bytes.length) return undefined;
    if (bytes.readUInt32LE(at) !== PT_INTERP) continue;
    const offset = Number(bytes.readBigUInt64LE(at + 8));
    return bytes.toString('latin1', offset, offset + Number(bytes.readBigUInt64LE(at + 32)));
  }
  return undefined;
}
