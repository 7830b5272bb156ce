import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { findSecrecy } from '../../../src/import/find-secrecy.ts';
import { formatOutcome } from '../../../src/import/format-outcome.ts';
import { formatReport } from '../../../src/import/format-report.ts';
import { buildDocx, p } from '../../support/build-docx.ts';
import { importDocument, readSource } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const CENTRED = '<w:jc w:val="center"/>';
const RIGHT = '<w:jc w:val="right"/>';
const LARGE = '<w:b/><w:sz w:val="44"/>';
const cell = (text: string) => `<w:tc>${p(text)}</w:tc>`;
const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
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

  it.each([
    '2022年10月',
    '二〇二二年十月',
    '2022年度',
    '（2022年3月1日示例会议通过）',
    '第3号',
  ])('is not the line “%s” of a cover', async (line) => {
    const found = await title('封面.docx', buildDocx({ body: p(line, CENTRED, LARGE) + p(TEXT) }));
    expect(found).toMatchObject({ title: '封面', candidates: [] });
    expect(found.origin).toContain('文件名');
    expect(found.body).toContain(line);
  });

  it('may stand in the table of a cover, and is then a guess', async () => {
    const cover = `<w:tbl>${row('示例大学2021—2022学年', '')}${row('信息公开工作年度报告', '')}</w:tbl>`;
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

  it('that is a guess says so, with the other candidates, to whoever imports and in the file', async () => {
    const found = await title('文件.txt', `示例区重点项目进展\n\n示例区示例局办公室\n\n${TEXT}`);
    expect(found).toMatchObject({ title: '示例区重点项目进展', candidates: ['示例区示例局办公室', '文件'] });
    const { fields, body, account, leftBehind, remarks, headings } = found.report;
    const told = formatOutcome({
      kind: 'imported',
      label: '文件.txt',
      target: 'a',
      isDryRun: false,
      fields,
      missing: [],
      headings,
      account,
      leftBehind,
      remarks,
      files: [],
    });
    expect(told).toContain(
      '标题：示例区重点项目进展（可能是，请核对；也可能是“示例区示例局办公室”、“文件”；取自',
    );
    expect(formatReport(fields, body, vocabulary)).toMatch(
      /\n# 标题可能是这个（取自.*），请核对；也可能是“示例区示例局办公室”、“文件”。.*\n标题: 示例区重点项目进展\n/u,
    );
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

  it.each([
    [['示例区人民政府', '关于2021年度法治政府建设', '情况的报告']],
    [['示例区人民政府办公室', '关于印发《示例区深化改革', '优化服务工作方案》的通知']],
    [['关于2021年度法治政府建设', '情况的报告']],
    [['示例区示例局关于', '2021年度工作情况的报告']],
    [['示例区工作规则', '（试行）']],
  ])('without any look goes on as its words say: %j', async (lines) => {
    expect(await title('a.txt', `${lines.join('\n')}\n\n${TEXT}`)).toMatchObject({
      title: lines.join(''),
      body: TEXT,
    });
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

  it('of one sign is one in the middle of the page, and no word at its side', async () => {
    const found = await title('a.docx', buildDocx({ body: p('函', CENTRED, LARGE) + p(TEXT) }));
    expect(found).toMatchObject({ title: '函', body: TEXT });
    expect((await title('文件.docx', buildDocx({ body: p('函') + p(TEXT) }))).title).toBe('文件');
  });

  it.each([
    '政务公开-示例区人民政府',
    '示例区政府网',
    '示例区示例局',
    '通知公告',
  ])('is that of the text where the page is called “%s”, as its site or its column', async (page) => {
    for (const own of ['<h2>示例区工作规则</h2>', '<p><strong>示例区工作规则</strong></p>']) {
      const found = await title('a.html', `<title>${page}</title><div id="zoom">${own}<p>${TEXT}</p></div>`);
      expect(found).toMatchObject({ title: '示例区工作规则', candidates: undefined, body: TEXT });
    }
  });

  it('is that of the page where the text has none, and a guess where that may be the site', async () => {
    const page = (name: string, own = '') =>
      title('文件.html', `<title>${name}</title><div id="zoom">${own}<p>${TEXT}</p></div>`);
    expect(await page('示例区召开示例会议')).toMatchObject({
      title: '示例区召开示例会议',
      candidates: undefined,
    });
    expect(await page('关于印发示例区工作规则的通知', '<p>示例区工作规则</p>')).toMatchObject({
      title: '关于印发示例区工作规则的通知',
    });
    const centred = '<p style="text-align:center;font-size:22pt">示例区优化服务若干措施</p>';
    expect(await page('示例区优化服务', centred)).toMatchObject({
      title: '示例区优化服务',
      candidates: ['示例区优化服务若干措施', '文件'],
    });
    expect(await page('示例区政府网')).toMatchObject({ title: '示例区政府网', candidates: ['文件'] });
    expect(await page('示例区政府网', '<p>示例区重点项目进展</p>')).toMatchObject({
      title: '示例区重点项目进展',
      candidates: ['示例区政府网', '文件'],
    });
  });

  it('of the page around a text takes no line below the first sentence with it', async () => {
    const page = `<h1>示例区人民政府</h1><div class="TRS_Editor"><p>${TEXT}</p><p>${TEXT}</p><p>示例区人民政府</p><p>各单位要认真落实，按时报送情况。</p></div>`;
    const { body } = await title('a.html', page);
    expect(body).toBe(`${TEXT}\n\n${TEXT}\n\n示例区人民政府\n\n各单位要认真落实，按时报送情况。`);
  });
});

describe('the body that signs', () => {
  it.each([
    ['管 理 处', '管理处'],
    ['示 例 局', '示例局'],
    ['示例区甲局　示例区乙局', undefined],
    ['甲 示 局　　乙 示 局', undefined],
    ['示 例 区  人 民 政 府', '示例区人民政府'],
    ['区长　示例', undefined],
    ['张三', undefined],
  ])('of “%s” is %s', async (line, wanted) => {
    const { values } = await importDocument(
      'a.docx',
      buildDocx({
        body: p('示例区工作总结', CENTRED, LARGE) + p(TEXT) + p(line, RIGHT) + p('2022年2月14日', RIGHT),
      }),
    );
    expect(values.机构名称).toBe(wanted);
    expect(values.落款).toBe(`${line} / 2022年2月14日`);
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

  it('keeps what only looks like one of them', async () => {
    const { body } = await importDocument(
      'a.txt',
      `示例区工作总结\n\n202212\n\n特急电报的办理\n\n${TEXT}\n\n签发人：按规定由主要负责人签发，其他负责人不得代签，这里只作说明，不是签发人的姓名，请注意。`,
    );
    for (const kept of ['202212', '特急电报的办理', '签发人：按规定']) expect(body).toContain(kept);
  });

  it('with 密级 is not imported, wherever the mark stands', async () => {
    const refused = async (name: string, content: string | Uint8Array) => {
      const reading = await readSource(name, content);
      return reading.ok ? findSecrecy(reading.document)?.message : reading.message;
    };
    const table = `<w:tbl>${row('000012', '机密★5年')}</w:tbl>`;
    expect(await refused('a.docx', buildDocx({ body: table + p(TEXT) }))).toContain('机密★5年');
    expect(await refused('a.txt', `秘 密 ★ 1 年\n\n${TEXT}`)).toContain('秘密★1年');
    expect(await refused('a.md', `---\n密级: 机密\n---\n\n${TEXT}`)).toContain('机密');
    expect(await refused('a.html', `<div id="zoom"><p>绝密★启用前</p><p>${TEXT}</p></div>`)).toContain(
      '启用前',
    );
    expect(await refused('a.txt', `示例区工作总结\n\n涉及国家秘密的除外。${TEXT}`)).toBeUndefined();
  });
});

it('a description that a program wrote goes, and is asked for', async () => {
  const page = `<div id="zoom"><p>${TEXT}</p><img src="a.png" alt="示例图 C:\\Users\\shili\\1.png"><p>图1 办件量</p><img src="b.png" alt="示例区办件量"></div>`;
  const { body, remarks } = await importDocument('a.html', page);
  expect(body).toContain('![图1 办件量](images/1.png)');
  expect(body).toContain('![示例区办件量](images/2.png)');
  expect(remarks).toEqual([expect.stringContaining('图片的说明是电脑写的，没有采用：')]);
});

it('places left to fill in are told', async () => {
  const { remarks } = await importDocument(
    'a.txt',
    `示例区工作总结\n\n联系人：单击此处输入文字。\n\n${TEXT}`,
  );
  expect(remarks).toEqual(['文中像是有没填的空：“单击此处输入文字”，请填上或删去']);
});
