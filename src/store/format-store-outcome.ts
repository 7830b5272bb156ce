import type { StoreOutcome } from './shared-store.ts';

/** What a person should know of a run's dealings with a shared cache: a line, and what is wrong with it. */
export function formatStoreOutcome({
  label,
  isReadOnly,
  fetched,
  stored,
  damaged,
  faults,
}: StoreOutcome): string {
  const bad = damaged.damaged + damaged.foreign + damaged.oversized;
  const put = isReadOnly ? '（只读）' : `，放进 ${stored} 个`;
  return [
    `共享缓存 ${label}：取来 ${fetched} 个做好的文件${put}。`,
    bad > 0 && `有 ${bad} 个与名字对不上（损坏、不全或者不是公报放的），没有用，已经重做。`,
    damaged.foreign > 0 &&
      `  改法：其中 ${damaged.foreign} 个根本不是公报放的文件，核对 --cache 后面的网址，看看是不是要登录的网页`,
    ...faults.map(
      ({ message, remedy }) =>
        `提醒：共享缓存用不上（没有它也能生成，只是慢一些）：${message}\n  改法：${remedy}\n  规则：cache-store`,
    ),
  ]
    .filter(Boolean)
    .join('\n');
}
