import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { listen } from './listen.ts';
import { SERVICE_PATH } from './service-path.ts';
import { tempFolder } from './temp-folder.ts';

/** As `docs/hosting.md` names them. */
export const TOKENS = { write: 'WRITE-TOKEN', read: 'READ-TOKEN' } as const;

const running: ChildProcess[] = [];
afterAll(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    // Killed hard, nginx would leave its workers.
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
});

/** Starts a Redis of its own, in memory. */
export async function startRedis(): Promise<{ address: string; stop(): Promise<void> }> {
  const port = await findPort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = await start('redis-server', [...args, '--dir', await tempFolder()], port);
  const stop = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { address: `redis://127.0.0.1:${port}`, stop };
}

/** Starts nginx with the store that `docs/hosting.md` describes. */
export async function startStore(): Promise<{ address: string; folder: string }> {
  const [port, root] = [await findPort(), await tempFolder()];
  const folder = path.join(root, 'store');
  await mkdir(path.join(folder, 'tmp'), { recursive: true });
  const block = readDocumentedStore()
    .replace('listen 443 ssl;', `listen 127.0.0.1:${port};`)
    // Below the prefix: paths have spaces.
    .replaceAll('/srv/gongbao-cache', 'store');
  const isRoot = process.getuid?.() === 0;
  const file = path.join(root, 'nginx.conf');
  await writeFile(
    file,
    `${isRoot ? 'user root;' : ''} daemon off; pid pid; error_log error.log;
events {}
http {
  access_log off;
${block}
}
`,
  );
  await start('nginx', ['-c', file, '-p', root], port);
  return { address: `http://127.0.0.1:${port}`, folder: path.join(folder, 'v1/cache') };
}

/** A portal on a disk, below a document root, and the rules for hosts beside it. */
export interface ServedPortal {
  /** Document root. */
  readonly root: string;
  /** `dist.hosting`. */
  readonly rules: string;
  /** The portal's own folder, in the document root or the same. */
  readonly output: string;
}

/** Starts a real server with the rules that a build wrote for it. @returns its address, without a slash at its end */
export type StartServer = (portal: ServedPortal) => Promise<string>;

export const SERVERS = {
  async nginx({ root, rules }) {
    const [port, place] = [await findPort(), await tempFolder()];
    const file = path.join(place, 'nginx.conf');
    // Debian's module, where it is installed.
    const modules = '/etc/nginx/modules-enabled/50-mod-http-brotli-static.conf';
    await writeFile(
      file,
      `${process.getuid?.() === 0 ? 'user root;' : ''} daemon off; pid pid; error_log error.log;
${existsSync(modules) ? readFileSync(modules, 'utf8').replace('modules/', '/usr/lib/nginx/modules/') : ''}
events {}
http {
  access_log off;
  include "${rules}/nginx-http.conf";
  server {
    listen 127.0.0.1:${port};
    root "${root}";
    include "${rules}/nginx-server.conf";
  }
}
`,
    );
    await start('nginx', ['-c', file, '-p', place], port);
    return `http://127.0.0.1:${port}`;
  },

  async caddy({ root, rules }) {
    const [port, place] = [await findPort(), await tempFolder()];
    const file = path.join(place, 'Caddyfile');
    await writeFile(
      file,
      `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  root * "${root}"
  import "${rules}/caddy.conf"
}
`,
    );
    await start('caddy', ['run', '--config', file, '--adapter', 'caddyfile'], port, { HOME: place });
    return `http://127.0.0.1:${port}`;
  },

  async apache2({ root, rules, output }) {
    const [port, place] = [await findPort(), await tempFolder()];
    const modules = ['mpm_event', 'authz_core', 'dir', 'headers', 'mime', 'rewrite', 'filter', 'deflate'];
    const file = path.join(place, 'apache.conf');
    await writeFile(
      file,
      `ServerRoot "${place}"
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile pid
ErrorLog error.log
DefaultRuntimeDir "${place}"
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup' : ''}
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /dev/null
DocumentRoot "${root}"
<Directory />
  Require all denied
</Directory>
<Directory "${root}">
  Require all granted
</Directory>
<Directory "${output}">
  Include "${rules}/apache.conf"
</Directory>
`,
    );
    // It serves as another user than root, whom temporary folders shut out.
    for (const folder of [place, path.dirname(root)]) await chmod(folder, 0o755);
    await start('apache2', ['-f', file, '-D', 'FOREGROUND'], port);
    return `http://127.0.0.1:${port}`;
  },
} satisfies Record<string, StartServer>;

/** Mounts a disk of some kilobytes over a folder. @returns nothing where that is not allowed */
export async function mountSmallDisk(folder: string): Promise<(() => void) | undefined> {
  await mkdir(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder], { stdio: 'ignore' });
    return () => execFileSync('umount', ['-l', folder]);
  } catch {
    return undefined;
  }
}

function readDocumentedStore(): string {
  const manual = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8');
  const blocks = [...manual.matchAll(/```nginx\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  const block = blocks.find((one) => one.includes('/v1/cache/'));
  if (!block) throw new Error('docs/hosting.md describes no store');
  return block;
}

async function start(
  program: string,
  args: readonly string[],
  port: number,
  env: NodeJS.ProcessEnv = {},
): Promise<ChildProcess> {
  const child = spawn(program, args, {
    env: { ...process.env, PATH: SERVICE_PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  while (!(await canConnect(port))) {
    if (child.exitCode !== null) throw new Error(`${program} ended\n${said}`);
    await wait(20);
  }
  return child;
}

async function findPort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  server.close();
  await once(server, 'close');
  return port;
}

const canConnect = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
