import { describe, expect, it } from 'vitest';
import vocabulary from '../../../_data/vocabulary.json' with { type: 'json' };
import { resolveFields } from '../../../src/import/resolve-fields.ts';
import { importDocument } from '../../support/import-document.ts';

const TEXT = '第一条　为了规范示例工作，根据有关规定，结合本区实际，制定本办法。';

/** A page of a publishing system with its box of labels, in one of the ways in which sites set it. */
const page = (box: string, text = `<p>${TEXT}</p>`) => `<!DOCTYPE html><html><head><meta charset="utf-8">
<title>示例区示例管理办法_规范性文件_示例区人民政府</title></head><body>
<div class="nav"><a href="/">首页</a></div><div class="main"><h1>示例区示例管理办法</h1>${box}
<div class="TRS_Editor">${text}<p>第二条　本办法自印发之日起施行。</p></div></div></body></html>`;

const PAIRS: readonly (readonly [string, string])[] = [
  ['发文字号', '示水规〔2021〕2号'],
  ['主题分类', '综合政务\\政务公开'],
  ['时效性', '已废止'],
  ['生效日期', '2021年4月1日'],
  ['有效期', '2021年4月1日至2026年3月31日'],
  ['废止日期', '2023-06-01'],
  ['服务对象', '公民,企业'],
];

const BOXES = {
  'a table': `<table>${PAIRS.map(([label, value]) => `<tr><td>${label}：</td><td>${value}</td></tr>`).join('')}</table>`,
  'a list':
    `<ul>${PAIRS.map(([label, value]) => `<li><b>【${label}】</b>${value}</li>`).join('')}</ul>`.replaceAll(
      '】</b>',
      '】：</b>',
    ),
  'a definition list': `<dl>${PAIRS.map(([label, value]) => `<dt>${label}</dt><dd>${value}</dd>`).join('')}</dl>`,
};

describe('the labels of a page', () => {
  it.each(Object.entries(BOXES))('in %s are fields', async (_name, box) => {
    const { values, account } = await importDocument('网页.html', page(box));
    expect(values).toMatchObject({
      主题分类: '综合政务\\政务公开',
      有效性: '废止',
      施行日期: '2021-04-01',
      有效期至: '2026-03-31',
      失效日期: '2023-06-01',
      服务对象: '公民 / 企业',
      发文字号: '示水规〔2021〕2号',
    });
    expect(account.missing).toEqual([]);
  });

  it('题注 is a field, by its label or as it stands below the title', async () => {
    const note = '（2010年1月1日示例区人民政府令第1号公布　根据2020年1月1日《示例决定》修正）';
    const labelled = `<table><tr><td>题注</td><td>${note}</td></tr><tr><td>文号</td><td>示规〔2020〕1号</td></tr></table>`;
    expect((await importDocument('网页.html', page(labelled))).values).toMatchObject({ 题注: note });

    const below = page(
      '',
      `<h1>示例区示例管理办法</h1><p style="text-align:center">${note}</p><p>${TEXT}</p>`,
    );
    const { values, body, account } = await importDocument('网页.html', below);
    expect(values).toMatchObject({ 题注: note });
    expect(body).not.toContain('示例决定');
    expect(account.missing).toEqual([]);
  });

  it.each([
    ['in the midst of the text', `<p>${TEXT}</p><p>（2010年1月1日公布）</p>`],
    ['without a year', `<p>（经会议通过）</p><p>${TEXT}</p>`],
    ['with a link', `<p>（2010年1月1日<a href="https://a.example/">公布</a>）</p><p>${TEXT}</p>`],
  ])('what stands in brackets %s stays text', async (_name, text) => {
    const { values, body } = await importDocument(
      '网页.html',
      page('', `<h1>示例区示例管理办法</h1>${text}`),
    );
    expect(values).not.toHaveProperty('题注');
    expect(body).toMatch(/[（(]/u);
  });
});

describe('values', () => {
  const resolve = (...pairs: readonly (readonly [string, string])[]) => {
    const { found, doubts, unused } = resolveFields(
      pairs.map(([label, value]) => ({ label, value, origin: '示例' })),
      { vocabulary, indexNumberPattern: /^$/u },
    );
    return {
      found: Object.fromEntries([...found].map(([key, { values }]) => [key, values.join('、')])),
      doubts: doubts.map(({ key, value }) => `${key} ${value}`),
      unused: unused.map(({ label, value }) => `${label} ${value}`),
    };
  };

  it.each([
    ['是否有效', '是', { 有效性: '有效' }],
    ['效力状态', '现行有效', { 有效性: '有效' }],
    ['有效性', '失效', { 有效性: '失效' }],
    ['实施日期', '自2021年4月1日起施行', { 施行日期: '2021-04-01' }],
    ['有效期', '至2026年3月31日止', { 有效期至: '2026-03-31' }],
    ['失效日期', '2026-04-01 00:00:00', { 失效日期: '2026-04-01' }],
    ['有效期', '—', {}],
  ])('%s “%s”', (label, value, found) => {
    expect(resolve([label, value])).toEqual({ found, doubts: [], unused: [] });
  });

  it.each([
    ['是否有效', '否'],
    ['有效性', '部分失效'],
    ['有效期', '5年'],
    ['有效期', '长期有效'],
    ['施行日期', '印发之日起30日后'],
  ])('%s “%s” is no value, and told', (label, value) => {
    const { found, doubts, unused } = resolve([label, value]);
    expect(found).toEqual({});
    expect([...doubts, ...unused]).toHaveLength(1);
  });

  it('组配分类 is parted into topic, kind and audience, and what is none of them is told', () => {
    expect(resolve(['组配分类', '综合政务 / 通知 / 公民、企业'])).toEqual({
      found: { 主题分类: '综合政务', 体裁: '通知', 服务对象: '公民、企业' },
      doubts: [],
      unused: [],
    });
    expect(resolve(['组配分类', '政府信息公开年报'])).toMatchObject({
      found: {},
      unused: ['组配分类 政府信息公开年报'],
    });
    expect(resolve(['组配分类', '综合政务;通知'], ['主题分类', '科技、教育\\教育'])).toMatchObject({
      found: { 主题分类: '科技、教育\\教育', 体裁: '通知' },
    });
    expect(resolve(['组配分类', ' / ；'])).toEqual({ found: {}, doubts: [], unused: [] });
  });
});
