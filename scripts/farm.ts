import { hostname } from 'node:os';
import type { CommandOption } from '../src/command/command.ts';
import { createProgress } from '../src/command/progress.ts';
import { CallFault, type CommandCall, type ExitCode, runCommand } from '../src/command/run-command.ts';
import type { FarmPlace } from '../src/farm/connect-bullmq.ts';
import { coordinate } from '../src/farm/coordinate-bullmq.ts';
import { findRedisFault, maskRedis, STANDARD_REDIS } from '../src/farm/redis-address.ts';
import { runWorker } from '../src/farm/work-bullmq.ts';
import { identifyContent } from '../src/load/make-shard-fs.ts';
import { settleRun } from '../src/portal/run-options.ts';
import { withInterruption } from '../src/publish/with-interruption.ts';
import { BUILD_OPTIONS, buildPortal } from './content/build-portal.ts';
import { chooseContent } from './content/choose-content.ts';
import { readRunOptions } from './content/load-sound-portal.ts';
import { makePart } from './content/make-part.ts';
import { CACHE_OPTIONS, withSharedCache } from './content/shared-cache.ts';

const ROLES = ['coordinator', 'worker'];

/** Reports in a part, unless the command says how many parts there are: some minutes of typesetting. */
const REPORTS_IN_PART = 100;
const MOST_PARTS = 200;

const isNumber = (least: number, most: number) => (value: string, option: string) =>
  /^\d{1,5}$/.test(value) && Number(value) >= least && Number(value) <= most
    ? undefined
    : `${option}写的“${value}”不对，应当是 ${least} 到 ${most} 之间的整数`;

const OPTIONS: readonly CommandOption[] = [
  ...BUILD_OPTIONS,
  ...CACHE_OPTIONS.filter(({ name }) => name === 'cache'),
  {
    name: 'redis',
    value: '地址',
    help: `Redis 在哪里（默认用环境变量 GONGBAO_REDIS，再默认 ${STANDARD_REDIS}）`,
    findFault: (value) => findRedisFault(value, true),
  },
  {
    name: 'farm',
    value: '名字',
    help: '同一个 Redis 上有几个农场时的名字（默认 farm）',
    findFault: (value, option) =>
      /^[a-z\d-]{1,40}$/.test(value)
        ? undefined
        : `${option}写的“${value}”不对，只用小写字母、数字和减号，最多 40 个`,
  },
  {
    name: 'patience',
    value: '秒',
    help: '一台机器多久没有音信，就把它的活交给别的机器（默认 30）',
    findFault: isNumber(2, 3600),
  },
  {
    name: 'parts',
    value: '份数',
    help: 'coordinator：分成几份（默认约 100 篇一份）',
    findFault: isNumber(1, 9999),
  },
  {
    name: 'concurrency',
    value: '份数',
    help: 'worker：同时做几份（默认 1；一份就用得上几个核）',
    findFault: isNumber(1, 64),
  },
];

await runCommand(
  {
    name: 'farm',
    summary:
      '几台机器一起生成网站，活由 Redis 派：一台 coordinator（协调机，写出网站），几台 worker（工作机）。结果与一台机器生成的相同。',
    options: OPTIONS,
    required: ['cache'],
    words: {
      label: 'coordinator|worker',
      isRequired: true,
      findFault: (word) => (ROLES.includes(word) ? undefined : `没有“${word}”，可以写 ${ROLES.join(' 或 ')}`),
    },
    examples: [
      'coordinator --content /mnt/baogao --cache /mnt/gongbao-cache --redis redis://10.0.0.5:6379',
      'worker --content /mnt/baogao --cache /mnt/gongbao-cache --redis redis://10.0.0.5:6379',
    ],
  },
  (call) => {
    const [role, ...more] = call.words;
    if (more.length > 0)
      throw new CallFault(
        `写了 ${call.words.join(' 和 ')}\n  改法：coordinator 和 worker 只写一个；一台机器两样都做，开两个窗口`,
      );
    return withInterruption((signal) =>
      role === 'worker' ? work(call, signal) : withSharedCache(call, (shared) => lead(call, shared, signal)),
    );
  },
);

function readPlace({ values }: CommandCall): FarmPlace {
  const redis = String(values.redis ?? process.env.GONGBAO_REDIS ?? STANDARD_REDIS);
  const fault = findRedisFault(redis, false);
  if (fault !== undefined) throw new CallFault(`环境变量 GONGBAO_REDIS 写得不对：${fault}`);
  return { redis, name: String(values.farm ?? 'farm'), patience: Number(values.patience ?? 30) };
}

async function lead(
  call: CommandCall,
  shared: Parameters<typeof buildPortal>[1],
  signal: AbortSignal,
): Promise<ExitCode> {
  const { values, say } = call;
  const place = readPlace(call);
  const progress = createProgress();
  // All machines take the same moment for now.
  const options = settleRun(readRunOptions('build', values, chooseContent(call), progress), new Date());
  const { content, program, reports } = await identifyContent(options);
  const standard = Math.min(Math.ceil(reports / REPORTS_IN_PART), MOST_PARTS) || 1;
  const count = Math.max(1, Math.min(Number(values.parts ?? standard), reports));
  const { siteUrl, at } = options;
  const tasks = Array.from({ length: count }, (_, index) => ({
    ...{ index: index + 1, count, program, content },
    ...(siteUrl === undefined ? {} : { siteUrl }),
    withoutPdf: values['no-pdf'] === true,
    at,
  }));
  say(`协调机：${reports} 篇报告分成 ${count} 份，由 ${maskRedis(place.redis)} 派出去。`);
  return coordinate({
    ...place,
    ...{ tasks, signal },
    say(line) {
      progress.clear();
      say(line);
    },
    onProgress: (line) => (line === '' ? progress.clear() : progress.show(line)),
    assemble: () => buildPortal({ ...call, values: { ...values, at } }, shared, signal),
  });
}

async function work(call: CommandCall, signal: AbortSignal): Promise<ExitCode> {
  const { values, say, fail } = call;
  const place = readPlace(call);
  const content = chooseContent(call);
  const by = `${hostname()}（进程 ${process.pid}）`;
  say(`工作机 ${by}：等着 ${maskRedis(place.redis)} 派活，按 Ctrl+C 结束。`);
  const reason = await runWorker({
    ...place,
    ...{ by, signal, say },
    concurrency: Number(values.concurrency ?? 1),
    make: (task) => makePart(task, call, content),
  });
  if (reason === undefined) return 0;
  return fail(`这台工作机不能再接活了：${reason}`);
}
