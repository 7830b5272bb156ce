import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectAttachments } from '../../../src/attachments/collect-attachments-fs.ts';
import {
  createReportFolder,
  DOCX,
  EXE,
  OFFICE_97,
  PDF,
  readFixture,
} from '../../support/sample-attachments.ts';

const FILE = 'reports/2021/shili/index.md';
const FOLDER = 'reports/2021/shili/attachments';

function collect(
  folder: string,
  requests: (string | { file: string; name: string })[] = [],
  maxBytes?: number,
) {
  const entries = requests.map((request, index) => ({
    ...(typeof request === 'string' ? { file: request } : request),
    line: 10 + index,
    column: 5,
  }));
  return collectAttachments({ folder, file: FILE }, entries, maxBytes);
}

describe('collectAttachments', () => {
  it('tells true sizes and hashes, types and views', async () => {
    const png = await readFixture('example.png');
    const folder = await createReportFolder({
      "attachments/附件1：名单（定稿） [2] #3 100% & '甲'.pdf": PDF,
      'attachments/图/图 1.PNG': png,
      'attachments/表.csv': '甲,乙\n1,2\n',
      'attachments/说明.docx': DOCX,
    });
    const { attachments, diagnostics } = await collect(folder);
    expect(diagnostics).toEqual([]);
    expect(attachments.map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 }))).toEqual(
      [
        ['图/图 1.PNG', png],
        ['表.csv', Buffer.from('甲,乙\n1,2\n')],
        ['说明.docx', DOCX],
        ["附件1：名单（定稿） [2] #3 100% & '甲'.pdf", PDF],
      ].map(([path, content]) => ({
        path,
        bytes: content?.length,
        sha256: createHash('sha256')
          .update(content ?? '')
          .digest('hex'),
      })),
    );
    expect(attachments[0]).toMatchObject({
      name: '图 1.PNG',
      type: { label: 'PNG 图片', mime: 'image/png' },
      view: { kind: 'image', width: 40, height: 24 },
    });
    expect(attachments[1]?.view).toMatchObject({ kind: 'csv', header: ['甲', '乙'] });
    expect(attachments[2]).not.toHaveProperty('view');
    expect(attachments[3]).not.toHaveProperty('view');
  });

  it('hashes files that are larger than what it keeps of them', async () => {
    const text = Buffer.from('示例区示例局\n'.repeat(200_000));
    const folder = await createReportFolder({ 'attachments/长.txt': text });
    const [attachment] = (await collect(folder)).attachments;
    expect(attachment?.sha256).toBe(createHash('sha256').update(text).digest('hex'));
    expect(attachment?.view).toMatchObject({ truncated: true, totalLines: 200_000 });
  });

  it('puts what the editor names first, in that order and under that name', async () => {
    const files = ['附件10.pdf', '附件2.pdf', '附件1.pdf', '附件三.pdf'];
    const folder = await createReportFolder(
      Object.fromEntries(files.map((file) => [`attachments/${file}`, PDF])),
    );
    const { attachments, diagnostics } = await collect(folder, [
      './附件10.pdf',
      { file: '附件三.pdf', name: '<b>统计表</b>' },
    ]);
    expect(diagnostics).toEqual([]);
    expect(attachments.map(({ path, name }) => [path, name])).toEqual([
      ['附件10.pdf', '附件10.pdf'],
      ['附件三.pdf', '<b>统计表</b>'],
      ['附件1.pdf', '附件1.pdf'],
      ['附件2.pdf', '附件2.pdf'],
    ]);
  });

  it('is content with a report that has none', async () => {
    expect(await collect(await createReportFolder({}))).toEqual({ attachments: [], diagnostics: [] });
  });

  it('passes over what systems and office programs leave behind', async () => {
    const names = [
      '.DS_Store',
      'Thumbs.db',
      'Desktop.ini',
      '~$报告.docx',
      '.~lock.报告.docx#',
      '.git/a.pdf',
      '__MACOSX/a.pdf',
    ];
    const folder = await createReportFolder(
      Object.fromEntries(names.map((name) => [`attachments/${name}`, 'x'])),
    );
    expect(await collect(folder)).toEqual({ attachments: [], diagnostics: [] });
    const { diagnostics } = await collect(folder, ['~$报告.docx']);
    expect(diagnostics[0]).toMatchObject({
      rule: 'file-hidden',
      message: '“~$报告.docx”是隐藏文件或临时文件，不会发布',
    });
  });
});

describe('requests', () => {
  it('that name no file say which names come near', async () => {
    const folder = await createReportFolder({
      'attachments/附件1：名单.pdf': PDF,
      'attachments/Report #2.PDF': PDF,
      'attachments/表/统计.csv': 'a,b\n',
    });
    const wanted = [
      '附件1:名单.pdf',
      'report#2.pdf',
      '附件1：名单.docx',
      '统计.csv',
      'attachments/表/统计.csv',
      '全无.mp3',
    ];
    const { diagnostics } = await collect(folder, wanted);
    expect(diagnostics.map(({ message }) => message)).toEqual(wanted.map((file) => `找不到文件“${file}”`));
    expect(diagnostics[0]).toMatchObject({
      level: 'error',
      rule: 'file-missing',
      file: FILE,
      line: 10,
      column: 5,
    });
    const place = '报告的 attachments 文件夹里有相近的名字，改为：\n    ';
    expect(diagnostics.map(({ remedy }) => remedy)).toEqual([
      `${place}- 附件1：名单.pdf`,
      `${place}- 'Report #2.PDF'`,
      `${place}- 附件1：名单.pdf`,
      `${place}- 表/统计.csv`,
      `${place}- 表/统计.csv`,
      '请把文件放进报告的 attachments 文件夹，并核对文件名（大小写、空格、全角半角、扩展名都要一样）',
    ]);
  });

  it('find a file whose name another system encodes differently', async () => {
    const folder = await createReportFolder({ ['attachments/Résumé.pdf'.normalize('NFD')]: PDF });
    const { attachments, diagnostics } = await collect(folder, ['Résumé.pdf'.normalize('NFC')]);
    expect(diagnostics).toEqual([]);
    expect(attachments[0]?.path).toBe('Résumé.pdf'.normalize('NFC'));
  });

  it.each([
    ['../index.md', '“../index.md”含有“../”，指向上一级文件夹'],
    ['\\\\server\\share\\a.pdf', '“\\\\server\\share\\a.pdf”以斜杠开头，指向报告文件夹之外'],
    ['C:\\报告\\a.pdf', '“C:\\报告\\a.pdf”是这台电脑上的路径，别的电脑上没有'],
    ['https://example.com/a.pdf', '“https://example.com/a.pdf”是网址，不是报告文件夹里的文件'],
    ['图\\a.pdf', '“图\\a.pdf”用了反斜杠“\\”，网页上找不到'],
  ])('refuse %s', async (file, message) => {
    const { attachments, diagnostics } = await collect(await createReportFolder({}), [file]);
    expect(attachments).toEqual([]);
    expect(diagnostics).toEqual([
      expect.objectContaining({ level: 'error', rule: 'file-path', message, file: FILE, line: 10 }),
    ]);
  });

  it('for a file twice, or for a folder, are told', async () => {
    const folder = await createReportFolder({ 'attachments/图/a.pdf': PDF });
    const { diagnostics } = await collect(folder, ['图/a.pdf', './图//a.pdf', '图']);
    expect(diagnostics).toMatchObject([
      { rule: 'attachment-repeated', line: 11, message: '附件“图/a.pdf”写了两次（第 10 行已有）' },
      {
        rule: 'file-missing',
        line: 12,
        message: '“图”是文件夹，不是文件',
        remedy: '请写出其中的文件，如：\n    - 图/a.pdf',
      },
    ]);
  });

  it('with hostile names neither reach the disk nor forge output', async () => {
    const { diagnostics } = await collect(await createReportFolder({}), [
      'a\0.pdf',
      'a\n共 0 处错误',
      '\ud800',
      '',
    ]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '找不到文件“a[U+0000].pdf”',
      '找不到文件“a[U+000A]共 0 处错误”',
      '找不到文件“[U+D800]”',
      '找不到文件“”',
    ]);
  });
});

describe('files that cannot be published', () => {
  it('are told with their own path, all at once', async () => {
    const png = await readFixture('example.png');
    const folder = await createReportFolder({
      'attachments/1空.pdf': '',
      'attachments/2恶意.pdf': EXE,
      'attachments/3旧.docx': OFFICE_97,
      'attachments/4图.jpg': png,
      'attachments/5断.docx': DOCX.subarray(0, 60),
      'attachments/6图.svg': '<svg/>',
      'attachments/7无': PDF,
      'attachments/8断.png': png.subarray(0, 20),
      'attachments/9断.png': png.subarray(0, png.length - 12),
      'attachments/10好.pdf': PDF,
    });
    const { attachments, diagnostics } = await collect(folder, ['1空.pdf']);
    expect(attachments.map(({ path }) => path)).toEqual(['10好.pdf']);
    expect(diagnostics.map(({ file, rule, message }) => [file, rule, message])).toEqual([
      [`${FOLDER}/1空.pdf`, 'file-empty', '“1空.pdf”是空文件（0 字节）'],
      [`${FOLDER}/2恶意.pdf`, 'file-content', '“2恶意.pdf”的扩展名是 .pdf，内容却是“可执行程序”'],
      [
        `${FOLDER}/3旧.docx`,
        'file-content',
        '“3旧.docx”的扩展名是 .docx，内容却是“旧版 Office 或 WPS 文件，或加了密码的文件”',
      ],
      [`${FOLDER}/4图.jpg`, 'file-content', '“4图.jpg”的扩展名是 .jpg，内容却是“PNG 图片”'],
      [
        `${FOLDER}/5断.docx`,
        'file-content',
        '“5断.docx”的扩展名是 .docx，内容却是“不完整的压缩数据（可能没有传完）”',
      ],
      [`${FOLDER}/6图.svg`, 'file-type', '“6图.svg”是 .svg 文件，不在可以发布的类型里'],
      [`${FOLDER}/7无`, 'file-type', '“7无”没有扩展名，看不出是什么文件'],
      [`${FOLDER}/8断.png`, 'image-damaged', '“8断.png”是损坏的图片：读不出宽度和高度'],
      [`${FOLDER}/9断.png`, 'image-damaged', '“9断.png”是不完整的图片：文件在图片结束之前就断了'],
    ]);
    expect(
      diagnostics.every(({ level, line, column }) => level === 'error' && line === 1 && column === 1),
    ).toBe(true);
    expect(diagnostics[3]?.remedy).toBe(
      '内容没错的话，请把文件改名为：\n    4图.png\n    否则请用原来的软件打开，重新导出为 .jpg，再替换它',
    );
    expect(diagnostics[5]?.remedy).toContain('会运行脚本');
  });

  it('are told when too large, before being read', async () => {
    const folder = await createReportFolder({ 'attachments/a.pdf': PDF, 'attachments/b.pdf': PDF });
    await truncate(join(folder, 'attachments/b.pdf'), 100 * 1024 * 1024 + 1);
    const { attachments, diagnostics } = await collect(folder);
    expect(attachments.map(({ path }) => path)).toEqual(['a.pdf']);
    expect(diagnostics).toMatchObject([
      { rule: 'file-too-large', message: '“b.pdf”有 100 MB（104857601 字节），超过上限 100 MB' },
    ]);
    const small = await collect(folder, [], PDF.length - 1);
    expect(small.diagnostics[0]?.message).toBe(
      `“a.pdf”有 ${PDF.length} 字节（${PDF.length} 字节），超过上限 ${PDF.length - 1} 字节`,
    );
    expect((await collect(folder, [], PDF.length)).attachments).toHaveLength(1);
  });

  it('keep an attachment whose view fails, with a warning', async () => {
    const folder = await createReportFolder({ 'attachments/表.csv': 'a,b\n"1,2\n' });
    const { attachments, diagnostics } = await collect(folder);
    expect(attachments[0]?.view?.kind).toBe('text');
    expect(diagnostics).toMatchObject([
      {
        level: 'warning',
        rule: 'csv-format',
        file: `${FOLDER}/表.csv`,
        message: '“表.csv”的引号不成对或位置不对，不能显示成表格，页面上按文本显示',
      },
    ]);
  });

  it('are told when the folder itself is misnamed or no folder', async () => {
    const folder = await createReportFolder({ '附件/a.pdf': PDF });
    expect((await collect(folder, ['a.pdf'])).diagnostics).toMatchObject([
      {
        rule: 'attachment-folder',
        message: '附件的文件夹叫“附件”，里面的文件不会列入附件下载',
        remedy: '请把文件夹改名为（全部小写）：\n    attachments',
      },
    ]);
    await rename(join(folder, '附件'), join(folder, 'Attachments'));
    expect((await collect(folder)).diagnostics[0]?.message).toContain('“Attachments”');
    await rm(join(folder, 'Attachments'), { recursive: true });
    await writeFile(join(folder, 'attachments'), 'x');
    expect((await collect(folder)).diagnostics[0]?.message).toBe('“attachments”是文件，不是文件夹');
  });
});

// Windows neither stores such names nor lets every user make links; there the rules are held by the pure tests.
describe.runIf(process.platform !== 'win32')('what only some disks can hold', () => {
  it('names with markup and control characters are told once, and shown safely', async () => {
    const folder = await createReportFolder({
      'attachments/<script>alert(1)<\uff0fscript>.pdf': PDF,
      'attachments/a\n错误.pdf': PDF,
      'attachments/b?/1.pdf': PDF,
      'attachments/b?/2.pdf': PDF,
      'attachments/con.pdf': PDF,
    });
    const { attachments, diagnostics } = await collect(folder, ['b?/1.pdf']);
    expect(attachments).toEqual([]);
    expect(diagnostics.map(({ file, message }) => [file, message])).toEqual([
      [
        `${FOLDER}/<script>alert(1)<／script>.pdf`,
        '文件名“<script>alert(1)<／script>.pdf”里有不能用的字符 < >，Windows 上存不下这样的文件',
      ],
      [`${FOLDER}/a[U+000A]错误.pdf`, '文件名“a[U+000A]错误.pdf”里有看不见的字符 [U+000A]，不能发布'],
      [`${FOLDER}/b?`, '文件夹名“b?”里有不能用的字符 ?，Windows 上存不下这样的文件'],
      [`${FOLDER}/con.pdf`, '文件名“con.pdf”用了 Windows 的保留名 con，下载后打不开'],
    ]);
  });

  it('links may stay within the report, never leave it', async () => {
    const outside = await createReportFolder({ '秘密.pdf': PDF, 'secret/a.pdf': PDF });
    const folder = await createReportFolder({ 'attachments/正.pdf': PDF, '原稿/a.pdf': PDF });
    const link = (target: string, name: string) => symlink(target, join(folder, 'attachments', name));
    await link('正.pdf', '内.pdf');
    await link(join(outside, '秘密.pdf'), '外.pdf');
    await link(join(outside, 'secret'), '外夹');
    await link('../原稿', '内夹');
    await link('..', '环');
    await link('无.pdf', '断.pdf');
    await link('自.pdf', '自.pdf');
    const { attachments, diagnostics } = await collect(folder, ['外.pdf']);
    expect(attachments.map(({ path }) => path)).toEqual(['内.pdf', '正.pdf']);
    expect(new Map(diagnostics.map(({ file, message }) => [file.slice(FOLDER.length + 1), message]))).toEqual(
      new Map([
        ['外.pdf', '“外.pdf”是一个链接，指向报告文件夹之外'],
        ['内夹', '“内夹”是指向文件夹的链接，里面的文件不会发布'],
        ['外夹', '“外夹”是一个链接，指向报告文件夹之外'],
        ['断.pdf', '“断.pdf”是一个链接，它指向的文件不存在'],
        ['环', '“环”是指向文件夹的链接，里面的文件不会发布'],
        ['自.pdf', '“自.pdf”是一个链接，它指向的文件不存在'],
      ]),
    );
    expect(diagnostics).toHaveLength(6);
  });

  it('what is no file at all is not waited for', async () => {
    const folder = await createReportFolder({ 'attachments/a.pdf': PDF });
    const server = createServer().listen(join(folder, 'attachments/b.pdf'));
    await once(server, 'listening');
    try {
      const { attachments, diagnostics } = await collect(folder);
      expect(attachments.map(({ path }) => path)).toEqual(['a.pdf']);
      expect(diagnostics).toMatchObject([{ rule: 'file-kind', message: '“b.pdf”不是普通文件，不能下载' }]);
    } finally {
      server.close();
    }
  });

  it('a linked attachments folder outside the report is not read', async () => {
    const outside = await createReportFolder({ 'a.pdf': PDF });
    const folder = await createReportFolder({});
    await symlink(outside, join(folder, 'attachments'));
    const { attachments, diagnostics } = await collect(folder, ['a.pdf']);
    expect(attachments).toEqual([]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      '“attachments”是一个链接，指向报告文件夹之外',
    ]);
  });
});

describe.runIf(process.platform === 'linux')('names that a Linux disk tells apart', () => {
  it('but Windows or macOS would not, clash', async () => {
    const folder = await createReportFolder({
      'attachments/Report.pdf': PDF,
      'attachments/report.PDF': PDF,
      ['attachments/é.pdf'.normalize('NFC')]: PDF,
      ['attachments/é.pdf'.normalize('NFD')]: PDF,
    });
    const { attachments, diagnostics } = await collect(folder);
    expect(attachments.filter(({ path }) => path === 'é.pdf'.normalize('NFC'))).toHaveLength(1);
    expect(diagnostics.map(({ rule, message }) => [rule, message])).toEqual([
      ['file-name-clash', '“report.PDF”和“Report.pdf”的名字只差大小写，在 Windows 上会互相覆盖'],
      ['file-name-clash', '“é.pdf”和“é.pdf”的名字看起来完全一样，只是字符的编码方式不同'],
    ]);
  });

  it('bytes that are no UTF-8 are told as a badly unpacked archive', async () => {
    const folder = await createReportFolder({});
    await mkdir(join(folder, 'attachments'));
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/attachments/`), Buffer.from([0xb1, 0xed]), Buffer.from('.pdf')]),
      PDF,
    );
    const { diagnostics } = await collect(folder);
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.message).toContain('里有乱码，多半是压缩包解压时用错了编码');
  });

  it('so are those of a folder', async () => {
    const folder = await createReportFolder({});
    await mkdir(join(folder, 'attachments'));
    await mkdir(Buffer.concat([Buffer.from(`${folder}/attachments/`), Buffer.from([0xb1, 0xed])]));
    const { diagnostics } = await collect(folder);
    expect(diagnostics.map(({ rule, message }) => [rule, message])).toEqual([
      ['file-name', '文件夹名“attachments/\ufffd\ufffd”里有乱码，多半是压缩包解压时用错了编码'],
    ]);
  });
});
