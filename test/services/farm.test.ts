import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { appendFile, cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_CONTENT } from '../support/contents.ts';
import { copyInstallation } from '../support/copy-installation.ts';
import { hashTree } from '../support/hash-tree.ts';
import {
  commandLog,
  runScript,
  type ScriptOptions,
  type ScriptProcess,
  spawnScript,
} from '../support/run-cli.ts';
import { mountSmallDisk, startRedis } from '../support/services.ts';
import { tempFolder } from '../support/temp-folder.ts';

let redis: Awaited<ReturnType<typeof startRedis>>;
let alone: Map<string, string>;
const processes: ScriptProcess[] = [];

beforeAll(async () => {
  redis = await startRedis();
  const output = path.join(await tempFolder(), 'dist');
  await runScript('build', ['--content', DEMO_CONTENT, '--output', output], {
    project: await copyInstallation(),
  });
  alone = await hashTree(output);
});

afterAll(() => {
  for (const child of processes) child.kill('SIGKILL');
});

/** A farm with a shared folder; every machine is an installation with a cache of its own. */
async function createFarm(name: string) {
  const share = path.join(await tempFolder(), '共享');
  await mkdir(share);
  const common = ['--cache', share, '--redis', redis.address, '--farm', name, '--patience', '4'];
  const start = async (
    role: string,
    args: readonly string[],
    { content = DEMO_CONTENT, project, ...options }: { content?: string } & ScriptOptions = {},
  ) => {
    const words = [role, '--content', content, ...common, ...args];
    const child = await spawnScript('farm', words, {
      ...options,
      project: project ?? (await copyInstallation()),
    });
    processes.push(child);
    const machine = { child, said: '' };
    const waiting = new Set<() => void>();
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        machine.said += text;
        for (const look of waiting) look();
      });
    const ended = once(child, 'close').then(([code, signal]) => {
      commandLog.push(`$ farm ${words.join(' ')}\n${machine.said}(${code ?? signal})`);
      for (const look of waiting) look();
      return code as number | null;
    });
    return {
      child,
      ended,
      said: () => machine.said,
      /** Until it has said something. */
      hears: (words: RegExp) =>
        new Promise<void>((resolve, reject) => {
          const look = () => {
            if (words.test(machine.said)) resolve();
            else if (child.exitCode !== null)
              reject(new Error(`ended before it said ${words}\n${machine.said}`));
          };
          waiting.add(look);
          look();
        }),
    };
  };
  const output = path.join(await tempFolder(), 'dist');
  return {
    output,
    coordinate: (content: string, ...args: string[]) =>
      start('coordinator', ['--output', output, '--no-pdf', ...args], { content }),
    work: (options?: Parameters<typeof start>[2]) => start('worker', [], options),
  };
}

describe('a farm', () => {
  it('makes what one machine makes, though one worker is killed in the middle and the disk of one is full', async () => {
    const farm = await createFarm('kill');
    const coordinator = await farm.coordinate(DEMO_CONTENT, '--parts', '8');
    const small = await copyInstallation();
    const disk = path.join(small, '.cache');
    const unmount = await mountSmallDisk(disk);
    try {
      const full = await farm.work({
        project: small,
        env: { TMPDIR: disk },
        ...(unmount ? {} : { fileLimit: 64 }),
      });
      expect(await full.ended).toBe(1);
      expect(full.said()).toMatch(/这台工作机不能再接活了：(?:磁盘空间不足|文件太大)/);
    } finally {
      unmount?.();
    }
    await coordinator.hears(/没有接第 \d\/8 份，留给别的机器：/);
    const killed = await farm.work();
    await killed.hears(/接了第/);
    killed.child.kill('SIGKILL');
    const worker = await farm.work();
    expect(await coordinator.ended).toBe(0);
    expect(coordinator.said()).toContain('没有音信了，交给别的机器');
    expect(coordinator.said().match(/份做好了/g)).toHaveLength(8);
    expect(await hashTree(farm.output)).toEqual(alone);
    worker.child.kill('SIGTERM');
    expect(await worker.ended).toBe(0);
  });

  it('is not served by other contents and other programs, and says so on both sides', async () => {
    const farm = await createFarm('other');
    const coordinator = await farm.coordinate(DEMO_CONTENT, '--parts', '2');
    const content = path.join(await tempFolder(), '内容');
    await cp(DEMO_CONTENT, content, { recursive: true });
    await appendFile(path.join(content, 'reports/2022/fangxun-tongzhi/index.md'), '\n多一段。\n');
    const other = await farm.work({ content });
    await other.hears(/没有接.*这里的报告或设置与协调机的不同/);
    await coordinator.hears(/没有接.*这里的报告或设置与协调机的不同/);
    const project = await copyInstallation();
    await appendFile(path.join(project, 'src/base/clip.ts'), '\n// 另一版\n');
    const changed = await farm.work({ project });
    expect(await changed.ended).toBe(1);
    await coordinator.hears(/没有接.*程序或 Node\.js 与协调机的不同/);
    await farm.work();
    expect(await coordinator.ended).toBe(0);
    expect(await hashTree(farm.output)).toEqual(alone);
  });

  it('lists the errors of all reports when one has some, and publishes nothing', async () => {
    const farm = await createFarm('errors');
    const content = path.join(await tempFolder(), '内容');
    for (const name of ['jia', 'yi', 'bing']) {
      await mkdir(path.join(content, `reports/2021/${name}`), { recursive: true });
      await writeFile(path.join(content, `reports/2021/${name}/index.md`), '---\n标题: 示例\n---\n');
    }
    await farm.work({ content });
    const coordinator = await farm.coordinate(content, '--parts', '3');
    expect(await coordinator.ended).toBe(1);
    for (const name of ['jia', 'yi', 'bing']) expect(coordinator.said()).toContain(`2021/${name}/index.md:`);
    expect(existsSync(farm.output)).toBe(false);
  });

  it('has one coordinator at a time', async () => {
    const farm = await createFarm('two');
    const first = await farm.coordinate(DEMO_CONTENT, '--parts', '2');
    await first.hears(/还没有工作机接活/);
    const second = await farm.coordinate(DEMO_CONTENT, '--parts', '2');
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain('已经有一台协调机');
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(143);
    const third = await farm.coordinate(DEMO_CONTENT, '--parts', '2');
    await third.hears(/还没有工作机接活/);
  });
});

it('says clearly that Redis is away, at the start and in the middle', async () => {
  const own = await startRedis();
  const share = await tempFolder();
  const output = path.join(await tempFolder(), 'dist');
  const args = ['--cache', share, '--content', DEMO_CONTENT, '--redis', own.address, '--patience', '2'];
  const project = await copyInstallation();
  const lead = ['coordinator', ...args, '--output', output, '--no-pdf', '--parts', '2'];
  const child = await spawnScript('farm', lead, { project });
  processes.push(child);
  let said = '';
  const stopped = new Promise<void>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('还没有工作机')) resolve();
    });
  });
  const ended = once(child, 'close');
  await stopped;
  await own.stop();
  expect((await ended)[0]).toBe(0);
  expect(said).toMatch(/与 Redis 断开了[\s\S]*一直连不上 Redis，剩下的由本机做/);
  expect(await hashTree(output)).toEqual(alone);
  for (const role of ['coordinator', 'worker']) {
    const { code, stderr } = await runScript('farm', [role, ...args], { project });
    expect(code).toBe(1);
    expect(stderr).toMatch(/连不上 Redis（ECONNREFUSED）\n {2}改法：启动 Redis/);
  }
});

it('does not take another database of Redis for one that is not there', async () => {
  const project = await copyInstallation();
  const args = ['--cache', await tempFolder(), '--content', DEMO_CONTENT, '--redis', `${redis.address}/99`];
  for (const role of ['coordinator', 'worker']) {
    const { code, stderr } = await runScript('farm', [role, ...args], { project });
    expect([code, stderr]).toEqual([1, expect.stringMatching(/没有地址末尾那个编号的库\n {2}改法/)]);
  }
});

it('stops a worker while Redis is away', async () => {
  const own = await startRedis();
  const project = await copyInstallation();
  const args = ['worker', '--cache', await tempFolder(), '--content', DEMO_CONTENT, '--redis', own.address];
  const child = await spawnScript('farm', args, { project });
  processes.push(child);
  let said = '';
  const hears = (word: string) =>
    new Promise<void>((resolve) => {
      const look = () => said.includes(word) && resolve();
      child.stdout.on('data', look);
      look();
    });
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'close');
  const watcher = new Redis(own.address);
  // From then on the worker waits for parts.
  while (!String(await watcher.client('LIST')).includes('cmd=bzpopmin')) await wait(50);
  watcher.disconnect();
  await own.stop();
  await hears('与 Redis 断开了');
  child.kill('SIGTERM');
  expect((await ended)[0]).toBe(0);
});
