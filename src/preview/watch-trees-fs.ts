import { existsSync, watch } from 'node:fs';
import path from 'node:path';

/**
 * Watches folders by one handle each, with all that is in them. On Windows a handle on a folder keeps the ones above
 * it from being renamed, moved and deleted: chokidar, which opens one for each folder, would lock every report that has
 * an `attachments` folder (paulmillr/chokidar#1380).
 * @param onEvent something may have changed: the path as the system names it, `undefined` if it has lost count, the
 * folder itself once it is gone and nothing more is told of it
 */
export function watchTrees(
  folders: readonly string[],
  onEvent: (file: string | undefined) => void,
): { ready: Promise<void>; close(): void } {
  const watchers = folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, { recursive: true }, (_event, name) => {
        // Of a folder that was deleted Windows tells without end (nodejs/node#65837).
        if (existsSync(folder)) return onEvent(name === null ? undefined : path.join(folder, name));
        watcher.close();
        return onEvent(folder);
      });
      return [watcher.on('error', () => watcher.close())];
    } catch {
      // Not there, or on a drive that tells of nothing: what is changed is seen when a page is loaded.
      return [];
    }
  });
  return {
    ready: Promise.resolve(),
    close() {
      for (const watcher of watchers) watcher.close();
    },
  };
}
