import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, readdir } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { REPORT_ENDINGS } from '../../src/portal/report-forms.ts';
import { checkLinks } from '../support/check-links.ts';
import { EXAMPLE_CONTENT, REAL_CONTENT } from '../support/contents.ts';
import { decodeQrPng } from '../support/decode-qr.ts';
import { hashTree } from '../support/hash-tree.ts';
import { getAttribute, parseHtml, queryAll, queryOne, visibleText } from '../support/html.ts';
import { runScript } from '../support/run-cli.ts';
import { runCommand } from '../support/run-command.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SITE_URL = 'https://gongbao.example/bg/';

interface CatalogReport {
  url: string;
  text: string;
  markdown: string;
  json: string;
  title: string;
  date: string;
  year: number;
  genre: string;
  topic: string;
  org: string;
  sections: { id: string; title: string; level: number }[];
  attachments: CatalogFile[];
  formats: CatalogFile[];
}

interface CatalogFile {
  url: string;
  name: string;
  bytes: number;
  sha256: string;
  type: string;
}

let root = '';
let site = '';

const read = (file: string, base = site) => readFileSync(path.join(base, decodeURIComponent(file)));
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const build = (content: string, output: string, options: Parameters<typeof runScript>[2] = {}) =>
  runScript('build', ['--content', content, '--output', output], options);

beforeAll(async () => {
  root = await tempFolder();
  site = path.join(root, '网站');
  const result = await build(EXAMPLE_CONTENT, site);
  expect(result.stderr).toBe('');
  expect(result.code).toBe(0);
  expect(result.stdout).toContain('完成：4 篇报告');
});

describe('a built site', () => {
  it('has no dead link or anchor, no address that works only on one host, and no clash of ids', async () => {
    expect(await checkLinks(site, { siteUrl: SITE_URL })).toEqual([]);
  });

  it('puts nothing beside a report that the check of clashing names does not know', async () => {
    const { reports } = JSON.parse(read('catalog.json').toString()) as { reports: CatalogReport[] };
    const pages = reports.map(({ url }) => decodeURIComponent(url));
    const files = (await readdir(site, { recursive: true })).map((file) => file.replaceAll('\\', '/'));
    const unknown = files.filter((file) => {
      const page = pages.find((each) => file.startsWith(each.replace(/html$/, '')));
      return (
        page && !REPORT_ENDINGS.includes(file.slice(page.length - '.html'.length)) && !pages.includes(file)
      );
    });
    expect(unknown).toEqual([]);
  });

  it('describes itself in catalog.json, newest first', () => {
    const catalog = JSON.parse(read('catalog.json').toString()) as {
      site: { url: string };
      reports: CatalogReport[];
    };
    expect(catalog.site.url).toBe(SITE_URL);
    expect(catalog.reports.map(({ url }) => url)).toEqual([
      'reports/2022/tongzhi.gb18030.html',
      'reports/2022/zhangtiao.html',
      'reports/2021/shili.html',
      'reports/2020/shili.html',
    ]);
    expect(catalog.reports[2]).toMatchObject({
      title: '示例区示例局2021年度法治政府建设情况报告',
      org: '示例区示例局',
      date: '2022-02-14',
      time: '09:30',
      year: 2021,
      genre: '报告',
      topic: '科技、教育',
      documentNumber: '示例发〔2022〕3号',
      text: 'reports/2021/shili.txt',
    });
    expect(catalog.reports[2]?.sections[1]).toEqual({
      id: 's1-1',
      title: '（一）深化“示例”改革 优化服务',
      level: 3,
    });
    for (const report of catalog.reports) {
      for (const file of [report.url, report.text, report.markdown, report.json])
        expect(existsSync(path.join(site, file))).toBe(true);
    }
  });

  it('tells true sizes and hashes of every file made from a text, in the catalogue and on the page', () => {
    const { reports } = JSON.parse(read('catalog.json').toString()) as { reports: CatalogReport[] };
    for (const { url, title, attachments, formats } of reports) {
      const list = queryOne(parseHtml(read(url).toString()), '.attachment-list');
      const offered = queryAll(list, 'a').map((link) => getAttribute(link, 'href'));
      // Each link of the list leads to an attachment or to one of these: what people ask for, then what is attached.
      const isMain = (file: { url: string }) => /\.(?:pdf|docx)$/.test(file.url);
      const order = [...formats.filter(isMain), ...attachments, ...formats.filter((file) => !isMain(file))];
      expect(offered).toEqual(order.map((file) => `../../${file.url}`));
      const hashes = queryAll(list, 'code').map((code) => visibleText(code));
      expect(hashes).toEqual(order.map((file) => file.sha256));
      for (const { url: file, name, bytes, sha256: hash, type } of formats) {
        expect([bytes, hash]).toEqual([read(file).length, sha256(read(file))]);
        expect(name.startsWith(`${title}.`)).toBe(true);
        expect(type).toMatch(/^\w+\/[\w.-]+$/);
      }
    }
  });

  it('tells true sizes and hashes of attachments, in the catalogue and on the page', () => {
    const { reports } = JSON.parse(read('catalog.json').toString()) as { reports: CatalogReport[] };
    const report = reports[2] as CatalogReport;
    expect(report.attachments.map(({ name }) => name)).toEqual([
      '2021年度示例统计表.csv',
      '示例图.png',
      '示例文件.pdf',
      '附件 1 [说明].txt',
    ]);
    const page = read(report.url).toString();
    for (const attachment of report.attachments) {
      const bytes = read(attachment.url);
      expect(attachment.bytes).toBe(bytes.length);
      expect(attachment.sha256).toBe(sha256(bytes));
      expect(page).toContain(attachment.sha256);
    }
    // The attached file itself, byte for byte: GB18030 and CRLF are not touched.
    expect(read('reports/2021/shili/attachments/附件 1 [说明].txt')).toEqual(
      readFileSync(path.join(EXAMPLE_CONTENT, 'reports/2021/shili/attachments/附件 1 [说明].txt')),
    );
  });

  it('offers the text of every report, with true hashes, also where nothing is attached', () => {
    for (const url of ['reports/2020/shili', 'reports/2022/zhangtiao']) {
      const list = queryOne(parseHtml(read(`${url}.html`).toString()), '.attachment-list');
      const items = queryAll(list, 'li').map((item) => visibleText(item));
      const hashes = items.splice(4);
      expect(items).toHaveLength(4);
      for (const [index, ending] of ['docx', 'txt', 'md', 'single.html'].entries()) {
        expect(items[index]).toContain('由正文生成');
        expect(hashes[index]).toContain(sha256(read(`${url}.${ending}`)));
      }
      const [other] = queryAll(list, 'summary').map((summary) => visibleText(summary));
      expect(other).toBe('其他格式：纯文本、Markdown、单个网页文件');
    }
    // The help offers what there is.
    expect(visibleText(parseHtml(read('about.html').toString()))).toContain('可以下载 Word，看附件，打印');
    const text = read('reports/2020/shili.txt').toString();
    expect(text.startsWith('\uFEFF示例区示例局2020年度法治政府建设情况报告\n')).toBe(true);
    expect(text).toContain('示例审批制度改革取得成效，示例事项办理时限缩短。');
    expect(text.trimEnd().endsWith('示例区示例局')).toBe(true);
  });

  it('gives each report as JSON, section by section', () => {
    const report = JSON.parse(read('reports/2020/shili.json').toString()) as {
      preamble: string;
      sections: unknown[];
    };
    expect(report.preamble).toContain('2020年，示例局推进示例工作');
    expect(report.sections).toEqual([
      {
        id: 's1',
        title: '一、主要举措和成效',
        level: 2,
        text: '示例审批制度改革取得成效，示例事项办理时限缩短。',
      },
      { id: 's2', title: '二、存在的不足', level: 2, text: '示例监管有待加强。' },
    ]);
  });

  it('gives footnotes in the JSON too, which belong to no section', () => {
    const report = JSON.parse(read('reports/2021/shili.json').toString()) as { footnotes: string };
    expect(report.footnotes).toBe('数据来自示例调查。');
  });

  it('has a catalogue that Excel opens', () => {
    const csv = read('catalog.csv');
    expect([...csv.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = csv.toString('utf8').trimEnd().split('\r\n');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toContain('标题,');
    expect(rows[3]).toContain('示例发〔2022〕3号');
  });

  it('has a QR code for each report that decodes to its canonical URL', () => {
    const { reports } = JSON.parse(read('catalog.json').toString()) as { reports: CatalogReport[] };
    for (const { url } of reports) {
      const canonical = queryAll(parseHtml(read(url).toString()), 'link[rel=canonical]').map((link) =>
        getAttribute(link, 'href'),
      );
      expect(canonical).toEqual([SITE_URL + url]);
      expect(decodeQrPng(read(url.replace(/html$/, 'qr.png')))).toBe(SITE_URL + url);
    }
  });

  it('ships nothing of Pagefind but its index, which is the same on every system', async () => {
    const names = await readdir(path.join(site, 'pagefind'), { recursive: true });
    const kinds = names.map((name) =>
      name
        .replace(/^[\d-]+_[\d-]+/, 'part')
        .replace(/[0-9a-f]{12}/, 'name')
        .replaceAll(path.sep, '/'),
    );
    expect(kinds.sort()).toEqual([
      'part',
      ...['catalog-name.json', 'name.pf_index', 'outline-name.json'].flatMap((name) => [
        `part/${name}`,
        `part/${name}.js`,
      ]),
    ]);
  });
});

describe('the same input', () => {
  it('gives the same bytes from another folder, working folder, time zone and language', async () => {
    const copy = path.join(root, 'copy #1', 'content');
    await cp(EXAMPLE_CONTENT, copy, { recursive: true });
    const other = path.join(root, 'elsewhere');
    const result = await build(copy, other, {
      cwd: root,
      env: { TZ: 'America/St_Johns', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    });
    expect(result.code).toBe(0);
    expect(await hashTree(other)).toEqual(await hashTree(site));
  });

  it('is rebuilt in place without a trace of the build', async () => {
    const before = await hashTree(site);
    expect((await runCommand('build', ['--content', EXAMPLE_CONTENT, '--output', site])).code).toBe(0);
    expect(await hashTree(site)).toEqual(before);
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('the real report', () => {
  it('builds with no warning but of the example address, and its page weighs at most 60 kB with styles and scripts', async () => {
    const output = path.join(root, 'real');
    const { code, stdout } = await runCommand('build', ['--content', REAL_CONTENT, '--output', output]);
    expect(code).toBe(0);
    // What its text lacks is kept as it is, each with a reason in 检查例外: a first build is quiet.
    expect(stdout.match(/(?<=规则：)\S+/g)).toEqual(['site-url']);
    expect(await checkLinks(output, { siteUrl: 'https://gongbao.example/' })).toEqual([]);
    const page = read('reports/2021/jiaoyuju.html', output);
    const parts = queryAll(parseHtml(page.toString()), 'link[rel=stylesheet]')
      .map((link) => getAttribute(link, 'href'))
      .concat(
        queryAll(parseHtml(page.toString()), 'script[src]').map((script) => getAttribute(script, 'src')),
      );
    expect(parts).toHaveLength(3);
    const assets = parts.map((url) =>
      read(path.posix.join('reports/2021', (url ?? '').replace(/\?.*/, '')), output),
    );
    const weight = [page, ...assets].reduce((sum, bytes) => sum + gzipSync(bytes).length, 0);
    expect(weight).toBeLessThanOrEqual(60_000);
  });
});
