/** A part of a picture's file. */
export interface PictureChunk {
  /** Four letters, such as `IDAT`. */
  readonly name: string;
  /** Where the name stands, and where what it names begins. */
  readonly at: number;
  readonly start: number;
  readonly length: number;
}

/** The chunks of a PNG (3rd ed. § 5.3) or of a WebP (RFC 9649 § 2.3), as far as the bytes go; other files have none. */
export function* listChunks(bytes: Uint8Array): Generator<PictureChunk> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isPng = file.toString('latin1', 0, 4) === '\x89PNG';
  if (!isPng && file.toString('latin1', 0, 4) !== 'RIFF') return;
  for (let from = isPng ? 8 : 12; from + 8 <= file.length; ) {
    const [at, start] = [isPng ? from + 4 : from, from + 8];
    const length = isPng ? file.readUInt32BE(from) : file.readUInt32LE(from + 4);
    yield { name: file.toString('latin1', at, at + 4), at, start, length };
    // A PNG has a checksum behind each chunk, a WebP fills up to even numbers.
    from = start + length + (isPng ? 4 : length % 2);
  }
}
