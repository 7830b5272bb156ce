const UNITS = ['KB', 'MB', 'GB', 'TB'];

/**
 * A file's size for readers: `1234567` → `1.2 MB`. Steps of 1024 under the names KB, MB, GB, so that the page
 * says what Windows says of the downloaded file.
 */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  let size = bytes;
  let unit = '';
  for (unit of UNITS) {
    size /= 1024;
    // 1023.95 KB would round to “1024 KB”, which no reader expects to see.
    if (roundSize(size) < 1024) break;
  }
  return `${roundSize(size)} ${unit}`;
}

/** One decimal while it tells something. */
function roundSize(size: number): number {
  return size < 99.95 ? Math.round(size * 10) / 10 : Math.round(size);
}
