import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOutputWriter, type OutputFile, writeFiles } from '../../../src/publish/write-files-fs.ts';
import { createTempFolder } from '../../fixtures/publish/temp-folder.ts';

const text = (path: string, content = '示例'): OutputFile => ({ path, content });

describe('writeFiles', () => {
  it('writes text, bytes and copies into folders that it makes', async () => {
    const root = createTempFolder();
    const source = join(createTempFolder(), '来源 (1).bin');
    const bytes = Buffer.alloc(300_000, 7);
    writeFileSync(source, bytes);
    await writeFiles(join(root, '新'), [
      text('index.html', '公报\n'),
      { path: 'a/b/图.png', content: new Uint8Array([0, 255, 13, 10]) },
      { path: 'a/附件/《示例》 (1).bin', copyFrom: source },
      text('空.txt', ''),
    ]);
    expect(readFileSync(join(root, '新/index.html'), 'utf8')).toBe('公报\n');
    expect([...readFileSync(join(root, '新/a/b/图.png'))]).toEqual([0, 255, 13, 10]);
    expect(readFileSync(join(root, '新/a/附件/《示例》 (1).bin')).equals(bytes)).toBe(true);
    expect(readFileSync(join(root, '新/空.txt'), 'utf8')).toBe('');
  });

  it('refuses a copy of a file that was saved again after its hash was told', async () => {
    const root = createTempFolder();
    const source = join(createTempFolder(), '附件.txt');
    writeFileSync(source, '示例');
    const sha256 = createHash('sha256').update('示例').digest('hex');
    await writeFiles(root, [{ path: '一.txt', copyFrom: source, sha256 }]);
    writeFileSync(source, '示例，后来又改');
    const again = writeFiles(root, [{ path: '二.txt', copyFrom: source, sha256 }]);
    await expect(again).rejects.toThrow('在生成网站的时候被改动了');
  });

  it('takes files over together or not at all', async () => {
    const [root, folder] = [createTempFolder(), createTempFolder()];
    mkdirSync(join(folder, '份'));
    for (const name of ['一', '二']) writeFileSync(join(folder, '份', name), name);
    const hash = (content: string) => createHash('sha256').update(content).digest('hex');
    const digests = new Map(['一', '二'].map((name) => [`份/${name}`, hash(name)]));
    const writer = createOutputWriter(root, { folder, digests });
    expect(writer.takeOver(new Map([...digests, ['份/三', hash('三')]]))).toBe(false);
    // Somebody deletes one just now.
    rmSync(join(folder, '份', '二'));
    expect(writer.takeOver(digests)).toBe(false);
    expect(readdirSync(join(root, '份'))).toEqual([]);
    writeFileSync(join(folder, '份', '二'), '二');
    expect(writer.takeOver(digests)).toBe(true);
    expect(readFileSync(join(root, '份', '二'), 'utf8')).toBe('二');
    expect(writer.digests).toEqual(digests);
    await expect(writer.write([text('份/一')])).rejects.toThrow('写了两次');
  });

  it('takes over what the output before has already, and nothing that only seems to be the same', async () => {
    const [root, folder] = [createTempFolder(), createTempFolder()];
    const hash = (content: string) => createHash('sha256').update(content).digest('hex');
    for (const name of ['同.html', '异.html']) writeFileSync(join(folder, name), '以前');
    const digests = new Map([
      ['同.html', hash('以前')],
      ['异.html', hash('以前')],
      ['没有.html', hash('以前')],
    ]);
    const writer = createOutputWriter(root, { folder, digests });
    const made: string[] = [];
    const make = (path: string, content: string): OutputFile => ({
      path,
      produce: async () => {
        made.push(path);
        return content;
      },
    });
    await writer.write(
      [make('同.html', '以前'), make('异.html', '现在'), make('没有.html', '以前')],
      new Map([
        ['同.html', hash('以前')],
        ['异.html', hash('现在')],
        ['没有.html', hash('以前')],
      ]),
    );
    expect(made.sort()).toEqual(['异.html', '没有.html'].sort());
    expect(readFileSync(join(root, '同.html'), 'utf8')).toBe('以前');
    expect(readFileSync(join(root, '异.html'), 'utf8')).toBe('现在');
    expect(Object.fromEntries(writer.digests)).toEqual({
      '同.html': hash('以前'),
      '异.html': hash('现在'),
      '没有.html': hash('以前'),
    });
  });

  it('writes many', async () => {
    const root = createTempFolder();
    await writeFiles(
      root,
      (function* () {
        for (let index = 0; index < 700; index++) yield text(`d${index % 7}/${index}.html`, String(index));
      })(),
    );
    expect(readdirSync(root, { recursive: true })).toHaveLength(707);
    expect(readFileSync(join(root, 'd6/699.html'), 'utf8')).toBe('699');
  });

  it('gives a copy the mode of a written file: a server must read it, the next build delete it', async () => {
    const root = createTempFolder();
    const source = join(createTempFolder(), '只读.txt');
    writeFileSync(source, '示例');
    chmodSync(source, 0o400);
    await writeFiles(root, [text('a.txt'), { path: 'b.txt', copyFrom: source }]);
    expect(statSync(join(root, 'b.txt')).mode).toBe(statSync(join(root, 'a.txt')).mode);
  });

  it.each([
    '../x',
    'a/../../x',
    '/etc/x',
    'a//b',
    '',
    '.',
    'a/.',
    'C:/x',
    'a\\..\\..\\x',
    'x\0y',
    'a/\ud800.txt',
  ])('takes the path %j for a bug and writes nothing outside', async (path) => {
    const parent = createTempFolder();
    const root = join(parent, 'root');
    mkdirSync(root);
    await expect(writeFiles(root, [text(path)])).rejects.toThrow('输出路径');
    expect(readdirSync(parent, { recursive: true })).toEqual(['root']);
  });

  it.each([
    ['letter case', '附件/A.PDF', '附件/a.pdf'],
    ['letter case of a folder', 'Reports/x.html', 'reports/x.html'],
    ['Unicode form', 'caf\u00e9.txt', 'cafe\u0301.txt'],
    ['a file and a folder', 'a', 'A/b'],
    ['a folder and a file', 'A/b/c', 'a/B'],
  ])('refuses names that are the same on Windows or macOS: %s', async (_, one, other) => {
    const root = createTempFolder();
    const failure = (await writeFiles(root, [text(one), text(other)]).catch((error) => error)) as Error;
    expect(failure.message).toContain(`“${other}”`);
    expect(failure.message).toContain('互相覆盖');
    expect(failure.message).toContain('改法');
  });

  it('allows folders that many files share', async () => {
    const root = createTempFolder();
    await writeFiles(root, [text('a/b/1'), text('a/b/2'), text('a/c'), text('ab')]);
    expect(readdirSync(join(root, 'a')).sort()).toEqual(['b', 'c']);
  });

  it('refuses the same path twice, in one list and in two', async () => {
    const root = createTempFolder();
    await expect(writeFiles(root, [text('a'), text('a')])).rejects.toThrow('写了两次：a');
    await writeFiles(root, [text('b', '第一')]);
    await expect(writeFiles(root, [text('b', '第二')])).rejects.toThrow('同名');
    expect(readFileSync(join(root, 'b'), 'utf8')).toBe('第一');
  });

  // Windows counts characters, not bytes: there the name is not too long.
  it.runIf(process.platform !== 'win32')('explains that a name is too long', async () => {
    const root = createTempFolder();
    const long = `${'长'.repeat(100)}.html`;
    const failure = (await writeFiles(root, [text(long)]).catch((error) => error)) as Error;
    expect(failure.message).toContain('太长');
    expect(failure.message).toContain(long);
    expect(failure.cause).toHaveProperty('code');
  });

  it('explains that a source is gone or a folder', async () => {
    const root = createTempFolder();
    await expect(writeFiles(root, [{ path: 'c', copyFrom: join(root, '没有') }])).rejects.toThrow('找不到');
    await expect(writeFiles(root, [{ path: 'd', copyFrom: root }])).rejects.toThrow('文件夹');
  });
});
