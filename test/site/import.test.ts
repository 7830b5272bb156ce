import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { buildDocx, p } from '../support/build-docx.ts';
import { runCommand } from '../support/run-command.ts';
import { PNG } from '../support/sample-attachments.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const TITLE = '示例区示例局2021年度法治政府建设情况报告';
const ID = '2021/slqslj2021ndfzzfjsqkbg';

/** A source document, and a content folder that is not there yet. */
async function prepare(files: Readonly<Record<string, string | Uint8Array>>) {
  const folder = await tempFolder();
  await writeTree(path.join(folder, '原件'), files);
  const content = path.join(folder, '内容');
  const run = (...args: string[]) => runCommand('import', [...args, '--content', content]);
  return { folder, content, run, source: (name = '') => path.join(folder, '原件', name) };
}

/** All files below a folder, `/`-separated; none if there is no such folder. */
async function list(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

const text = (body: string) => `${TITLE}\n\n发布日期：2022-02-14\n\n${body}\n\n示例区示例局\n2022年2月10日\n`;

describe('npm run import', () => {
  it('refuses what has a title and no text', async () => {
    const { content, run, source } = await prepare({
      '空.html': `<h1>${TITLE}</h1><div id="zoom"></div>`,
      '图.html': `<h1>${TITLE}</h1><div id="zoom"><img src="1.jpg"><img src="2.jpg"></div>`,
    });
    const empty = await run(source('空.html'));
    expect(empty.stdout).toContain(`除了标题“${TITLE}”，没有找到正文`);
    expect(await list(content)).toEqual([]);
    // Pictures that have to be fetched are told.
    const { stdout } = await run(source('图.html'));
    expect(stdout).toContain('图片2 2.jpg：没有和网页一起存到电脑里');
    expect(stdout).toContain('另存为“网页，单个文件”');
  });

  it('makes a report that can be published as soon as its empty fields are filled in', async () => {
    const { content, run, source, folder } = await prepare({
      '报告.docx': buildDocx({
        media: { 'image1.png': PNG },
        body: [
          p(TITLE, '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="44"/>'),
          p('发布日期：2022-02-14'),
          p('一、主要举措'),
          p('全年办结12件。'),
          '<w:p><w:r><w:drawing><a:blip r:embed="image1.png"/></w:drawing></w:r></w:p>',
          p('图1 示例图'),
          `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>${p('办件')}</w:tc></w:tr><w:tr><w:tc>${p('甲')}</w:tc><w:tc>${p('12')}</w:tc></w:tr></w:tbl>`,
          p('示例区示例局', '<w:jc w:val="right"/>'),
          p('2022年2月10日', '<w:jc w:val="right"/>'),
        ].join(''),
      }),
    });
    const imported = await run(source('报告.docx'));
    expect(imported.stdout).toContain('公开类别：主动公开（取自发布日期 2022-02-14');
    expect(imported.stdout).toContain('还要填：主题分类（');
    expect(imported.code).toBe(0);
    const report = path.join(content, 'reports', ID);
    expect(await list(report)).toEqual(['images/1.png', 'index.md', 'source/报告.docx']);
    expect(await readFile(path.join(report, 'source/报告.docx'))).toEqual(
      await readFile(source('报告.docx')),
    );

    const file = path.join(report, 'index.md');
    const written = await readFile(file, 'utf8');
    expect(written).toContain('![图1 示例图](images/1.png)');
    await writeFile(file, written.replace('\n主题分类:\n', '\n主题分类: 科技、教育\n'));
    const output = path.join(folder, '网站');
    const built = await runCommand('build', ['--content', content, '--output', output]);
    expect(built.stdout).toContain('共 0 处错误');
    expect(built.code).toBe(0);
    const page = await readFile(path.join(output, `reports/${ID}.html`), 'utf8');
    expect((await list(output)).filter((name) => name.includes('报告.docx'))).toEqual([]);
    for (const shown of ['一、主要举措', '全年办结12件。', 'colspan="2"', '2022年2月10日'])
      expect(page).toContain(shown);
  });

  it('writes nothing on a dry run, and never over a report that is there', async () => {
    const { content, run, source } = await prepare({ 'a.txt': text('正文。') });
    const dry = await run(source('a.txt'), '--dry-run');
    expect(dry.stdout).toContain(`将写到 ${content.split(path.sep).join('/')}/reports/${ID}/index.md`);
    expect(await list(content)).toEqual([]);

    expect((await run(source('a.txt'))).code).toBe(0);
    const file = path.join(content, 'reports', ID, 'index.md');
    await writeFile(file, '编辑改过的');
    for (const args of [[source('a.txt')], [source('a.txt'), '--dry-run']]) {
      const again = await run(...args);
      expect(again.code).toBe(1);
      expect(again.stdout).toContain('已经有这篇报告了，不会覆盖');
    }
    expect(await readFile(file, 'utf8')).toBe('编辑改过的');
    const other = await run(source('a.txt'), '--folder', '2021/shili-2');
    expect(other.code).toBe(0);
    expect(await list(path.join(content, 'reports/2021'))).toContain('shili-2/index.md');
  });

  it('replaces the text of a report on request, keeps its fields and shows what changed', async () => {
    const { content, run, source } = await prepare({
      'a.txt': text('第一段没有变。\n\n全年办结12件。'),
      'b.txt': text('第一段没有变。\n\n全年办结13件。\n\n新加一段。').replace('2022-02-14', '2022-03-01'),
      'c.txt': `${text('正文。')}\n\n抄送：示例区人大办公室。\n示例区示例局办公室 2022年3月2日印发`,
    });
    await run(source('a.txt'));
    const file = path.join(content, 'reports', ID, 'index.md');
    const before = (await readFile(file, 'utf8')).replace('\n公开类别:\n', '\n公开类别: 主动公开\n');
    await writeFile(file, before);
    const updated = await run(source('b.txt'), '--update');
    expect(updated.code).toBe(0);
    expect(updated.stdout).toContain('正文改 1 段、加 1 段、删 0 段；去掉 1 字，增加 6 字');
    expect(updated.stdout).toContain('－ 全年办结12件。\n    ＋ 全年办结13件。\n    ＋ 新加一段。');
    expect(updated.stdout).toContain('发布日期没有改：报告里是“2022-02-14”，新的原文里是“2022-03-01”');
    const [, fields, body] = (await readFile(file, 'utf8')).split(/^---$/m);
    expect(fields).toBe(before.split(/^---$/m)[1]);
    expect(body).toBe('\n\n第一段没有变。\n\n全年办结13件。\n\n新加一段。\n');
    expect(await readFile(path.join(content, 'reports', ID, 'source/index.before-update.txt'), 'utf8')).toBe(
      before,
    );

    const again = await run(source('b.txt'), '--update');
    expect(again.stdout).not.toContain('更新以前的文字');
    const imprinted = await run(source('c.txt'), '--update');
    const kept = ['source/index.before-update.txt', 'source/index.before-update-2.txt'];
    expect(imprinted.stdout).toContain(`更新以前的文字存为 ${kept[1]}`);
    const [first, second] = await Promise.all(
      kept.map((name) => readFile(path.join(content, 'reports', ID, name), 'utf8')),
    );
    expect([first, second]).toEqual([before, expect.stringContaining('全年办结13件。\n\n新加一段。')]);
    expect(imprinted.stdout).toContain('报告原来没有印发日期，已经按新的原文加上');
    expect(await readFile(file, 'utf8')).toContain(
      '\n抄送: 示例区人大办公室\n印发机关: 示例区示例局办公室\n印发日期: 2022-03-02\n---\n',
    );

    const lost = await run(source('b.txt'), '--update', '--folder', '2020/wu');
    expect(lost.code).toBe(1);
    expect(lost.stdout).toContain('没有这篇报告');
  });

  it('says what could not be read where it does not find the report to replace, and not that it is a new one', async () => {
    const { content, run, source } = await prepare({ 'a.txt': text('全年办结12件。') });
    await writeTree(content, { [`reports/${ID}/index.md`]: new Uint8Array([0x81, 0xff, 0xff]) });
    const { code, stdout } = await run(source('a.txt'), '--update');
    expect(code).toBe(1);
    expect(stdout).toContain(`没有标题是“${TITLE}”的报告`);
    expect(stdout).toMatch(/有读不了的，可能就在里面：.*2021\/slqslj2021ndfzzfjsqkbg\/index\.md：/);
    expect(stdout).not.toContain('去掉 --update');
  });

  it('publishes the source on request only, and first tells what it reveals', async () => {
    const comment =
      '<w:comment w:id="0" w:author="示例"><w:p><w:r><w:t>不公开的意见</w:t></w:r></w:p></w:comment>';
    const { content, run, source } = await prepare({
      'a.docx': buildDocx({
        body: p(TITLE) + p('发布日期：2022-02-14') + p('全年办结12件，比上年多1件，群众比较满意。'),
        comments: comment,
      }),
      'b.html': `<title>示例区2020年工作总结</title><div id="zoom"><p>${'示例局认真落实各项部署。'.repeat(5)}</p></div>`,
    });
    const kept = await run(source('a.docx'), source('b.html'), '--keep-source');
    expect(kept.stdout).toContain('原文件将作为附件公开（attachments/a.docx）');
    expect(kept.stdout).toMatch(/原文件里有批注.*不公开的意见/u);
    expect(kept.stdout).toContain('原文件不能作为附件公开');
    expect(await list(content)).toEqual([
      'reports/2020/slq2020ngzzj/index.md',
      'reports/2020/slq2020ngzzj/source/b.html',
      `reports/${ID}/attachments/a.docx`,
      `reports/${ID}/index.md`,
    ]);
    const updated = await run(source('a.docx'), '--update');
    expect(updated.stdout).toContain('attachments/a.docx 是以前的原文件，仍然公开');
  });

  it('takes two documents of one title for two reports, unless they are the same', async () => {
    const of = (org: string) => text('正文。').replace('\n\n示例区示例局\n', `\n\n${org}\n`);
    const { content, run, source } = await prepare({
      'a.txt': of('示例区甲局'),
      'b.txt': of('示例区乙局'),
      'c.txt': of('示例区乙局').replace('正文。', '另一段正文。'),
    });
    const both = await run(source('a.txt'), source('b.txt'));
    expect(both.stdout).toContain('导入 2 篇');
    expect(both.stdout).toContain(
      `同名的报告已经有了（${content.split(path.sep).join('/')}/reports/${ID}/index.md）`,
    );
    const second = path.join(content, 'reports', `${ID}-2`, 'index.md');
    expect(await readFile(second, 'utf8')).toContain('示例区乙局');
    // An editor has changed it since: it is the same document still.
    await writeFile(second, (await readFile(second, 'utf8')).replace('正文。', '改过的正文。'));
    const again = await run(source('a.txt'), source('b.txt'));
    expect(again.stdout).toContain('导入 0 篇，2 个没有导入');
    // Of two reports of one title an update means the body's own.
    const updated = await run(source('c.txt'), '--update');
    expect(updated.stdout).toContain(`已更新 ${content.split(path.sep).join('/')}/reports/${ID}-2/index.md`);
  });

  it('takes folders and several files; one that cannot be read does not stop the others', async () => {
    const { content, run, source } = await prepare({
      '文件夹/好.txt': text('正文。'),
      '文件夹/下级/网页.html': `<title>示例区2020年工作总结</title><div id="zoom"><p>${'示例局认真落实各项部署。'.repeat(5)}</p><img src="网页_files/图.png" alt="示例图"><a href="附件.pdf">附件</a></div>`,
      '文件夹/下级/网页_files/图.png': PNG,
      '文件夹/下级/附件.pdf': '%PDF-1.4\n%%EOF',
      '文件夹/~$好.docx': 'x',
      '坏.docx': 'x',
    });
    // An empty name is not that of the folder in which somebody is.
    const result = await run(source('文件夹'), source('坏.docx'), source('没有.txt'), '');
    expect(result.code).toBe(1);
    expect(result.stdout).toContain('共 6 个文件：导入 2 篇，4 个没有导入');
    expect(result.stdout).toContain('找不到这个文件');
    // A page may not be published, so it lies beside the report; what it shows and links to comes with it.
    expect(await list(path.join(content, 'reports/2020'))).toEqual([
      'slq2020ngzzj/attachments/附件.pdf',
      'slq2020ngzzj/images/1.png',
      'slq2020ngzzj/index.md',
      'slq2020ngzzj/source/网页.html',
    ]);
  });

  it('keeps a picture once that a page in one file shows twice', async () => {
    const page = `<meta charset="utf-8"><h1>示例区2020年工作总结</h1><div id="zoom"><p>${'示例局认真落实各项部署。'.repeat(5)}</p><p><img src="a.png" alt="示例图"></p><p>示例局落实。</p><p><img src="a.png" alt="示例图"></p></div>`;
    const at = 'Content-Location: https://www.example.gov.cn';
    const parts = [
      'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="示例"\n',
      `Content-Type: text/html\n${at}/index.html\n\n${page}`,
      `Content-Type: image/png\n${at}/a.png\nContent-Transfer-Encoding: base64\n\n${Buffer.from(PNG).toString('base64')}`,
    ];
    const { content, run, source } = await prepare({
      '存档.mhtml': `${parts.join('\n--示例\n')}\n--示例--\n`,
    });
    expect((await run(source('存档.mhtml'))).stdout).toContain('导入 1 篇');
    const report = path.join(content, 'reports/2020/slq2020ngzzj');
    expect(await list(report)).toEqual(['images/1.png', 'index.md', 'source/存档.mhtml']);
    const written = await readFile(path.join(report, 'index.md'), 'utf8');
    expect(written.match(/!\[示例图\]\(images\/1\.png\)/g)).toHaveLength(2);
  });

  it('refuses damaged and dangerous files, each in words, and writes nothing', async () => {
    const zeros = new Uint8Array(65 * 1024 * 1024);
    const { content, run, source } = await prepare({
      'bomb.docx': zipSync({ 'word/document.xml': zeros }, { level: 9 }),
      'dots.docx': zipSync({ 'word/document.xml': new Uint8Array(9), '../evil.txt': new Uint8Array(9) }),
      'cut.docx': buildDocx({ body: p('示例') }).subarray(0, 300),
      'empty.txt': '',
      'binary.txt': new Uint8Array([1, 0, 2, 0, 255, 3]),
      'half.txt': new Uint8Array([0xff, 0xfe, 0x00, 0xd8]),
      'huge.html': `<p>${'示例'.repeat(3_400_000)}</p>`,
      'old.doc': 'x',
      'secret.txt': `000012\n机密★5年\n${text('正文。')}`,
      'labelled.html': `<table><tr><td>密级</td><td>秘密★1年</td><td>体裁</td><td>通知</td></tr></table><div id="zoom"><p>${'示例局认真落实各项部署。'.repeat(5)}</p></div>`,
    });
    const result = await run(source());
    expect(result.code).toBe(1);
    expect(result.stderr).toBe('');
    for (const words of [
      '解压后太大',
      '不安全',
      '不完整',
      '文件是空的',
      '二进制数据',
      '字只剩一半',
      '网页最多 10.0 MB',
      '旧版 Word 文档',
      '密级“机密★5年”',
      '密级“秘密★1年”',
    ]) {
      expect(result.stdout).toContain(words);
    }
    expect(result.stdout).toContain('导入 0 篇，10 个没有导入');
    expect(await list(content)).toEqual([]);
  });

  it('is called wrongly without a file', async () => {
    const result = await runCommand('import');
    expect(result.code).toBe(2);
    expect(result.stderr).toContain('没有写文件或文件夹');
  });
});

describe('npm run new', () => {
  it('makes a folder with every field explained, which only lacks what the editor must write', async () => {
    const content = path.join(await tempFolder(), '内容');
    const args = ['--title', TITLE, '--org', '示例区示例局', '--content', content];
    const created = await runCommand('new', args);
    expect(created.stdout).toContain(`/reports/${ID}/index.md`);
    expect(created.code).toBe(0);
    const written = await readFile(path.join(content, 'reports', ID, 'index.md'), 'utf8');
    expect(written).toContain('\n机构名称: 示例区示例局\n');
    expect(written).toContain('\n体裁: 报告\n');
    // Every field has a line above it that begins with its name.
    const lines = written.split('\n');
    const fields = lines.flatMap((line) => /^([^\s#:-]+):/u.exec(line)?.[1] ?? []);
    expect(fields.length).toBeGreaterThanOrEqual(17);
    for (const key of fields)
      expect(lines.some((line) => line.startsWith(`# ${key}`) && line.includes('：'))).toBe(true);

    const checked = await runCommand('check', ['--content', content, '--format', 'json']);
    const { diagnostics } = JSON.parse(checked.stdout) as { diagnostics: { level: string; rule: string }[] };
    const errors = diagnostics.filter(({ level }) => level === 'error').map(({ rule }) => rule);
    expect(errors.sort()).toEqual(['body-empty', 'field-required', 'field-required', 'field-required']);

    const again = await runCommand('new', args);
    expect(again.code).toBe(1);
    expect(await readFile(path.join(content, 'reports', ID, 'index.md'), 'utf8')).toBe(written);
  });

  it('asks for a year that the title does not say', async () => {
    const content = path.join(await tempFolder(), '内容');
    const asked = await runCommand('new', ['--title', '示例通知', '--content', content]);
    expect(asked).toMatchObject({ code: 1, stdout: expect.stringContaining('--year') });
    const created = await runCommand('new', ['--title', '示例通知', '--year', '2022', '--content', content]);
    expect(created.stdout).toContain('/reports/2022/sltz/index.md');
  });

  it('writes the empty form of a kind of report, which is then checked as one', async () => {
    const content = path.join(await tempFolder(), '内容');
    const title = '示例区示例局2021年政府信息公开工作年度报告';
    const args = ['--title', title, '--content', content];
    const unknown = await runCommand('new', [...args, '--profile', 'nianbao']);
    expect(unknown).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('xinxi-gongkai（政府信息公开'),
    });
    const { stdout } = await runCommand('new', [...args, '--profile', 'xinxi-gongkai']);
    expect(stdout).toContain('正文里有政府信息公开工作年度报告各部分的标题和空表');
    const file = path.join(content, 'reports/2021/slqslj2021nzfxxgkgzndbg/index.md');
    const written = await readFile(file, 'utf8');
    expect(written).toContain(
      '---\n\n## 一、总体情况\n\n## 二、主动公开政府信息情况\n\n| 第二十条第（一）项 | < |',
    );
    const filled = written
      .replace(/^发布日期:$/mu, '发布日期: 2022-01-20')
      .replace(/^主题分类:$/mu, '主题分类: 综合政务')
      .replace(/^机构名称:$/mu, '机构名称: 示例区示例局')
      .replace(/^公开类别:$/mu, '公开类别: 主动公开')
      .replace(/(\| 一、本年新收[^|]*\| < \| < \|) {2}\|/u, '$1 3 |');
    await writeFile(file, filled);
    const checked = await runCommand('check', ['--content', content]);
    expect(checked.stdout).toContain('“自然人”这一列，一＋二＝3＋空＝3，三（七）＋四＝空＋空＝0，应当相等');
    expect(checked.stdout).toContain(
      '照格式检查：政府信息公开工作年度报告 1 篇（2021/slqslj2021nzfxxgkgzndbg）',
    );
  });
});
