/** Bytes that begin like a program for a system and tell Node's version as Node does. Runs nowhere. */
export function sampleNode(
  kind: 'win-x64' | 'linux-x64' | 'linux-x64-musl' | 'darwin-arm64',
  version = '22.11.0',
  tells = `https://nodejs.org/download/release/v${version}/node-v${version}.tar.gz`,
): Buffer {
  const head = Buffer.alloc(512);
  if (kind === 'win-x64') {
    head.write('MZ');
    head.writeUInt32LE(128, 0x3c);
    head.write('PE\0\0', 128, 'latin1');
    head.writeUInt16LE(0x8664, 132);
  } else if (kind === 'darwin-arm64') {
    head.writeUInt32LE(0xfeedfacf, 0);
    head.writeUInt32LE(0x0100000c, 4);
  } else {
    const loader = kind === 'linux-x64' ? '/lib64/ld-linux-x86-64.so.2' : '/lib/ld-musl-x86_64.so.1';
    head.write('\x7fELF\x02\x01', 'latin1');
    head.writeUInt16LE(62, 18);
    head.writeBigUInt64LE(64n, 32);
    head.writeUInt16LE(56, 54);
    head.writeUInt16LE(1, 56);
    head.writeUInt32LE(3, 64);
    head.writeBigUInt64LE(256n, 72);
    head.writeBigUInt64LE(BigInt(loader.length), 96);
    head.write(loader, 256, 'latin1');
  }
  return Buffer.concat([head, Buffer.from(`…${tells}…`)]);
}
