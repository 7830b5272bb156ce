import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import { decodeText } from '../../../src/base/decode-text.ts';
import { listVersions, readVersion } from '../../../src/desk/save-text-fs.ts';
import { askDesk } from '../../support/ask-desk.ts';
import { type RunningPreview, runPreview } from '../../support/run-preview.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const EDITS = 200;
/** Every so many edits the desk is killed while it saves, and started again. */
const KILL_EVERY = 45;
const ID = '2023/suiji';

const FIELDS = `---
标题: 示例区示例局2023年度报告 # 编造的
机构名称: 示例区示例局
发布日期: 2024-01-15
体裁: 报告
主题分类: 科技、教育
公开类别: 主动公开
---
`;

/** Lines that are no two alike, of everything that a text may have. */
const WORDS = [
  '推进工作。',
  '**办理**12件。',
  '| 甲 | 1 |',
  '  引文　空格',
  'a\\*b',
  '“引号”—',
  '𠮷野家',
  '',
  '# ',
];

interface Saved {
  readonly text: string;
  readonly sha256: string;
}

const ask = (preview: RunningPreview, method: string, route: string, body?: object) =>
  askDesk<Saved>(preview, method, `${route}?id=${encodeURIComponent(ID)}`, body && JSON.stringify(body));

/** The lines of a file with their ends, byte for byte. */
const splitBytes = (bytes: Buffer): string[] =>
  bytes.toString('latin1').match(/[^\r\n]*(?:\r\n|\r|\n|$)/g) ?? [];

it('two hundred edits by the desk and by a text editor in turn, with kills: no text is lost, no other line changes', async () => {
  const random = createRandom(17);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const folder = await tempFolder();
  const file = path.join(folder, '内容', 'reports', ID, 'index.md');
  await mkdir(path.dirname(file), { recursive: true });
  // As Windows has it, with a mark and ends of lines that are not all the same.
  await writeFile(file, `\ufeff${`${FIELDS}\n第一段。\n\n第二段。\n`.replaceAll('\n', '\r\n')}第三段。\n`);
  /** The portal has this report alone: with each edit, pages are made anew. */
  const start = () =>
    runPreview({
      folder,
      change: async (content) => {
        for (const year of ['2020', '2021', '2022'])
          await rm(path.join(content, 'reports', year), { recursive: true });
      },
    });
  let preview = await start();
  /** Each text that was ever said to be saved, or that an editor wrote. */
  const written = new Set<string>();
  const readText = async () => {
    const decoding = decodeText(await readFile(file));
    if (!decoding.ok) throw new Error(decoding.message);
    return decoding.text;
  };
  written.add(await readText());
  /** What the desk has replaced. */
  const former = new Set<string>();

  /** One or more lines below the fields are put in, written anew or taken out. */
  const edit = (text: string) => {
    const lines = text.split('\n');
    const head = FIELDS.split('\n').length;
    const at = head + Math.floor(random() * (lines.length - head));
    const removed = Math.min(lines.length - at - 1, Math.floor(random() * 3));
    const added = Array.from(
      { length: removed === 0 ? 1 + Math.floor(random() * 3) : Math.floor(random() * 3) },
      () => `${pick(WORDS)}${Math.floor(random() * 1e6)}`,
    );
    lines.splice(at, removed, ...added);
    return { text: lines.join('\n'), at, removed };
  };
  let refused = 0;
  let kills = 0;
  for (let count = 1; count <= EDITS; count += 1) {
    const before = await readFile(file);
    const isKill = count % KILL_EVERY === 0;
    if (!isKill && random() < 0.4) {
      // A text editor: it writes its own bytes, in place or by a new file.
      const decoding = decodeText(before);
      const text = edit(decoding.ok ? decoding.text : '').text.replaceAll('\n', pick(['\n', '\r\n']));
      const target = random() < 0.5 ? file : `${file}~`;
      await writeFile(target, pick(['', '\ufeff']) + text);
      if (target !== file) await rename(target, file);
      written.add(await readText());
      continue;
    }
    const { value: opened } = await ask(preview, 'GET', 'report');
    const { text, at, removed } = edit(opened.text);
    const isBehind = !isKill && random() < 0.15;
    if (isBehind) {
      await writeFile(file, `${opened.text}别处写的${count}\n`);
      written.add(await readText());
    }
    const present = await readFile(file);
    if (isKill) {
      kills += 1;
      const sent = ask(preview, 'PUT', 'text', { text, base: opened.sha256 }).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, random() * 8));
      await preview.end('SIGKILL');
      const answer = await sent;
      // The one or the other, and nothing in between; killed before it has answered, it may have saved all the same.
      const now = await readText();
      expect([present.equals(await readFile(file)), now === text]).toContain(true);
      if (answer?.status === 200) expect(now).toBe(text);
      written.add(now);
      preview = await start();
      continue;
    }
    const { status } = await ask(preview, 'PUT', 'text', { text, base: opened.sha256 });
    if (isBehind) {
      refused += 1;
      expect([status, present.equals(await readFile(file))]).toEqual([409, true]);
      continue;
    }
    expect(status).toBe(200);
    written.add(text);
    const replaced = decodeText(present);
    if (replaced.ok) former.add(replaced.text);
    expect(await readText()).toBe(text);
    // Lines above and below what was edited, with their ends.
    const [old, now] = [splitBytes(present), splitBytes(await readFile(file))];
    expect(now.slice(0, at - 1)).toEqual(old.slice(0, at - 1));
    const below = Math.max(0, old.length - at - removed - 2);
    expect(now.slice(now.length - below)).toEqual(old.slice(old.length - below));
  }
  await preview.end();
  expect([refused > 3, kills]).toEqual([true, Math.floor(EDITS / KILL_EVERY)]);

  // Whatever the desk replaced is kept; what an editor replaced is the editor's.
  const content = path.join(folder, '内容');
  const kept = new Set<string>([await readText()]);
  for (const { name } of listVersions(content, file)) {
    const version = readVersion(content, file, name);
    if (version && 'text' in version && version.text !== undefined) kept.add(version.text);
  }
  expect([...former].filter((text) => !kept.has(text))).toEqual([]);
  expect([...kept].filter((text) => !written.has(text))).toEqual([]);
  const names = await readdir(path.dirname(file));
  // A kill may leave a hidden file that nothing reads.
  expect(names.filter((name) => !name.startsWith('.'))).toEqual(['index.md']);
});
