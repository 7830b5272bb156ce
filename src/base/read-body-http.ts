/** The body of an answer, piece by piece. `for await` of the body itself would not give the connection back if it ended early. */
export async function* readBodyPieces(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } finally {
    await reader.cancel();
  }
}

/**
 * The whole body of an answer.
 * @param onBytes is told how many have come by now
 * @returns nothing if it is longer than `most` bytes
 */
export async function readBody(
  response: Response,
  most: number,
  onBytes: (bytes: number) => void = () => {},
): Promise<Buffer | undefined> {
  if (Number(response.headers.get('content-length')) > most) {
    await response.body?.cancel();
    return undefined;
  }
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of readBodyPieces(response)) {
    bytes += piece.length;
    if (bytes > most) return undefined;
    onBytes(bytes);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
