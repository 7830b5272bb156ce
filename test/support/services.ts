import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll } from 'vitest';
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

async function start(program: string, args: readonly string[], port: number): Promise<ChildProcess> {
  const child = spawn(program, args, {
    env: { ...process.env, PATH: SERVICE_PATH },
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
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
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
