import { runCommand } from '../src/command/run-command.ts';
import { parseShard } from '../src/load/share-reports.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { BUILD_OPTIONS, buildPortal } from './content/build-portal.ts';
import { buildShard, SHARD_OPTION } from './content/build-shard.ts';
import { chooseContent } from './content/choose-content.ts';
import { CACHE_OPTIONS, withSharedCache } from './content/shared-cache.ts';

await runCommand(
  {
    name: 'build',
    summary: '把内容文件夹里的报告生成静态网站。全部成功才替换原来的网站，失败或中断时原来的网站不变。',
    options: [...BUILD_OPTIONS, ...CACHE_OPTIONS, SHARD_OPTION],
    examples: ['--site-url https://www.example.gov.cn/baogao/', '--content "D:\\报告" --output "D:\\网站"'],
  },
  (call) => {
    const { shard: typed } = call.values;
    const shard = typeof typed === 'string' ? parseShard(typed) : undefined;
    return withInterruption((signal) =>
      withSharedCache(
        call,
        (shared) =>
          shard && shared
            ? buildShard(call, chooseContent(call), shard, shared)
            : buildPortal(call, shared, signal),
        shard !== undefined,
      ),
    );
  },
);
