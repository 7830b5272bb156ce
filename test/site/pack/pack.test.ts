import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectPack, copyPack } from '../../../src/pack/collect-pack-fs.ts';
import { installPackages } from '../../../src/pack/install-packages-fs.ts';
import { type OpenedNode, openNode } from '../../../src/pack/open-node-fs.ts';
import { buildZip } from '../../support/build-zip.ts';
import { breakDisk } from '../../support/faulty-disk.ts';
import { sampleNode } from '../../support/node-sample.ts';
import { runCommand } from '../../support/run-command.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { writeTree } from '../../support/write-tree.ts';

const WINDOWS = { os: 'win32', cpu: 'x64' };
const LINUX = { os: 'linux', cpu: 'x64', libc: 'glibc' } as const;

const open = async (place: string, machine: typeof WINDOWS | typeof LINUX = WINDOWS) =>
  openNode(place, path.join(await tempFolder(), 'node'), {
    machine,
    range: '>=20.19.0',
    isNewEnough: (version) => Number(version.split('.')[0]) >= 20,
  });
const NODE = 'node-v22.11.0-win-x64';

describe('the Node that is given', () => {
  it('is taken out of the zip of nodejs.org, with its licence', async () => {
    const zip = buildZip([
      { name: `${NODE}/CHANGELOG.md`, data: '…' },
      { name: `${NODE}/LICENSE`, data: 'Node.js is licensed…' },
      { name: `${NODE}/node_modules/npm/bin/node`, data: 'no program', isDeflated: true },
      { name: `${NODE}/node.exe`, data: sampleNode('win-x64'), isDeflated: true },
    ]);
    const folder = await writeTree(await tempFolder(), { [`${NODE}.zip`]: zip });
    const node = (await open(path.join(folder, `${NODE}.zip`))) as OpenedNode;
    expect(node.version).toBe('22.11.0');
    expect(readFileSync(node.file)).toEqual(sampleNode('win-x64'));
    expect(readFileSync(node.license ?? '', 'utf8')).toContain('licensed');
  });

  it('is not called half-loaded where it does not fit on the disk', async () => {
    const zip = buildZip([{ name: `${NODE}/node.exe`, data: sampleNode('win-x64'), isDeflated: true }]);
    const folder = await writeTree(await tempFolder(), { [`${NODE}.zip`]: zip });
    const staging = path.join(folder, 'node');
    const disk = breakDisk({ folders: [staging], kind: 'full', at: 2 });
    const wanted = { machine: WINDOWS, range: '>=20.19.0', isNewEnough: () => true };
    const opening = openNode(path.join(folder, `${NODE}.zip`), staging, wanted);
    await expect(opening.finally(disk.mend)).rejects.toMatchObject({ code: 'ENOSPC' });
  });

  it('is taken out of a tar, and found in a folder, in the folder around it, and by itself', async () => {
    const name = 'node-v22.11.0-linux-x64';
    const folder = await writeTree(await tempFolder(), {
      [`${name}/bin/node`]: sampleNode('linux-x64'),
      [`${name}/LICENSE`]: 'Node.js is licensed…',
    });
    const packed = spawnSync('tar', ['-czf', `${name}.tar.gz`, name], { cwd: folder });
    expect(packed.status).toBe(0);
    for (const place of ['', name, `${name}/bin/node`, `${name}.tar.gz`]) {
      const node = (await open(path.join(folder, place), LINUX)) as OpenedNode;
      expect([place, node.version]).toEqual([place, '22.11.0']);
      expect(readFileSync(node.license ?? '', 'utf8')).toContain('licensed');
    }
  });

  it('is refused for another system, too old, from elsewhere, half-loaded, or if there is none', async () => {
    const folder = await writeTree(await tempFolder(), {
      'linux/bin/node': sampleNode('linux-x64'),
      'old/node.exe': sampleNode('win-x64', '18.20.4'),
      'own/node.exe': sampleNode('win-x64', '22.1.0', 'somebody'),
      'empty/readme.txt': '…',
      'cut.zip': buildZip([{ name: 'a/node.exe', data: sampleNode('win-x64') }]).subarray(0, 300),
      'cut.tar.xz': Buffer.from('fd377a585a0000', 'hex'),
      'without.zip': buildZip([{ name: 'a/b/c/node.exe', data: sampleNode('win-x64') }]),
      'text.exe': 'MZ',
    });
    const said = async (name: string) => {
      const node = await open(path.join(folder, name));
      return 'message' in node ? `${node.message}。改法：${node.remedy}` : 'no fault';
    };
    expect(await said('linux')).toMatch(
      /是给 linux-x64 的，不是给 win-x64 的。改法：从 .* 下载 win-x64 的压缩包/,
    );
    expect(await said('old')).toContain('是 Node.js 18.20.4，要 20.19.0 或更新');
    expect(await said('own')).toContain('不是 nodejs.org 的 Node.js');
    expect(await said('empty')).toContain('里没有 Node.js');
    expect(await said('cut.zip')).toContain('打不开');
    expect(await said('cut.tar.xz')).toContain('打不开');
    expect(await said('without.zip')).toContain('里没有 Node.js');
    expect(await said('text.exe')).toContain('不是 nodejs.org 的 Node.js');
    expect(await said('nowhere')).toContain('找不到');
  });
});

const PROGRAM = Object.fromEntries(
  [
    ...['.eleventy.ts', 'package.json', 'package-lock.json', 'tsconfig.base.json', 'tsconfig.json'],
    ...['CHANGELOG.md', 'CONTRIBUTING.md', 'LICENSE', 'README.md', 'SECURITY.md'],
    ...['_data/a.json', '_includes/a.njk', 'docs/editing.md', 'scripts/a.ts', 'src/a.ts'],
  ].map((name) => [name, name]),
);

async function collect(machine: typeof WINDOWS | typeof LINUX) {
  const project = await writeTree(await tempFolder(), {
    ...PROGRAM,
    'src/content/reports/2021/caogao/index.md': '没有公布的',
    'src/demo/reports/2021/a/index.md': '示例',
    'dist/index.html': '…',
    '打开编辑台.cmd': '@echo off',
    '打开编辑台.sh': '#!/bin/sh\n',
    '打开编辑台.command': '#!/bin/sh\n',
  });
  const packages = await writeTree(await tempFolder(), {
    'node_modules/.package-lock.json': '{}',
    'node_modules/.bin/b': '#!/bin/sh\n',
    'node_modules/b/.hidden': 'asked for',
    'node_modules/b/index.js': 'b',
    'node_modules/@esbuild/linux-x64/bin/esbuild': sampleNode('linux-x64'),
  });
  const kind = machine === WINDOWS ? 'win-x64' : 'linux-x64';
  const given = await writeTree(await tempFolder(), { node: sampleNode(kind), LICENSE: '…' });
  const node = (await open(path.join(given, 'node'), machine)) as OpenedNode;
  return { project, packages, node, files: collectPack(project, packages, machine, node) };
}

describe('a pack', () => {
  it('holds the program, its packages, Node where the starter looks for it, and nobody’s reports', async () => {
    const { files } = await collect(WINDOWS);
    if (!Array.isArray(files)) throw new Error(files.message);
    expect(files.map(({ name }) => name)).toEqual(
      [
        ...Object.keys(PROGRAM),
        ...['node/LICENSE', 'node/node.exe', 'src/demo/reports/2021/a/index.md', '打开编辑台.cmd'],
        ...['node_modules/.package-lock.json', 'node_modules/b/.hidden', 'node_modules/b/index.js'],
        'node_modules/@esbuild/linux-x64/bin/esbuild',
      ].sort(),
    );
  });

  it('keeps what may be run, whatever the disk says', async () => {
    const { files } = await collect(LINUX);
    if (!Array.isArray(files)) throw new Error(files.message);
    const programs = files.filter((file) => file.isProgram).map(({ name }) => name);
    expect(programs).toEqual([
      'node/bin/node',
      'node_modules/@esbuild/linux-x64/bin/esbuild',
      '打开编辑台.sh',
    ]);
    const folder = path.join(await tempFolder(), '公报');
    const told: number[] = [];
    await copyPack(files, folder, {
      onFile: (done) => told.push(done),
      signal: new AbortController().signal,
    });
    expect(told).toHaveLength(files.length);
    for (const { name, file, isProgram } of files) {
      expect(readFileSync(path.join(folder, name))).toEqual(readFileSync(file));
      if (process.platform !== 'win32')
        expect([name, (statSync(path.join(folder, name)).mode & 0o100) !== 0]).toEqual([name, isProgram]);
    }
  });

  it('is not made of half a program', async () => {
    const { project, node } = await collect(WINDOWS);
    const without = await writeTree(await tempFolder(), { 'package.json': '{}' });
    expect(collectPack(project, without, WINDOWS, node)).toMatchObject({ message: '没有装好的程序包' });
    const packages = await writeTree(await tempFolder(), { 'node_modules/.package-lock.json': '{}' });
    expect(collectPack(without, packages, WINDOWS, node)).toMatchObject({
      message: expect.stringMatching(/程序的文件夹里缺 .*src/),
    });
  });
});

describe('packages', () => {
  it('that npm could not unpack are not taken for whole, whatever it ends with', async () => {
    const folder = await writeTree(await tempFolder(), {
      'npm.mjs': `const isHeard = process.argv.includes('--loglevel=warn');
        if (isHeard) console.error('npm warn tar TAR_ENTRY_ERROR ENOSPC: no space left on device, write\\n'.repeat(200));
        console.log('\\nadded 201 packages in 53s');`,
      'sound.mjs': `console.log('added 201 packages in 53s');`,
      'packages/.keep': '',
    });
    const install = (npm: string) =>
      installPackages(folder, path.join(folder, 'packages'), LINUX, {
        npm: path.join(folder, npm),
        signal: new AbortController().signal,
      });
    expect(await install('npm.mjs')).toMatch(/TAR_ENTRY_ERROR ENOSPC: no space left on device, write\n/);
    expect(await install('sound.mjs')).toBeUndefined();
  });
});

describe('npm run pack', () => {
  it('says which systems there are, what is missing for others, and takes nothing of somebody else’s', async () => {
    const folder = await writeTree(await tempFolder(), { '文件.txt': '别人的', 'a.zip': '别人的' });
    const said = async (...args: string[]) => {
      const { code, stdout } = await runCommand('pack', args);
      expect(code).toBe(1);
      return stdout;
    };
    expect(await said('--platform', 'amiga')).toMatch(/没有“amiga”这种系统\n {2}改法：可以写的：.*win-x64/);
    expect(await said('--platform', 'linux-riscv64')).toMatch(
      /linux-riscv64 上不能用：.*pagefind.*没有给它的/,
    );
    expect(await said('--platform', 'win-x64', '--output', folder)).toContain(
      '里已有文件，为免丢失，不会替换',
    );
    await writeTree(folder, { '网站/catalog.json': '{"generator":"gongbao"}' });
    expect(await said('--platform', 'win-x64', '--output', path.join(folder, '网站/包'))).toContain(
      '下一次生成就没有了',
    );
    expect(await said('--platform', 'win-x64', '--output', path.join(folder, 'a.zip'))).toContain(
      '不会替换它',
    );
    const output = path.join(folder, '新.zip');
    expect(await said('--platform', 'win-arm64', '--node', folder, '--output', output)).toContain(
      '里没有 Node.js',
    );
    if (process.platform !== 'win32')
      expect(await said('--platform', 'win-x64', '--output', output)).toMatch(
        /给 win-x64 打包要有它的 Node.js.*\n {2}改法：从 https:\/\/nodejs.org 下载 win-x64/,
      );
  });
});
