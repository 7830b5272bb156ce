import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatPagePath, renderSite } from '../../src/eleventy/build-site.ts';
import { createPreviewSite, type PreviewSite } from '../../src/eleventy/create-preview-site.ts';
import type { Portal } from '../../src/portal/portal.ts';
import { NO_JEKYLL } from '../../src/publish/output-paths.ts';
import { asBuilt, LIVE_SCRIPT } from '../support/as-built.ts';
import { EXAMPLE_CONTENT, PROJECT } from '../support/contents.ts';
import { loadSoundContent } from '../support/load-example.ts';
import { readOutput } from '../support/read-output.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

let portal: Portal;
let site: PreviewSite;
let built: Map<string, string>;

beforeAll(async () => {
  portal = await loadSoundContent(EXAMPLE_CONTENT);
  built = new Map((await renderSite(portal)).map((page) => [formatPagePath(page), page.content]));
  site = createPreviewSite({
    mode: 'preview',
    without: ['pdf', 'word'],
    project: PROJECT,
    content: EXAMPLE_CONTENT,
    label: '内容',
  });
  await site.update({ kinds: new Set(['content', 'templates', 'assets']) });
});

const textOf = async (name: string) => {
  const answer = await site.answer(name);
  if (!('content' in answer)) throw new Error(`${name} is a file of the disk`);
  return { ...answer, content: String(answer.content) };
};

/** A preview makes a report's single file when its page is looked at, so its catalogue lists none. */
function dropSingleFiles(catalog: string): string {
  if (!catalog.startsWith('{')) return catalog.replaceAll('、单个网页文件', '');
  // As a data catalogue it is one of the lines of a report's files.
  if (catalog.includes('"@context"')) {
    const { 'dcat:dataset': reports, ...rest } = JSON.parse(catalog);
    const isSingle = (file: { '@id': string }) => file['@id'].endsWith('.single.html');
    for (const report of reports)
      report['dcat:distribution'] = report['dcat:distribution'].filter(
        (file: { '@id': string }) => !isSingle(file),
      );
    return `${JSON.stringify({ ...rest, 'dcat:dataset': reports }, null, 1)}\n`;
  }
  const { reports, ...site } = JSON.parse(catalog) as { reports: { formats: { type: string }[] }[] };
  const kept = reports.map((report) => ({
    ...report,
    formats: report.formats.filter(({ type }) => type !== 'text/html'),
  }));
  return `${JSON.stringify({ ...site, reports: kept }, null, 1)}\n`;
}

describe('a preview', () => {
  it('shows each page of a build, byte for byte but for the script that keeps it up to date', async () => {
    expect(built.size).toBeGreaterThan(20);
    for (const [name, content] of built) {
      const { status, content: shown } = await textOf(name);
      expect(status, name).toBe(200);
      if (name.endsWith('.html')) expect(shown, name).toMatch(LIVE_SCRIPT);
      expect(asBuilt(shown), name).toBe(content);
    }
  });

  it('shows them in whatever order they are asked for, also at the same time and again', async () => {
    const names = [...built.keys()].reverse();
    const shown = await Promise.all([...names, ...names].map(textOf));
    for (const [index, { content }] of shown.entries()) {
      expect(asBuilt(content)).toBe(built.get(names[index % names.length] ?? ''));
    }
  });

  it('offers every file that a build writes beside the pages', async () => {
    expect(portal.files.length).toBeGreaterThan(20);
    for (const file of portal.files) {
      const answer = await site.answer(file.path);
      if ('files' in answer) expect(answer.files, file.path).toEqual(['copyFrom' in file && file.copyFrom]);
      else {
        expect(answer.status, file.path).toBe(200);
        const lessForms = (text: string) => (/^catalog\./.test(file.path) ? dropSingleFiles(text) : text);
        expect(String(Buffer.from(answer.content)), file.path).toBe(
          lessForms(String(await readOutput(file))),
        );
      }
      // An empty file of no type.
      if (file.path !== NO_JEKYLL) expect(answer.type, file.path).not.toBe('application/octet-stream');
    }
  });

  it('leads nowhere in Chinese, with the page that a build has for it', async () => {
    for (const name of [
      'nix.html',
      'reports/2021/nix.html',
      'reports/2021/shili/attachments/nix.pdf',
      'nix',
    ]) {
      const { status, content } = await textOf(name);
      expect(status, name).toBe(404);
      expect(content, name).toContain('没有找到这个网页');
    }
  });

  it('names, without a link, what only a build makes', async () => {
    const [report] = portal.reports;
    if (!report) throw new Error('the example has no report');
    const published = createPreviewSite({
      project: PROJECT,
      content: EXAMPLE_CONTENT,
      label: '内容',
      mode: 'preview',
    });
    await published.update({ kinds: new Set(['content', 'templates', 'assets']) });
    const page = await published.answer(report.path);
    const content = 'content' in page ? String(page.content) : '';
    expect(content).toContain('排好版的 PDF，可以打印、存档，正式生成时制作');
    expect(content).toContain('Word 文档，正式生成时制作');
    expect(content).not.toMatch(/href="[^"]*\.(?:pdf|docx)"/);
  });

  it('never leaves the folders of its content', async () => {
    const { status } = await textOf(
      `reports/2021/shili/attachments/${path.posix.join('..', '..', 'index.md')}`,
    );
    expect(status).toBe(404);
  });
});

describe('a report that is held back', () => {
  it('is shown with a clear mark, on its page and in lists, and with what has to be mended', async () => {
    const draft = writeReport(
      { 标题: '示例区示例草稿', 状态: '草稿', 体裁: null },
      '\n写到一半的<b>正文</b>。\n',
    );
    const content = await writeTree(await tempFolder(), {
      'site.json': '{ "url": "https://www.shili.gov.example.cn/" }',
      'reports/2021/a/index.md': writeReport(),
      'reports/2021/b/index.md': draft,
      'reports/2021/c/index.md': writeReport({ 标题: '示例丙', 发布日期: null, 发布于: '2199-01-01' }),
    });
    const preview = createPreviewSite({
      ...{ mode: 'preview', without: ['pdf', 'word'], project: PROJECT, content, label: '内容' },
    });
    await preview.update({ kinds: new Set(['content', 'templates', 'assets']) });
    const show = async (name: string) => {
      const answer = await preview.answer(name);
      return 'content' in answer ? String(answer.content) : '';
    };
    const page = await show('reports/2021/b.html');
    expect(page).toMatch(/<div class="held-notice" role="note">\s*<p>草稿，不会发布<\/p>\s*<p>有 1 处要改/);
    expect(page).toContain('<li>缺少必填字段“体裁”</li>');
    expect(page).toContain('写到一半的');
    expect(await show('reports/2021/c.html')).toContain('定于 2199-01-01 发布，到时才放进网站');
    expect(await show('reports/2021/a.html')).not.toContain('held-');
    for (const list of ['index.html', 'catalog.html'])
      expect((await show(list)).replaceAll('<wbr>', '')).toMatch(
        /示例区示例草稿<\/a> <span class="held-mark">草稿<\/span>/,
      );
  });
});
