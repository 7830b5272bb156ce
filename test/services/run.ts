import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../../src/command/run-command.ts';
import { PROJECT } from '../support/contents.ts';
import { SERVICE_PATH } from '../support/service-path.ts';

/** What the tests start, how to ask for it, and which package of Debian has it. */
const SERVICES = [
  {
    program: 'redis-server',
    asked: ['--version'],
    has: /v=[5-9]/,
    needs: 'Redis 5 或更新',
    package: 'redis-server',
  },
  {
    program: 'nginx',
    asked: ['-V'],
    has: /http_dav_module/,
    needs: 'nginx，带 WebDAV 模块',
    package: 'nginx-light',
  },
  { program: 'caddy', asked: ['version'], has: /^v?[2-9]\./m, needs: 'Caddy 2.6 或更新', package: 'caddy' },
  { program: 'apache2', asked: ['-v'], has: /Apache\/2\.4/, needs: 'Apache 2.4', package: 'apache2' },
];

await runCommand(
  {
    name: 'test:services',
    summary:
      '用真的 Redis 和 nginx 测试几台机器一起生成，用真的 nginx、Caddy、Apache 和 Chromium 测试服务器的规则。自己启动它们，用空闲的端口，不碰已经在运行的。',
    options: [],
  },
  async ({ say }) => {
    const missing = SERVICES.filter(({ program, asked, has }) => {
      const { stdout, stderr } = spawnSync(program, asked, {
        encoding: 'utf8',
        env: { ...process.env, PATH: SERVICE_PATH },
      });
      return !has.test(`${stdout}${stderr}`);
    });
    if (missing.length > 0) {
      const names = missing.map(({ package: name }) => name).join(' ');
      for (const { program, needs } of missing) say(`没有测试：找不到 ${program}（要 ${needs}）`);
      say(`  改法：Debian、Ubuntu 上运行 apt-get install ${names}，或者把它们放进 PATH`);
      return 1;
    }
    const vitest = fileURLToPath(new URL('node_modules/vitest/vitest.mjs', `file://${PROJECT}`));
    const child = spawn(process.execPath, [vitest, 'run', '--config', 'vitest.services.config.ts'], {
      cwd: PROJECT,
      stdio: 'inherit',
    });
    const [code] = await once(child, 'exit');
    return code === 0 ? 0 : 1;
  },
);
