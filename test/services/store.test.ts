import { readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEMO_CONTENT } from '../support/contents.ts';
import { copyInstallation } from '../support/copy-installation.ts';
import { hashTree } from '../support/hash-tree.ts';
import { listen } from '../support/listen.ts';
import { runScript } from '../support/run-cli.ts';
import { startStore, TOKENS } from '../support/services.ts';
import { tempFolder } from '../support/temp-folder.ts';

let alone: Map<string, string>;

beforeAll(async () => {
  const { output } = await build('');
  alone = await hashTree(output);
});

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** A build on a machine that has nothing yet. */
async function build(
  cache: string,
  { token = TOKENS.write, args = [] }: { token?: string; args?: readonly string[] } = {},
) {
  const output = path.join(await tempFolder(), 'dist');
  const named = cache === '' ? [] : ['--cache', cache];
  const words = ['--content', DEMO_CONTENT, '--output', output, ...named, ...args];
  const env = { GONGBAO_CACHE_TOKEN: token };
  const result = await runScript('build', words, { project: await copyInstallation(), env });
  const [, fetched, stored] = /取来 (\d+) 个做好的文件(?:，放进 (\d+) 个)?/.exec(result.stdout) ?? [];
  return { ...result, output, fetched: Number(fetched), stored: Number(stored ?? 0) };
}

/** Stands between a machine and a store, and changes one bit of the first large answer. */
async function damageOnTheWay(address: string): Promise<string> {
  let isDone = false;
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray());
    const answer = await fetch(address + request.url, {
      method: request.method ?? 'GET',
      headers: { authorization: request.headers.authorization ?? '' },
      ...(body.length > 0 ? { body } : {}),
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    if (!isDone && answer.status === 200 && bytes.length > 1000) {
      isDone = true;
      bytes.writeUInt8(bytes.readUInt8(900) ^ 1, 900);
    }
    response.writeHead(answer.status, { 'content-length': bytes.length }).end(bytes);
  });
  const port = await listen(server);
  closing.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${port}`;
}

it('a store over nginx gives one machine what another made, damaged or missing objects are made again', async () => {
  const store = await startStore();
  const first = await build(store.address);
  expect(first).toMatchObject({ code: 0, fetched: 0 });
  expect(await readdir(store.folder)).toHaveLength(first.stored);
  expect(await hashTree(first.output)).toEqual(alone);

  const missing = (await readdir(store.folder)).sort().filter((_, at) => at % 20 === 0);
  for (const name of missing) await rm(path.join(store.folder, name));
  const second = await build(await damageOnTheWay(store.address));
  expect(second.code).toBe(0);
  expect(second.fetched).toBeGreaterThan(50);
  expect(second.stdout).toContain('有 1 个与名字对不上');
  expect(second.stdout).not.toContain('规则：cache-store');
  expect(await hashTree(second.output)).toEqual(alone);
  // What nothing needs while the whole that it went into is there, is not made again.
  const there = new Set(await readdir(store.folder));
  expect(missing.filter((name) => there.has(name)).length).toBeGreaterThan(missing.length / 2);
});

it('who may only read takes and puts nothing, who has no token does without', async () => {
  const store = await startStore();
  const { stored } = await build(store.address);
  const reader = await build(store.address, { token: TOKENS.read, args: ['--cache-read-only'] });
  expect(reader).toMatchObject({ code: 0, stored: 0 });
  expect(reader.fetched).toBeGreaterThan(50);
  expect(reader.stdout).not.toContain('规则：cache-store');
  const stranger = await build(store.address, { token: '' });
  expect(stranger).toMatchObject({ code: 0, fetched: 0, stored: 0 });
  expect(stranger.stdout).toMatch(/服务器不让读（403）[\s\S]*GONGBAO_CACHE_TOKEN/);
  expect(await readdir(store.folder)).toHaveLength(stored);
  for (const { output } of [reader, stranger]) expect(await hashTree(output)).toEqual(alone);
});

it('shares that two machines made assemble on a third to what one machine makes', async () => {
  const store = await startStore();
  for (const share of ['1/2', '2/2']) {
    const made = await build(store.address, { args: ['--shard', share] });
    expect(made.code).toBe(0);
    expect(made.stdout).toContain(`第 ${share} 份做好了`);
    expect(made.stored).toBeGreaterThan(30);
  }
  const before = await readdir(store.folder);
  const assembled = await build(store.address);
  expect(assembled.code).toBe(0);
  expect(await hashTree(assembled.output)).toEqual(alone);
  // Nothing of a report is made again.
  expect(assembled.fetched).toBeGreaterThan(before.length / 2);
});

it('a share that is a whole part of the index makes it, and nobody makes it again', async () => {
  const store = await startStore();
  const listParts = async () => {
    const names = await readdir(store.folder);
    const files = await Promise.all(names.map((name) => readFile(path.join(store.folder, name), 'latin1')));
    return files.filter((text) => text.slice(0, 200).includes('"ending":"zip"')).length;
  };
  expect((await build(store.address, { args: ['--shard', '1/1'] })).code).toBe(0);
  // The other one is that of former texts.
  expect(await listParts()).toBe(2);
  const assembled = await build(store.address);
  expect(await hashTree(assembled.output)).toEqual(alone);
  expect(await listParts()).toBe(2);
});
