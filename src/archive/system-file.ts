/**
 * Whether Windows or macOS put the file there by themselves: folder views, thumbnails, resource forks.
 * @param path with `/`; a folder's name on the way counts
 */
export function isSystemFile(path: string): boolean {
  return path
    .split('/')
    .some((name) =>
      /^(?:\.DS_Store|\._.*|\.Spotlight-V100|\.Trashes|\.fseventsd|__MACOSX|(?:eh)?thumbs\.db|desktop\.ini|\$RECYCLE\.BIN|System Volume Information)$/i.test(
        name,
      ),
    );
}
