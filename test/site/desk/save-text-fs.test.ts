import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { hashContent } from '../../../src/base/sha256.ts';
import { listVersions, openText, readVersion, saveText } from '../../../src/desk/save-text-fs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const AT = new Date(2026, 10, 26, 9, 5, 7);

async function createText(text: string) {
  const content = path.join(await tempFolder(), '内容 甲');
  const file = path.join(content, 'reports/2021/jia/index.md');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
  return { content, file, base: hashContent(text) };
}

it('keeps what a file was, and writes it whole', async () => {
  const { content, file, base } = await createText('\ufeff甲\r\n乙\r\n');
  expect(saveText(content, file, { text: '甲\n乙二\n', base }, AT)).toMatchObject({ text: '甲\n乙二\n' });
  expect(await readFile(file, 'utf8')).toBe('\ufeff甲\r\n乙二\r\n');
  const [version] = listVersions(content, file);
  expect(version).toMatchObject({ saved: '2026-11-26 09:05:07' });
  expect(readVersion(content, file, version?.name ?? '')).toMatchObject({ text: '甲\n乙\n' });
  expect(await readdir(path.dirname(file))).toEqual(['index.md']);
});

it('writes nothing where nothing changed, and no version of it', async () => {
  const { content, file, base } = await createText('甲\n');
  expect(saveText(content, file, { text: '甲\n', base }, AT)).toEqual({ text: '甲\n', sha256: base });
  expect(listVersions(content, file)).toEqual([]);
});

it('refuses a text that was made of another file than is there, and hands that over', async () => {
  const { content, file } = await createText('别处改的\n');
  const refused = saveText(content, file, { text: '这里写的\n', base: hashContent('以前的\n') }, AT);
  expect(refused).toMatchObject({ text: '别处改的\n', sha256: hashContent('别处改的\n') });
  expect('message' in refused && refused.message).toContain('别的程序刚才改过');
  expect(await readFile(file, 'utf8')).toBe('别处改的\n');
});

it('writes over nothing that another program saves while the disk is busy', async () => {
  const { content, file, base } = await createText('甲\n');
  // Asked for the name of the former state: the file has been read, and is not replaced yet.
  const at = new (class extends Date {
    override getFullYear() {
      writeFileSync(file, '别处改的\n');
      return super.getFullYear();
    }
  })(AT);
  const refused = saveText(content, file, { text: '乙\n', base }, at);
  expect(refused).toMatchObject({ text: '别处改的\n', sha256: hashContent('别处改的\n') });
  expect(await readFile(file, 'utf8')).toBe('别处改的\n');
  expect(await readdir(path.dirname(file))).toEqual(['index.md']);
});

it('opens no file by a name that is none of a version', async () => {
  const { content, file } = await createText('甲\n');
  for (const name of ['../index.md', 'index.md', '', '2026-11-26 09-05-07-000 abcdef12.md/../../x'])
    expect(readVersion(content, file, name)).toBeUndefined();
});

it('keeps two hundred states, the first and the newest among them', async () => {
  const { content, file, base } = await createText('0\n');
  let known = base;
  for (let count = 1; count <= 205; count += 1) {
    const saved = saveText(
      content,
      file,
      { text: `${count}\n`, base: known },
      new Date(AT.getTime() + count),
    );
    known = 'sha256' in saved ? (saved.sha256 ?? '') : '';
  }
  const versions = listVersions(content, file);
  expect(versions).toHaveLength(200);
  expect(readVersion(content, file, versions[0]?.name ?? '')).toMatchObject({ text: '204\n' });
  expect(readVersion(content, file, versions.at(-1)?.name ?? '')).toMatchObject({ text: '0\n' });
});

it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'says why a file cannot be written',
  async () => {
    const { content, file, base } = await createText('甲\n');
    await chmod(path.dirname(file), 0o500);
    const refused = saveText(content, file, { text: '乙\n', base }, AT);
    await chmod(path.dirname(file), 0o700);
    expect('message' in refused && refused.message).toContain('没有保存');
  },
);

it('loses no state of a text when it is killed in the middle, again and again', async () => {
  const { content, file } = await createText('第 0 次\n正文。\n');
  const script = fileURLToPath(new URL('../../fixtures/desk/save-again.ts', import.meta.url));
  let seen = 0;
  for (let round = 0; round < 8; round += 1) {
    const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, content, file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      // At some point of the many that a save has.
      if (said.split('\n').length > 3 + round * 2) child.kill('SIGKILL');
    });
    await once(child, 'close');
    const opened = openText(file) as { text: string };
    expect(opened.text).toMatch(/^第 \d+ 次\n正文。\n$/);
    const kept = new Set(
      listVersions(content, file).map(
        ({ name }) => (readVersion(content, file, name) as { text: string }).text,
      ),
    );
    // Each text that was said to be saved is there: as it is now, or as it was. Of hundreds, before the kill came, all of
    // the last ones are.
    const lines = said.split('\n').slice(0, -1);
    for (const count of lines.slice(-30)) {
      const text = `第 ${count} 次\n正文。\n`;
      expect(text === opened.text || kept.has(text)).toBe(true);
    }
    seen += lines.length;
  }
  expect(seen).toBeGreaterThan(20);
});
