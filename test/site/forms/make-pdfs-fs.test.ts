import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LoadedPortal, loadPortal } from '../../../src/load/load-portal-fs.ts';
import { createPdfTextReader } from '../../../src/pdf/read-pdf-text-pdfium.ts';
import { copyData } from '../../support/copy-data.ts';
import { MARKDOWN_SAMPLE } from '../../support/markdown-sample.ts';
import { writeReport } from '../../support/sample-report.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const PICTURE = fileURLToPath(
  new URL('../../fixtures/portal/reports/2021/shili/images/示意图.png', import.meta.url),
);

let project: string;
let content: string;
let typeset: string[] = [];

beforeAll(async () => {
  const root = await tempFolder();
  project = path.join(root, 'project');
  content = path.join(root, 'content');
  await copyData(project);
  const body = `${MARKDOWN_SAMPLE}\n\n堃玥镕㙍𠮷\n\n| 甲 | 乙 |\n|--|--|\n${'| 丙 | 丁 |\n'.repeat(80)}`;
  await write('2021/shili', writeReport({ 落款: '示例区示例局', 发文字号: '示发〔2021〕3号' }, body));
  for (const name of ['图', '全貌'])
    await cp(PICTURE, path.join(content, `reports/2021/shili/attachments/${name}.png`));
  await writeFile(path.join(content, 'reports/2021/shili/attachments/指南.pdf'), await createPdf());
});

async function write(id: string, text: string): Promise<void> {
  await mkdir(path.join(content, 'reports', id, 'attachments'), { recursive: true });
  await writeFile(path.join(content, 'reports', id, 'index.md'), text);
}

const createPdf = () =>
  readFile(new URL('../../fixtures/portal/reports/2021/shili/attachments/示例文件.pdf', import.meta.url));

async function load(): Promise<LoadedPortal> {
  typeset = [];
  return loadPortal({
    project,
    content,
    label: '内容',
    mode: 'build',
    without: ['word'],
    onTypeset: (done, total) => typeset.push(`${done}/${total}`),
  });
}

async function readPdf({ portal, diagnostics }: LoadedPortal, id: string): Promise<Buffer> {
  const file = portal?.files.find(({ path: name }) => name === `reports/${id}.pdf`);
  if (!file || !('copyFrom' in file)) throw new Error(`no PDF: ${JSON.stringify(diagnostics)}`);
  return readFile(file.copyFrom);
}

describe('PDFs of a portal', () => {
  it('are PDF/A-2a, tagged, in Chinese, dated by the report, and offered first of what is made', async () => {
    const loaded = await load();
    const pdf = await readPdf(loaded, '2021/shili');
    expect(typeset).toEqual(['1/1']);
    const raw = pdf.toString('latin1');
    expect(raw).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(raw).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(raw).toContain('/Lang (zh-CN)');
    expect(raw).toContain('<xmp:CreateDate>2022-02-14');
    const pages = (await createPdfTextReader())(pdf);
    expect(pages[0]?.replace(/\s/g, '')).toMatch(
      /^示发〔2021〕3号示例区示例局2021年度示例工作报告2021年，示例局在/,
    );
    const text = pages.join('');
    for (const words of ['堃玥镕㙍𠮷', '表1 示例区学校数', '脚注一', '图1 全貌', '— 1 —'])
      expect(text).toContain(words);
    // The head stands again where the table goes on.
    expect(pages.at(-1)).toMatch(/^甲\s*乙\s*丙\s*丁/);
    const downloads = loaded.portal?.reports[0]?.downloads ?? [];
    expect(downloads.filter(({ form }) => form)[0]).toMatchObject({
      url: 'reports/2021/shili.pdf',
      bytes: pdf.length,
      mime: 'application/pdf',
      view: { kind: 'typeset' },
    });
  });

  it('come from the cache when nothing changed, with the same bytes as made anew', async () => {
    const first = await readPdf(await load(), '2021/shili');
    expect(typeset).toEqual([]);
    const cache = path.join(project, '.cache/objects');
    for (const name of await readdir(cache)) await writeFile(path.join(cache, name), 'damaged');
    expect(await readPdf(await load(), '2021/shili')).toEqual(first);
    expect(typeset).toEqual(['1/1']);
  });

  it('are not made of what no font can show: the report stays, with a warning', async () => {
    await write('2021/biaoqing', writeReport({ 标题: '示例表情' }, '甲✅乙\n'));
    const { portal, diagnostics } = await load();
    expect(portal?.reports).toHaveLength(2);
    expect(portal?.files.map((file) => file.path)).not.toContain('reports/2021/biaoqing.pdf');
    // Nothing of it is typeset, and `check` says the same.
    const told = diagnostics.filter(({ rule }) => rule === 'pdf');
    expect(told).toMatchObject([
      { level: 'warning', line: 9, column: 2, message: expect.stringContaining('“✅”（U+2705）') },
    ]);
    expect(typeset).toEqual([]);
    const checked = await loadPortal({ project, content, label: '内容', mode: 'check' });
    expect(checked.diagnostics.filter(({ rule }) => rule === 'pdf')).toEqual(told);
    // The same from a cold cache as from a warm one.
    expect((await load()).diagnostics.filter(({ rule }) => rule === 'pdf')).toEqual(told);
  });

  it('are not made of pictures in the colours of print, which are named', async () => {
    const body = '![示意图](attachments/印刷%20图.jpg)\n';
    await write('2021/yinshua', writeReport({ 标题: '示例印刷' }, body));
    const jpeg = await readFile(new URL('../../fixtures/attachments/example.jpg', import.meta.url));
    const frame = jpeg.findIndex(
      (byte, at) => byte === 0xff && /[\xc0\xc2]/.test(String.fromCharCode(jpeg[at + 1] ?? 0)),
    );
    jpeg[frame + 9] = 4;
    await writeFile(path.join(content, 'reports/2021/yinshua/attachments/印刷 图.jpg'), jpeg);
    const { portal, diagnostics } = await load();
    expect(portal?.files.map((file) => file.path)).not.toContain('reports/2021/yinshua.pdf');
    expect(diagnostics.filter(({ rule, file }) => rule === 'pdf' && file.includes('yinshua'))).toMatchObject([
      { level: 'warning', message: expect.stringContaining('图片“印刷 图.jpg”用的是印刷的四色（CMYK）') },
    ]);
  });

  it('are not made of a picture that is damaged inside, which is named; the next one is, and shows ☐ and ☑', async () => {
    const body = '![示意图](attachments/全貌.png)\n\n![示意图](attachments/坏的%20图.png)\n';
    await write('2021/huaitu', writeReport({ 标题: '示例坏图' }, body));
    await write('2021/yinshua', writeReport({ 标题: '示例方框' }, '☑是 ☐否\n'));
    const folder = path.join(content, 'reports/2021/huaitu/attachments');
    const picture = await readFile(PICTURE);
    await writeFile(path.join(folder, '全貌.png'), picture);
    await writeFile(
      path.join(folder, '坏的 图.png'),
      picture.fill(0xff, picture.indexOf('IDAT') + 6, picture.length - 40),
    );
    const loaded = await load();
    const { portal, diagnostics } = loaded;
    expect(portal?.files.map((file) => file.path)).not.toContain('reports/2021/huaitu.pdf');
    expect(diagnostics.filter(({ rule, file }) => rule === 'pdf' && file.includes('huaitu'))).toMatchObject([
      { level: 'warning', message: expect.stringContaining('因为图片“坏的 图.png”读不出来') },
    ]);
    const text = (await createPdfTextReader())(await readPdf(loaded, '2021/yinshua')).join('');
    expect(text.replace(/\s/g, '')).toContain('☑是☐否');
  });

  it('end in 版记 at the foot of an even page, behind a blank one without number where it has to be', async () => {
    const imprint = {
      落款: '示例区示例局',
      抄送: '示例区人大办公室，示例区政协办公室',
      印发机关: '示例区示例局办公室',
      印发日期: '2022-02-15',
    };
    const foot = '抄送：示例区人大办公室，示例区政协办公室。示例区示例局办公室2022年2月15日印发';
    const fill = (count: number) => Array.from({ length: count }, () => '示例文字。').join('\n\n');
    // Of 22 lines a page, the title and the line below it take two on the first, 落款 two, 版记 two.
    const ends: Record<string, RegExp[]> = {
      3: [/示例区示例局—1—$/, new RegExp(`^${foot}—2—$`)],
      30: [/。—1—$/, new RegExp(`示例区示例局${foot}—2—$`)],
      39: [/。—1—$/, /示例区示例局—2—$/, /^$/, new RegExp(`^${foot}$`)],
    };
    // All by one process: its start and its fonts take more than a page.
    for (const count of Object.keys(ends))
      await write(
        `2021/banji-${count}`,
        writeReport({ 标题: '示例版记报告', ...imprint }, fill(Number(count))),
      );
    const loaded = await load();
    for (const [count, pages] of Object.entries(ends)) {
      const pdf = await readPdf(loaded, `2021/banji-${count}`);
      const texts = (await createPdfTextReader())(pdf).map((text) => text.replace(/\s/g, ''));
      expect(texts).toEqual(pages.map((each) => expect.stringMatching(each)));
    }
  });

  it('are refused with fonts that are none, and left out where the settings say so', async () => {
    const settings = path.join(content, 'site.json');
    await writeFile(path.join(content, 'bad.ttf'), 'no font');
    await writeFile(settings, '{\n  "pdfFonts": {\n    "title": "bad.ttf",\n    "body": "none.ttf"\n  }\n}');
    const { portal, diagnostics } = await load();
    expect(portal).toBeUndefined();
    const errors = diagnostics.filter(({ level }) => level === 'error');
    expect(errors.map(({ line, column, setting, message }) => [line, column, setting, message])).toEqual([
      [3, 14, 'pdfFonts', '“pdfFonts”里写的文件不是能用的字体：bad.ttf'],
      [4, 13, 'pdfFonts', '“pdfFonts”里写的字体文件读不到：none.ttf'],
    ]);
    await writeFile(settings, JSON.stringify({ pdf: false }));
    const quiet = await load();
    expect(quiet.portal?.files.filter((file) => /^reports\/2021\/[^/]*\.pdf$/.test(file.path))).toEqual([]);
  });
});
