import { expect, it } from 'vitest';
import { runScript } from '../support/run-cli.ts';

/** What a farm does is in `test/services`, with a Redis. */
const farm = (args: readonly string[], redis = '') =>
  runScript('farm', [...args, '--cache', '没有'], { env: { GONGBAO_REDIS: redis } });

it.each([
  [['coordinator', 'worker'], '', '写了 coordinator 和 worker\n  改法：coordinator 和 worker 只写一个'],
  [['worker'], '示例', '环境变量 GONGBAO_REDIS 写得不对：Redis 的地址看不懂'],
  [['coordinator', '--patience', '1'], '', '选项“--patience”写的“1”不对，应当是 2 到 3600 之间的整数'],
  [['coordinator', '--farm', '示例'], '', '选项“--farm”写的“示例”不对，只用小写字母、数字和减号'],
])('a farm that is called wrongly says where: %j %s', async (args, redis, told) => {
  const { code, stdout, stderr } = await farm(args, redis);
  expect([code, stdout, stderr]).toEqual([2, '', expect.stringContaining(told)]);
});
