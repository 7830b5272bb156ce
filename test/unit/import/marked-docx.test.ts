import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { importDocument } from '../../support/import-document.ts';
import { createSampleWord } from '../../support/word-sample.ts';

const PNG = { mime: 'image/png', bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]) };

const BODY = `各示例单位：

2021年，示例局**全面**推进依法行政[^1]，见[示例网](<https://www.example.com/>)和[第一部分](<#s1>)[^1]。

## 一、主要举措

### （一）加强领导

#### 1.不是列表的标题

##### 没有编号的标题

1. 甲
3. 乙
    1. 子

又一段。

- 要点

发布时间：2020-01-01

表1 示例区学校数

| 学校 | 所数 | < |
|---|---|---|
| ^^ | 公办 | 民办 |
| 小学 | 12 | 3 |

: 未编号的表

| 甲 | 乙 |
|---|---|
| 1 | 2 |

![分布图](images/1.png "图1 分布“图”")

表2 图下面的表

| 甲 | 乙 |
|---|---|
| 3 | 4 |

![分布图](images/2.png)

表3 没有图名的图下面的表

| 甲 | 乙 |
|---|---|
| 5 | 6 |

二、看起来像标题的一段

示例区示例局

[^1]: 注一

    第二段`;

const FIELDS = {
  标题: '示例区示例局关于印发《示例区行政执法监督管理办法》的通知',
  体裁: '通知',
  发布日期: '2022-02-14 09:30',
  发文字号: '示例发〔2022〕7号',
  关键词: '[法治政府, Open API]',
  落款: '|\n  示例区示例局、示例委\n  2022年2月14日',
  抄送: '示例区人大办公室，示例区政协办公室',
  印发机关: '示例区示例局第二科',
  印发日期: '2022-02-15',
};

/** The report of a file whose text was changed in Word. */
const change = (bytes: Uint8Array, from: RegExp | string, to: string) => {
  const parts = unzipSync(bytes);
  const document = Buffer.from(parts['word/document.xml'] ?? []).toString();
  parts['word/document.xml'] = Buffer.from(document.replace(from, to));
  return importDocument('通知.docx', zipSync(parts));
};
const create = (body: string) =>
  createSampleWord(body, FIELDS, {
    pictures: new Map(['images/1.png', 'images/2.png'].map((name) => [name, PNG] as const)),
  });

describe('a Word file that this project made', () => {
  it('comes back as the Markdown it was made of, nothing guessed', async () => {
    const { body, account, leftBehind } = await importDocument('通知.docx', create(BODY).bytes);
    expect(body).toBe(BODY);
    expect(account.missing).toEqual([]);
    expect(leftBehind).toEqual([]);
  });

  it('keeps the numbers of lists in notes, and of items with nothing in them', async () => {
    const written = '甲[^1]\n\n7) 乙\n8)\n9) - 丙\n\n[^1]: 注\n\n    4) 丁\n    5) 戊';
    const { body, account } = await importDocument('通知.docx', create(written).bytes);
    expect(account.missing).toEqual([]);
    expect(body).toBe('甲[^1]\n\n7) 乙\n\n8\\)\n\n9\\)\n\n- 丙\n\n[^1]: 注\n\n    4\\) 丁\n\n    5\\) 戊');
  });

  it('knows a note that is referred to twice, also when another program has saved the file', async () => {
    const parts = unzipSync(create(BODY).bytes);
    for (const name of ['word/document.xml', 'word/footnotes.xml', 'word/styles.xml']) {
      const part = Buffer.from(parts[name] ?? [])
        .toString()
        // LibreOffice counts its own notes among them, and Word names styles anew.
        .replace(/(<w:footnote(?:Reference)? w:id=)"1"/gu, '$1"2"')
        .replaceAll('"FootnoteReference"', '"a7"');
      parts[name] = Buffer.from(part);
    }
    const { body, account } = await importDocument('通知.docx', zipSync(parts));
    expect(body).toBe(BODY);
    expect(account.missing).toEqual([]);
  });

  it('has no line for notes that nothing refers to, which its Word file needs', async () => {
    const written = '甲[^1]。\n\n[^1]: 注一\n\n[^2]: 注二\n\n[^3]: 注三';
    const { body, account } = await importDocument('通知.docx', create(written).bytes);
    expect(body).toBe(written);
    expect(account.missing).toEqual([]);
  });

  it('brings its title, 落款 and fields along', async () => {
    const { values } = await importDocument('通知.docx', create(BODY).bytes);
    expect(values).toMatchObject({
      标题: FIELDS.标题,
      体裁: '通知',
      发布日期: '2022-02-14 09:30',
      主题分类: '科技、教育',
      公开类别: '主动公开',
      机构名称: '示例区示例局',
      发文字号: '示例发〔2022〕7号',
      关键词: '法治政府 / Open API',
      落款: '示例区示例局、示例委 / 2022年2月14日',
      抄送: FIELDS.抄送,
      印发机关: FIELDS.印发机关,
      印发日期: FIELDS.印发日期,
    });
  });

  it('brings 题注 and validity along, and leaves the notice behind that is made anew', async () => {
    const notice = ['本文件已经废止', '自2023年6月1日起不再有效。'];
    const written = {
      ...FIELDS,
      题注: '（2010年1月1日公布　根据2020年1月1日《示例决定》修正）',
      主题分类: '综合政务\\政务公开',
      有效性: '废止',
      失效日期: '2023-06-01',
      废止依据: '示例规〔2023〕3号',
      服务对象: '公民、企业',
    };
    const { bytes } = createSampleWord(BODY, written, {
      notice,
      pictures: new Map(['images/1.png', 'images/2.png'].map((name) => [name, PNG] as const)),
    });
    const { values, body, leftBehind, account } = await importDocument('通知.docx', bytes);
    expect(values).toMatchObject({
      ...written,
      关键词: '法治政府 / Open API',
      落款: expect.anything(),
      服务对象: '公民 / 企业',
    });
    expect(body).toBe(BODY);
    expect(leftBehind.map(({ what, text }) => [what, text])).toEqual(
      notice.map((line) => ['文件提示', line]),
    );
    expect(account.missing).toEqual([]);
  });

  it('has the 版记 that was changed in Word, and none that was deleted there', async () => {
    const { bytes } = create('正文。');
    const changed = await change(bytes, /示例区政协办公室。/, '各街道。');
    expect(changed.values.抄送).toBe('示例区人大办公室，各街道');
    const deleted = await change(bytes, /<w:tbl>.*<\/w:tbl>/s, '');
    expect(Object.keys(deleted.values)).not.toEqual(expect.arrayContaining(['印发日期']));
    const strange = await change(bytes, /抄送：/, '抄报：');
    expect(strange.values.抄送).toBeUndefined();
    expect(strange.leftBehind).toMatchObject([{ what: '版记' }]);
    expect(strange.account.missing).toEqual([]);
    const doubled = await change(bytes, /<w:tr>.*?<\/w:tr>/s, '$&$&');
    expect(doubled.values.抄送).toBe(FIELDS.抄送);
    expect(doubled.leftBehind.map(({ text }) => text)).toEqual([`抄送：${FIELDS.抄送}。`]);
  });

  it('has the title that was changed in Word, not the one in its properties', async () => {
    const { values } = await change(create('正文。').bytes, '关于印发', '关于修改');
    expect(values.标题).toBe('示例区示例局关于修改《示例区行政执法监督管理办法》的通知');
  });

  it('is any Word document without its mark: then headings and 落款 are found by their words', async () => {
    const parts = unzipSync(create(BODY).bytes);
    delete parts['docProps/custom.xml'];
    const { body } = await importDocument('通知.docx', zipSync(parts));
    expect(body).toContain('## 二、看起来像标题的一段');
  });
});
