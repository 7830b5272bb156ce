/** Names the state of a file, of what `lstat` tells of it: changes whenever a program saves it. */
export const formatStamp = ({ mtimeMs, size, ino }: Record<'mtimeMs' | 'size' | 'ino', number>): string =>
  `${mtimeMs} ${size} ${ino}`;
