/** 120 × 60 pixels, the left half red, the right half blue (RFC 9649, 3). */
const PICTURE = Buffer.from('L3fADgAPEPO///MfDgizjWpw/rSDuE9E/6OqGuBzAA==', 'base64');

function createChunk(name: string, content: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(content.length);
  return Buffer.concat([Buffer.from(name), size, content, Buffer.alloc(content.length % 2)]);
}

/** @param orientation of Exif, as a camera writes it; none where it is absent */
export function createWebp({ orientation }: { orientation?: number } = {}): Buffer {
  const chunks = [createChunk('VP8L', PICTURE)];
  if (orientation !== undefined) {
    const flags = Buffer.from([8, 0, 0, 0]);
    const extended = Buffer.concat([flags, Buffer.from([119, 0, 0, 59, 0, 0])]);
    // One directory with one entry: 0x0112, a short (TIFF 6.0, 2).
    const tiff = Buffer.from(
      `4d4d002a00000008000101120003000000010${orientation.toString(16).padStart(3, '0')}000000000000`,
      'hex',
    );
    chunks.unshift(createChunk('VP8X', extended));
    chunks.push(createChunk('EXIF', tiff));
  }
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks]);
  return createChunk('RIFF', body);
}
