import { describe, expect, it } from 'vitest';
import { findSecrecy } from '../../../src/import/find-secrecy.ts';
import { buildDocx, cells, p, row, table } from '../../support/build-docx.ts';
import { importDocument, readSource } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const CENTRED = '<w:jc w:val="center"/>';
const RIGHT = '<w:jc w:val="right"/>';
const LARGE = '<w:b/><w:sz w:val="44"/>';
const signed = p('示例区示例局', RIGHT) + p('2022年2月14日', RIGHT);

const title = async (name: string, content: string | Uint8Array) => {
  const report = await importDocument(name, content);
  const { values, origin = '', candidates } = report.fields.found.get('标题') ?? {};
  return { title: values?.[0], origin, candidates, body: report.body, report };
};

describe('a title', () => {
  it('stays as it is written, also of two characters', async () => {
    const found = await title('a.docx', buildDocx({ body: p('通　告', CENTRED, LARGE) + p(TEXT) + signed }));
    expect(found).toMatchObject({ title: '通　告', candidates: undefined, body: TEXT });
  });

  it('is never made of the items of a list', async () => {
    const items = ['各科室按时报送', '报送前请审核', '逾期不报的科室在全局通报'].map((text, index) =>
      p(`${index + 1}.${text}`),
    );
    const found = await title(
      'a.docx',
      buildDocx({ body: p('通知', '', '<w:sz w:val="28"/>') + items.join('') + p(TEXT) }),
    );
    expect(found.title).toBe('通知');
    expect(found.candidates).toEqual(['a']);
    expect(found.body).toContain('1.各科室按时报送\n\n2.报送前请审核\n\n3.逾期不报的科室在全局通报');
  });

  it('may stand in the table of a cover, and is then a guess', async () => {
    const cover = table(row(cells('示例大学2021—2022学年', '')), row(cells('信息公开工作年度报告', '')));
    const found = await title(
      'a.docx',
      buildDocx({ body: cover + p('2022年10月', CENTRED) + p(TEXT) + signed }),
    );
    expect(found.title).toBe('示例大学2021—2022学年信息公开工作年度报告');
    expect(found.candidates).toEqual(['a']);
    // The date of the cover is not the day of the signature, and hides it no more.
    expect(found.report.values).toMatchObject({ 机构名称: '示例区示例局', 发文日期: '2022-02-14' });
    expect(found.body).toBe(`2022年10月\n\n${TEXT}`);
  });

  it('of a page is the heading of its text, not the sentence that `<title>` repeats', async () => {
    const sentence = '《示例区灌溉管理办法》已经区政府第3次常务会议通过，现予公布。';
    const page = (head: string) =>
      `<title>${head}_示例区人民政府</title><div class="content"><h1>示例区灌溉管理办法</h1><p>示例区人民政府令</p><p>${sentence}</p><p>第一条　${TEXT}</p></div>`;
    for (const head of [sentence, '示例区人民政府令', '示例区灌溉管理办法']) {
      const found = await title('a.html', page(head));
      expect(found.title).toBe('示例区灌溉管理办法');
      expect(found.body).toContain(`示例区人民政府令\n\n${sentence}`);
    }
  });

  it.each([
    ['<meta name="ArticleTitle" content="怎么办理示例卡？"><title>示例局</title>', '怎么办理示例卡？'],
    ['<title>好消息！示例卡可以网上办了_示例区人民政府</title>', '好消息！示例卡可以网上办了'],
    [
      '<title>示例卡可以网上办了_示例区人民政府</title><h1>您当前所在的位置：<a href="/">首页</a> &gt; 通知公告</h1>',
      '示例卡可以网上办了',
    ],
  ])('that a page names may ask or call, and is no way to other pages: %s', async (head, expected) => {
    const found = await title('a.html', `${head}<div class="TRS_Editor"><p>${TEXT}</p></div>`);
    expect(found).toMatchObject({ title: expected, candidates: undefined, body: TEXT });
  });

  it('that a page names may end in the kind of a meeting, and is no name of a site for that', async () => {
    const speaker = '<p align="center"><b>示例区新闻发言人　张示例</b></p>';
    const found = await title(
      'a.html',
      `<title>示例工程第二场新闻发布会_示例网</title><div class="TRS_Editor">${speaker}<p>${TEXT}</p></div>`,
    );
    expect(found.title).toBe('示例工程第二场新闻发布会');
    expect(found.body).toContain('示例区新闻发言人');
  });

  it('that a page shows is found behind the names of site and column', async () => {
    const found = await title(
      'a.html',
      `<title>示例区人民政府 政务公开 示例局示例情况</title><div class="content"><h2>示例局示例情况</h2><p>来源：示例局　发布时间：2024-01-15</p><p>${TEXT}</p></div>`,
    );
    expect(found).toMatchObject({ title: '示例局示例情况', candidates: undefined, body: TEXT });
  });

  it('of a page whose names are all that of the site is the line in the middle above the text, and then a guess', async () => {
    const found = await title(
      'a.html',
      `<title>示例区示例局</title><table><tr><td>首页</td><td>通知公告</td></tr></table>
<table><tr><td align="center"><b>关于开展示例检查的通知</b></td></tr><tr><td id="zoom">${TEXT}</td></tr>
<tr><td>关于别的检查的通知</td></tr></table>`,
    );
    expect(found).toMatchObject({ title: '关于开展示例检查的通知', candidates: ['a'], body: TEXT });
  });

  it('of a page that is called as its column is, is the line above its day, and a guess', async () => {
    const page = (name: string) =>
      title(
        'a.html',
        `<title>${name}</title><p>首页 >> 工作动态 >> 正文</p><table><tr><td>示例区示例工作取得成效</td></tr>
<tr><td>2022-02-14 09:10:11</td></tr><tr><td id="zoom">${TEXT.repeat(2)}</td></tr></table>`,
      );
    expect(await page('工作动态——示例区示例局')).toMatchObject({
      title: '示例区示例工作取得成效',
      origin: '网页上日期上面的一行，没有写明是标题',
      candidates: ['工作动态——示例区示例局', 'a'],
    });
    const asPage = '示例区示例局关于开展示例检查的通知';
    expect(await page(asPage)).toMatchObject({ title: asPage, candidates: undefined });
  });

  it('has the day of the page below it, called 时间 beside 来源', async () => {
    const { report, body } = await title(
      'a.html',
      `<div id="zoom"><h1>示例通知</h1><p>时间 : 2022-02-14 09:10:11 来源 : 示例网</p><p>${TEXT}</p></div>`,
    );
    expect(report.values).toMatchObject({ 发布日期: '2022-02-14 09:10', 信息来源: '示例网' });
    expect(body).toBe(TEXT);
  });

  it('of a page that ends in 发文字号 says it, which then is a guess', async () => {
    const read = async (name: string) => {
      const { fields } = await importDocument(
        'a.html',
        `<h1>${name}</h1><div id="zoom"><p>${TEXT}</p></div>`,
      );
      return fields.found.get('发文字号');
    };
    expect(await read('关于开展示例检查的通知（示例发〔2022〕3号）')).toMatchObject({
      values: ['示例发〔2022〕3号'],
      candidates: [],
    });
    expect(await read('关于开展示例检查的通知（2022年第3号）')).toBeUndefined();
    expect(await read('转发示例发〔2022〕3号文件的通知')).toBeUndefined();
  });

  it('over several lines is whole, with 的通知 and （试行）', async () => {
    const lines = (...texts: string[]) =>
      buildDocx({ body: texts.map((text) => p(text, CENTRED, LARGE)).join('') + p(TEXT) });
    const order = ['示例区人民政府', '关于印发《示例区深化改革', '优化服务工作方案》', '的通知'];
    expect(await title('a.docx', lines(...order))).toMatchObject({ title: order.join(''), body: TEXT });
    const rules = ['示例区灌溉管理办法', '（试行）'];
    expect(await title('a.docx', lines(...rules))).toMatchObject({ title: rules.join(''), body: TEXT });
    expect((await title('a.docx', lines('示例区灌溉管理办法', '（2024年3月1日示例会议通过）'))).title).toBe(
      '示例区灌溉管理办法',
    );
  });

  it('of two looks on a cover is whole, and a guess with what else it could be', async () => {
    const cover = (...looks: string[]) =>
      ['示例系统', '接口规范说明书'].map((text, at) => p(text, CENTRED, looks[at] ?? '')).join('');
    const body = cover('<w:b/><w:sz w:val="52"/>', '<w:sz w:val="36"/>') + p(TEXT);
    expect(await title('a.docx', buildDocx({ body }))).toMatchObject({
      title: '示例系统接口规范说明书',
      candidates: ['示例系统', 'a'],
      body: TEXT,
    });
    // Also where only one of the two is in the style of headings.
    const styled = '<w:jc w:val="center"/><w:outlineLvl w:val="0"/>';
    const lines = p('示例大赛决赛团队', styled, LARGE) + p('示例责任承诺书', CENTRED, LARGE);
    expect(await title('a.docx', buildDocx({ body: lines + p(TEXT) }))).toMatchObject({
      title: '示例大赛决赛团队示例责任承诺书',
      candidates: ['示例大赛决赛团队', 'a'],
      body: TEXT,
    });
    // A page that calls itself so is believed.
    const page = `<title>示例系统_示例局</title><div class="content"><h1 align="center"><b>示例系统</b></h1><p align="center"><b>接口规范说明书</b></p><p>${TEXT}</p></div>`;
    expect(await title('a.html', page)).toMatchObject({ title: '示例系统', candidates: undefined });
  });

  it('takes no line with it that only stands beside it', async () => {
    const found = await title(
      'a.txt',
      `示例区人民政府\n\n关于2021年度工作情况的报告\n示例区示例局\n\n${TEXT}`,
    );
    expect(found.title).toBe('关于2021年度工作情况的报告');
    expect(found.body).toContain('示例区人民政府');
    expect((await title('a.txt', `示例区示例局\n示例区工作总结\n\n${TEXT}`)).title).toBe('示例区工作总结');
  });

  it('of the page around a text takes no line below the first sentence with it', async () => {
    const page = `<h1>示例区人民政府</h1><div class="TRS_Editor"><p>${TEXT}</p><p>${TEXT}</p><p>示例区人民政府</p><p>各单位要认真落实，按时报送情况。</p></div>`;
    const { body } = await title('a.html', page);
    expect(body).toBe(`${TEXT}\n\n${TEXT}\n\n示例区人民政府\n\n各单位要认真落实，按时报送情况。`);
  });
});

describe('版头', () => {
  it('leaves 份号, 紧急程度 and 签发人 behind by name, and its number is a field', async () => {
    const head = [
      '000012',
      '特　急',
      '示例区示例局文件',
      '示例发〔2022〕3号　　　签发人：张示例　李示例',
      '王示例',
    ];
    const { values, body, leftBehind, account } = await importDocument(
      'a.docx',
      buildDocx({
        body: [
          ...head.map((line) => p(line)),
          p('关于2021年度示例工作情况的报告', CENTRED, LARGE),
          p(TEXT),
        ].join(''),
      }),
    );
    expect(body).toBe(TEXT);
    expect(values).toMatchObject({ 发文字号: '示例发〔2022〕3号', 机构名称: '示例区示例局' });
    expect(leftBehind.map(({ what, text }) => `${what} ${text}`)).toEqual([
      '份号 000012',
      '紧急程度 特　急',
      '公文版头 示例区示例局文件',
      '签发人 签发人：张示例　李示例',
      '签发人 王示例',
    ]);
    expect(account.missing).toEqual([]);
  });

  it('with 密级 is not imported, wherever the mark stands', async () => {
    const refused = async (name: string, content: string | Uint8Array) => {
      const reading = await readSource(name, content);
      return reading.ok ? findSecrecy(reading.document)?.message : reading.message;
    };
    const marks = table(row(cells('000012', '机密★5年')));
    expect(await refused('a.docx', buildDocx({ body: marks + p(TEXT) }))).toContain('机密★5年');
    expect(await refused('a.txt', `秘 密 ★ 1 年\n\n${TEXT}`)).toContain('秘密★1年');
    expect(await refused('a.md', `---\n密级: 机密\n---\n\n${TEXT}`)).toContain('机密');
    expect(await refused('a.html', `<div id="zoom"><p>绝密★启用前</p><p>${TEXT}</p></div>`)).toContain(
      '启用前',
    );
    expect(await refused('a.txt', `示例区工作总结\n\n涉及国家秘密的除外。${TEXT}`)).toBeUndefined();
  });
});
