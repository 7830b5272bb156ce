import type { CommandOption } from '../../src/command/command.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import { formatStoreOutcome } from '../../src/store/format-store-outcome.ts';
import { findPlaceFault, findTokenFault, openStorePlace } from '../../src/store/open-store-fs.ts';
import { createSharedStore, type SharedStore } from '../../src/store/shared-store.ts';

/** For what several machines make together. */
export const CACHE_OPTIONS: readonly CommandOption[] = [
  {
    name: 'cache',
    value: '位置',
    isNpmsToo: true,
    help: '几台机器共用的缓存：一个共享文件夹，或 http(s) 网址（令牌放在环境变量 GONGBAO_CACHE_TOKEN 里）',
    findFault: findPlaceFault,
  },
  { name: 'cache-read-only', needs: 'cache', help: '只从共享的缓存里取，不往里放' },
];

/**
 * Runs the work of a command with the shared cache that it names, if it names one, and says at the end what came of it.
 * @param isDelivering see `createSharedStore`
 */
export async function withSharedCache<T>(
  { values, say }: CommandCall,
  work: (store: SharedStore | undefined) => Promise<T>,
): Promise<T> {
  const { cache, 'cache-read-only': isReadOnly } = values;
  if (typeof cache !== 'string') return work(undefined);
  const token = process.env.GONGBAO_CACHE_TOKEN;
  const fault = findTokenFault(token ?? '');
  if (fault !== undefined) throw new Error(fault);
  const store = createSharedStore(openStorePlace(cache, token), { isReadOnly: isReadOnly === true });
  try {
    return await work(store);
  } finally {
    say(formatStoreOutcome(await store.close()));
  }
}
