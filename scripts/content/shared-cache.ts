import type { CommandOption } from '../../src/command/command.ts';
import type { CommandCall, ExitCode } from '../../src/command/run-command.ts';
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
 * The shared cache that a command names, if it names one.
 * @param isDelivering see `createSharedStore`
 * @throws Error in Chinese for a token that cannot be one
 */
export function openShared({ values }: CommandCall, isDelivering: boolean): SharedStore | undefined {
  const { cache, 'cache-read-only': isReadOnly } = values;
  if (typeof cache !== 'string') return undefined;
  const token = process.env.GONGBAO_CACHE_TOKEN;
  const fault = findTokenFault(token ?? '');
  if (fault !== undefined) throw new Error(fault);
  return createSharedStore(openStorePlace(cache, token), { isReadOnly: isReadOnly === true, isDelivering });
}

/**
 * Runs the work of a command with the shared cache that it names, if it names one, and says at the end what came of it.
 * @param isDelivering whether the work is done only when all of it lies there
 */
export async function withSharedCache(
  call: CommandCall,
  work: (shared: SharedStore | undefined) => Promise<ExitCode>,
  isDelivering = false,
): Promise<ExitCode> {
  const { say, fail } = call;
  const shared = openShared(call, isDelivering);
  if (!shared) return work(undefined);
  try {
    const code = await work(shared);
    const { unstored } = await shared.close();
    if (!isDelivering || unstored === 0) return code;
    return fail(`没有完成：有 ${unstored} 个做好的文件没有放进共享缓存，别的机器取不到`);
  } finally {
    say(formatStoreOutcome(await shared.close()));
  }
}
