import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readErrorCode, sayError } from '../base/io-errors.ts';
import { formatObjectName, listObjects, parseObjectName, writeObject } from '../base/object-files-fs.ts';
import { once } from '../base/once.ts';
import { hashContent } from '../base/sha256.ts';
import { MAX_OBJECT_BYTES, StoreError, type StorePlace } from './store-place.ts';

/**
 * A folder that machines share, such as a mounted one, with the files of a cache. It has to be there: an empty folder
 * where a share is not mounted would take everything and give it to nobody.
 */
export function openFolderPlace(folder: string, label: string): StorePlace {
  // Read once: what others put there meanwhile is found by the next run.
  const list = once(() =>
    listObjects(folder).catch((error: unknown) => {
      throw toStoreError(error, 'store');
    }),
  );
  return {
    label,
    async get(key) {
      const path = (await list()).get(key);
      const parsed = path === undefined ? undefined : parseObjectName(basename(path));
      if (path === undefined || !parsed) return undefined;
      try {
        if ((await stat(path)).size > MAX_OBJECT_BYTES) return 'oversized';
        const content = await readFile(path);
        return hashContent(content) === parsed.sha256 ? { ending: parsed.ending, content } : 'damaged';
      } catch (error) {
        // Somebody has cleaned up.
        if (readErrorCode(error) === 'ENOENT') return undefined;
        throw toStoreError(error, 'object');
      }
    },
    async has(key, _ending, bytes) {
      const path = (await list()).get(key);
      if (path === undefined) return false;
      const state = await stat(path).catch(() => undefined);
      return state?.size === bytes;
    },
    async put(key, { ending, content }) {
      const known = await list();
      // Gone since then: whoever writes makes folders, and would make one where a share was mounted until now.
      await stat(folder).catch((error: unknown) => {
        throw toStoreError(error, 'store');
      });
      const name = formatObjectName(key, hashContent(content), ending);
      const path = await writeObject(folder, name, content).catch((error: unknown) => {
        throw toStoreError(error, 'way');
      });
      known.set(key, path);
    },
  };
}

function toStoreError(error: unknown, reach: StoreError['reach']): StoreError {
  if (readErrorCode(error) === 'ENOENT' && reach === 'store')
    return new StoreError(
      { message: '没有这个文件夹', remedy: '核对路径，看看共享盘接上没有；第一次用，先新建这个文件夹' },
      reach,
      { cause: error },
    );
  return new StoreError({ message: sayError(error), remedy: '照上面说的处理以后再运行一次' }, reach, {
    cause: error,
  });
}
