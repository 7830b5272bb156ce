import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Audit, AuditRow } from '../../src/audit/audit-row.ts';
import { foldAddress, parseLinkResults } from '../../src/audit/parse-link-results.ts';
import { changeForm } from '../../src/lint/annual-example.ts';
import { loadPortal } from '../../src/load/load-portal-fs.ts';
import { PROJECT } from '../support/contents.ts';
import { runCommand } from '../support/run-command.ts';
import { writeReport } from '../support/sample-report.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { writeTree } from '../support/write-tree.ts';

const DAY = '2024-02-20 09:00';

const SITE = {
  name: '示例区政府信息公开',
  url: 'https://www.shiliqu.gov.cn/gongbao/',
  organization: '示例区人民政府办公室',
  contact: '示例区示例路1号，021-66661234',
  errorReport: '政府网站找错',
  siteIdCode: '3101130001',
  icp: '沪ICP备05012345号-1',
  policeRecord: '沪公网安备 31011302001234 号',
  accessibility: 'pages/wuzhangai.md',
  marks: [
    { name: '党政机关', url: 'https://bszs.conac.cn/sitename?method=show&id=1' },
    { name: '适老化及无障碍' },
  ],
  columns: [
    {
      name: '法定主动公开内容',
      reports: { 文件夹: '2024' },
      children: [
        { name: '政策文件', reports: { 所属类目: '规范性文件' } },
        { name: '政策解读' },
        { name: '通知公告' },
        { name: '工作动态' },
      ],
    },
    { name: '政府信息公开工作年度报告', reports: { 文件夹: '2023/nianbao' } },
  ],
};

const report = (title: string, fields: Record<string, string>, body = '示例正文。') =>
  writeReport(
    {
      标题: `示例区示例局${title}`,
      机构名称: '示例市示例区示例局',
      信息来源: '示例市示例区示例局',
      ...fields,
    },
    `\n${body}\n`,
  );

const page = (title: string) =>
  `---\n标题: ${title}\n摘要: ${title}的说明\n位置: 不列出\n---\n\n示例正文。\n`;

const ANNUAL = changeForm({}, 2023);

const PARTS = {
  规范性: {
    体裁: '通知',
    所属类目: '规范性文件',
    发布日期: '2024-02-01 09:00',
    有效性: '有效',
    施行日期: '2024-02-01',
  },
  解读: {
    所属类目: '政策解读',
    发布日期: '2024-02-01 09:30',
    关联: '\n  - 关系: 解读\n    对象: 2024/banfa',
  },
  通告: { 体裁: '通知', 所属类目: '通知公告', 发布日期: '2024-02-15 10:00' },
  动态: { 所属类目: '工作动态', 发布日期: '2024-02-18 08:30' },
};

type Files = Record<string, string>;

/** Everything that an inspection asks for. */
const FULL: Files = {
  'reports/2024/banfa/index.md': report('示例事项管理办法', PARTS.规范性),
  'reports/2024/jiedu/index.md': report('示例事项管理办法解读', PARTS.解读),
  'reports/2024/tonggao/index.md': report(
    '关于示例路段通行的通知',
    PARTS.通告,
    '详见[办法](../banfa/index.md)和[市政府网站](https://www.shanghai.gov.cn/a)。',
  ),
  'reports/2024/dongtai/index.md': report('开展示例检查', PARTS.动态),
  'reports/2023/nianbao/index.md': report(
    '2023年政府信息公开工作年度报告',
    { 发布日期: '2024-01-28 10:00' },
    ANNUAL.body,
  ),
  'pages/zhinan.md': page('政府信息公开指南'),
  'pages/zhidu.md': page('政府信息公开制度'),
  'pages/shenqing.md': page('依申请公开'),
  'pages/wuzhangai.md': page('无障碍声明'),
};

const LINKS = '网址,结果,检查时间\nhttps://www.shanghai.gov.cn/a,200,2024-02-19\n';

async function audit(files: Files, site: object | null = SITE, links = LINKS): Promise<Audit> {
  const content = await writeTree(await tempFolder(), {
    ...files,
    ...(site ? { 'site.json': JSON.stringify(site, null, 1) } : {}),
  });
  const { audit: made } = await loadPortal({
    project: PROJECT,
    content,
    label: '内容',
    mode: 'check',
    at: DAY,
    audit: links ? { results: parseLinkResults(links).results } : {},
  });
  if (!made) throw new Error('no audit');
  return made;
}

const statusesOf = ({ rows }: Audit) => Object.fromEntries(rows.map(({ id, status }) => [id, status]));
const find = ({ rows }: Audit, id: string): AuditRow => {
  const row = rows.find((each) => each.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
};

it('of a full portal finds nothing wanting', async () => {
  const made = await audit(FULL);
  const wanting = made.rows.filter(({ status }) => status === '缺' || status === '错');
  expect(wanting).toEqual([]);
  expect(made.rows.filter(({ status }) => status === '不适用').map(({ id }) => id)).toEqual(['dates-kept']);
});

const without = (name: keyof typeof SITE) => ({ site: { ...SITE, [name]: undefined } });
const withSite = (changes: object) => ({ site: { ...SITE, ...changes } });
const withReport = (id: string, text: string) => ({ files: { ...FULL, [`reports/${id}/index.md`]: text } });
const withBody = (body: string) => withReport('2024/dongtai', report('开展示例检查', PARTS.动态, body));
const lacking = (...names: string[]) => ({
  files: Object.fromEntries(Object.entries(FULL).filter(([name]) => !names.includes(name))),
});

interface Planted {
  site?: object;
  files?: Files;
  links?: string;
}

/** What is planted, the rows that have to tell it, and words that one of them says. */
const PLANTED: readonly (readonly [what: string, Planted, rows: Record<string, string>, words: string])[] = [
  ['no name', without('name'), { 'site-name': '缺' }, '没有写“站名”'],
  ['no address', without('url'), { 'site-domain': '缺', domain: '缺' }, '示例'],
  [
    'no 网站标识码',
    without('siteIdCode'),
    { 'site-id-code': '缺', 'foot-id-code': '缺', 'error-report': '错' },
    '没有写“网站标识码”',
  ],
  [
    'a 网站标识码 of one digit',
    withSite({ siteIdCode: '0000000000' }),
    { 'site-id-code': '缺', 'foot-id-code': '缺' },
    '“0000000000”',
  ],
  [
    'a wrong 网站标识码',
    withSite({ siteIdCode: '12345' }),
    { 'site-id-code': '错', 'foot-id-code': '错', 'error-report': '错' },
    '“12345”不合格式',
  ],
  ['no 主办单位', without('organization'), { organization: '缺' }, '没有写'],
  ['待定 as 主办单位', withSite({ organization: '待定' }), { organization: '缺' }, '“待定”'],
  ['无 as contact', withSite({ contact: '无' }), { contact: '缺' }, '“无”'],
  ['示例 as contact', withSite({ contact: '示例电话' }), { contact: '缺' }, '“示例电话”'],
  ['no ICP', without('icp'), { icp: '缺' }, '没有写“ICP 备案号”'],
  ['an ICP record of no form', withSite({ icp: '备案中号' }), { icp: '错' }, '“备案中号”'],
  ['null as 公安备案', withSite({ policeRecord: 'null' }), { 'police-record': '缺' }, '“null”'],
  ['no 找错', without('errorReport'), { 'error-report': '缺' }, '没有写'],
  ['no 无障碍声明', without('accessibility'), { accessibility: '缺' }, '没有写'],
  [
    'a 无障碍声明 that is not there',
    lacking('pages/wuzhangai.md'),
    { accessibility: '错' },
    'pages/wuzhangai.md',
  ],
  ['no 党政机关 mark', withSite({ marks: [{ name: '适老化' }] }), { 'party-mark': '缺' }, '没有党政机关'],
  ['no marks', without('marks'), { 'party-mark': '缺', 'senior-mark': '不适用' }, '没有配置'],
  [
    'a domain that is not gov.cn',
    withSite({ url: 'https://www.shiliqu.cn/' }),
    { domain: '错' },
    '不是 gov.cn',
  ],
  ['a bare IP', withSite({ url: 'http://10.1.2.3/' }), { domain: '错' }, 'IP 地址'],
  ['no 指南', lacking('pages/zhinan.md'), { 'disclosure-1': '缺' }, '政府信息公开指南'],
  [
    'a column that is empty',
    withSite({ columns: [...SITE.columns, { name: '办事指南' }] }),
    { 'columns-filled': '缺' },
    '栏目“办事指南”是空的',
  ],
  [
    'a column that is not kept up, and a home page without news',
    {
      files: Object.fromEntries(
        Object.entries(FULL).map(([name, text]) => [
          name,
          text
            .replace('2024-02-18 08:30', '2024-02-01 08:30')
            .replace('2024-02-15 10:00', '2024-02-01 10:00'),
        ]),
      ),
    },
    { 'columns-fresh': '错', 'home-fresh': '错' },
    '到 2024-02-20 有 19 天',
  ],
  [
    'a report in no column',
    withReport('2022/a', report('另一件事', { 发布日期: '2022-02-01 10:00' })),
    { 'columns-placed': '缺' },
    '不属于任何一个栏目',
  ],
  [
    'a day without a time',
    withReport('2024/dongtai', report('开展示例检查', { ...PARTS.动态, 发布日期: '2024-02-18' })),
    { 'pub-date': '错' },
    '“2024-02-18”没有时和分',
  ],
  [
    'a source that is a placeholder',
    withReport('2024/dongtai', report('开展示例检查', { ...PARTS.动态, 信息来源: '待定' })),
    { 'content-source': '缺', 'fields-filled': '缺' },
    '“待定”',
  ],
  [
    'a title that is a placeholder',
    withReport(
      '2024/dongtai',
      writeReport({ ...PARTS.动态, 标题: '示例标题', 机构名称: '示例市示例区示例局' }),
    ),
    { 'article-title': '缺', 'fields-filled': '缺' },
    '“示例标题”',
  ],
  [
    'a summary of a page that is a placeholder',
    { files: { ...FULL, 'pages/zhidu.md': page('政府信息公开制度').replace(/摘要: .*/, '摘要: 暂无') } },
    { 'column-description': '缺' },
    '“暂无”',
  ],
  [
    'a link to a report that is not there',
    withBody('详见[办法](../meiyou/index.md)。'),
    { 'links-inside': '错' },
    '没有找到',
  ],
  [
    'a link to a section that is not there',
    withBody('详见[办法](../banfa/index.md#s9)。'),
    { 'links-inside': '错' },
    '#s9',
  ],
  [
    'a link outside that is dead',
    { links: LINKS.replace('200', '404') },
    { 'links-outside': '错' },
    '打不开：404（2024-02-19）',
  ],
  [
    'a link outside that nobody looked at',
    { links: '网址,结果\nhttps://b.gov.cn/,200\n' },
    { 'links-outside': '缺' },
    '没有检查的结果',
  ],
  ['no results', { links: '' }, { 'links-outside': '缺' }, '1 个外部网址'],
  [
    'a link to another domain',
    {
      ...withBody('详见[网站](https://www.shili.example/a)。'),
      links: `${LINKS}https://www.shili.example/a,200\n`,
    },
    { 'links-government': '错' },
    'https://www.shili.example/a',
  ],
  [
    'a link to a number',
    { ...withBody('详见[系统](http://10.1.2.3:8080/a)。'), links: `${LINKS}http://10.1.2.3:8080/a,200\n` },
    { 'links-number': '错' },
    'http://10.1.2.3:8080/a',
  ],
  [
    '政策 without 解读',
    withReport('2024/jiedu', report('示例事项说明', { ...PARTS.解读, 关联: '' })),
    { 'policy-explained': '缺' },
    '没有解读',
  ],
  [
    'an annual report that is overdue',
    {
      files: {
        ...FULL,
        'reports/2023/nianbao/index.md': report(
          '2021年政府信息公开工作年度报告',
          { 发布日期: '2022-01-28 10:00' },
          changeForm({}).body,
        ),
      },
    },
    { 'annual-days': '缺' },
    '2022 年的政府信息公开工作年度报告应当在 2023-01-31 以前发布',
  ],
  [
    'an annual report that came late',
    withReport(
      '2023/nianbao',
      report('2023年政府信息公开工作年度报告', { 发布日期: '2024-02-10 10:00' }, ANNUAL.body),
    ),
    { 'annual-days': '错' },
    '晚于',
  ],
  [
    'an identity number',
    withBody('示例人员，身份证号11010519491231002X。'),
    { 'personal-data': '错' },
    '身份证号',
  ],
  ['密级', withBody('机密★5年\n\n示例正文。'), { secrecy: '错' }, '密级'],
  [
    'a place left to fill in',
    withBody('联系人：单击或点击此处输入文字。'),
    { placeholders: '错' },
    '没有填的空',
  ],
  ['a wrong word', withBody('布署示例工作。'), { words: '错' }, '布署'],
  [
    'a word of the portal’s own list',
    { files: { ...FULL, '用词.csv': '写法,应为\n开展示例,做示例\n' } },
    { words: '错' },
    '用词.csv 第 2 行',
  ],
  [
    'a list of words that is not read',
    { files: { ...FULL, '用词.xlsx': 'PK' } },
    { words: '错' },
    '“用词.xlsx”不起作用',
  ],
  [
    'a document past its day',
    withReport('2024/banfa', report('示例事项管理办法', { ...PARTS.规范性, 有效期至: '2024-02-10' })),
    { 'policy-standing': '错' },
    '2024-02-10',
  ],
  [
    'a document past its day, though nothing was published since',
    withReport('2024/banfa', report('示例事项管理办法', { ...PARTS.规范性, 有效期至: '2024-02-19' })),
    { 'policy-standing': '错' },
    '已经过了（现在是',
  ],
  [
    'a name that is not whole',
    withReport('2024/dongtai', report('开展示例检查', { ...PARTS.动态, 机构名称: '区示例局' })),
    { 'org-names': '错' },
    '区示例局',
  ],
];

describe('planted omissions', () => {
  let sound: ReturnType<typeof statusesOf>;
  beforeAll(async () => {
    sound = statusesOf(await audit(FULL));
  });

  it.each(PLANTED)('%s is found, and nothing else', async (_what, { site, files, links }, rows, words) => {
    const made = await audit(files ?? FULL, site ?? SITE, links ?? LINKS);
    expect(statusesOf(made)).toEqual({ ...sound, ...rows });
    const told = Object.keys(rows).flatMap((id) => find(made, id).evidence);
    expect(told.map(({ text }) => text).join('\n')).toContain(words);
    for (const id of Object.keys(rows)) {
      const { status, evidence, remedy } = find(made, id);
      if (status !== '不适用') expect(remedy || evidence.every((one) => one.remedy)).toBeTruthy();
    }
  });
});

describe('what has errors or cannot be read', () => {
  const BODY =
    '联系人：示例甲，手机13800138000，身份证号11010519491231002X。\n\n地址：示例区××路。\n\n见附件1。';
  const UNSOUND = '《示例区示例局开展示例检查》的字段有错，没有查';
  const TEXT_ROWS = ['personal-data', 'placeholders', 'attachments', 'words', 'secrecy', 'article-title'];

  it('is not taken for sound where only its text would tell', async () => {
    const { files } = withReport(
      '2024/dongtai',
      report('开展示例检查', { ...PARTS.动态, 体裁: '汇报' }, `机密★5年\n\n${BODY}`),
    );
    const made = await audit(files);
    for (const id of TEXT_ROWS) {
      const { status, evidence, remedy } = find(made, id);
      expect({ id, status, texts: evidence.map(({ text }) => text) }).toEqual({
        ...{ id, status: '缺', texts: [UNSOUND] },
      });
      expect(evidence[0]).toMatchObject({ file: '内容/reports/2024/dongtai/index.md', line: 5, column: 5 });
      expect(remedy).toContain('npm run check');
    }
    // Its fields and links were looked at.
    expect(find(made, 'links-inside').status).toBe('有');
    expect(find(made, 'annual-content').status).toBe('有');
    const fields = find(made, 'fields-filled');
    expect(fields.status).toBe('错');
    expect(fields.evidence.map(({ text }) => text)).toEqual([expect.stringContaining('“汇报”')]);
  });

  it('is told by its fields where they do: a 公开类别 that is none', async () => {
    const refused = report('开展示例检查', { ...PARTS.动态, 公开类别: '不予公开' });
    const made = await audit(withReport('2024/dongtai', refused).files);
    const { status, evidence } = find(made, 'secrecy');
    expect(status).toBe('错');
    expect(evidence.map(({ text }) => text)).toEqual([expect.stringContaining('不予公开'), UNSOUND]);
    expect(find(made, 'personal-data').evidence).toEqual([expect.objectContaining({ text: UNSOUND })]);
  });

  it('is named beside what was found elsewhere', async () => {
    const { files } = withReport('2024/dongtai', report('开展示例检查', { ...PARTS.动态, 体裁: '汇报' }));
    const made = await audit({
      ...files,
      'reports/2024/b/index.md': report('另一次示例检查', PARTS.动态, BODY),
    });
    const { status, evidence } = find(made, 'personal-data');
    expect(status).toBe('错');
    expect(evidence.at(-1)?.text).toBe(UNSOUND);
  });

  it('is named where nothing of it could be read, a report as well as a page', async () => {
    const binary = 'PK\u0003\u0004\u0000\u0000\u0000';
    const broken = await audit({ ...FULL, 'reports/2024/huai/index.md': binary });
    for (const id of [...TEXT_ROWS, 'links-inside', 'links-outside', 'columns-placed', 'annual-days']) {
      const { status, evidence } = find(broken, id);
      expect({ id, status }).toEqual({ id, status: '缺' });
      expect(evidence).toEqual([
        expect.objectContaining({
          file: '内容/reports/2024/huai/index.md',
          text: expect.stringMatching(/^没有查：/),
        }),
      ]);
    }
    const page = await audit({ ...FULL, 'pages/zhinan.md': '没有字段' });
    expect(find(page, 'secrecy').evidence).toEqual([
      expect.objectContaining({ file: '内容/pages/zhinan.md', text: expect.stringMatching(/^没有查：/) }),
    ]);
    expect(find(page, 'disclosure-1').evidence.map(({ file }) => file)).toContain('内容/pages/zhinan.md');
    expect(find(page, 'policy-explained').status).toBe('有');
  });
});

describe('without a date', () => {
  it('a portal of which no report has one is told so', async () => {
    const made = await audit({ 'reports/2024/a/index.md': report('甲', { 发布日期: '' }) }, null, '');
    const { status, evidence, remedy } = find(made, 'home-fresh');
    expect({ status, remedy }).toEqual({ status: '缺', remedy: '写上实际公开的日期' });
    expect(evidence).toEqual([
      {
        file: '内容/reports/2024/a/index.md',
        line: 4,
        column: 6,
        text: '《示例区示例局甲》的发布日期没有写，或者写错了',
      },
    ]);
  });

  it('a report is told where the others are old', async () => {
    const { files } = withReport('2024/b', report('乙', { 发布日期: '2024-02-31' }));
    expect(find(await audit(files), 'home-fresh').status).toBe('有');
    delete files['reports/2024/dongtai/index.md'];
    delete files['reports/2024/tonggao/index.md'];
    const texts = find(await audit(files), 'home-fresh').evidence.map(({ text }) => text);
    expect(texts).toEqual([
      expect.stringContaining('到 2024-02-20 有 19 天'),
      expect.stringContaining('《示例区示例局乙》'),
    ]);
  });
});

it('misses no annual report of a body that has ceased, once its last one says so', async () => {
  const withLast = (exception: Record<string, string>) =>
    audit({
      ...FULL,
      'reports/2021/chebing/index.md': report(
        '示例区撤并局2021年政府信息公开工作年度报告',
        { 机构名称: '示例区撤并局', 发布日期: '2022-01-28 10:00', ...exception },
        changeForm({}).body,
      ),
    });
  expect(find(await withLast({}), 'annual-days').status).toBe('缺');
  const said = '\n  - 规则: annual-overdue\n    原因: 2022年并入示例区示例局';
  expect(find(await withLast({ 检查例外: said }), 'annual-days').status).toBe('有');
});

it('of a stripped portal lists what it lacks, row by row', async () => {
  const made = await audit({ 'reports/2022/a/index.md': writeReport({ 发布日期: '2022-02-14' }) }, null, '');
  const { rows } = made;
  const list = (status: string) => rows.filter((row) => row.status === status).map(({ item }) => item);
  expect(list('缺')).toMatchInlineSnapshot(`
    [
      "SiteName 网站名称",
      "SiteDomain 网站域名",
      "SiteIDCode 网站标识码",
      "主办单位",
      "联系方式",
      "网站标识码",
      "ICP 备案号",
      "公安机关备案号",
      "找错入口",
      "无障碍声明",
      "党政机关网站标识",
      "网站用 gov.cn 域名",
      "政府信息公开指南",
      "政府信息公开制度",
      "法定主动公开内容",
      "政府信息公开工作年度报告",
      "依申请公开",
    ]
  `);
  expect(list('错')).toMatchInlineSnapshot(`
    [
      "PubDate 发布日期",
      "首页两周内有更新",
    ]
  `);
  expect(list('不适用')).toMatchInlineSnapshot(`
    [
      "适老化及无障碍标识",
      "站外链接",
      "没有空白栏目",
      "栏目按期更新",
      "报告都在栏目里",
      "发布日期没有改动",
      "年度报告按期发布",
      "年度报告的内容",
    ]
  `);
});

describe('the command', () => {
  const write = async (files: Files = FULL) =>
    writeTree(await tempFolder(), { ...files, 'site.json': JSON.stringify(SITE), 'links.csv': LINKS });

  it('prints the list with its columns in line, JSON, and a file to print', async () => {
    const root = await write();
    const run = (...args: string[]) =>
      runCommand('check', ['--content', '.', '--at', DAY, '--audit', ...args], { cwd: root });
    const { stdout, code } = await run('--links', 'links.csv');
    expect(code).toBe(0);
    expect(stdout).toContain('  有      SiteName 网站名称           ./site.json:1:9 示例区政府信息公开');
    expect(stdout).toMatch(/共 \d+ 项：有 \d+、缺 0、错 0、不适用 1/);
    const json = JSON.parse((await run('--format', 'json')).stdout);
    expect(json.counts).toMatchObject({ 缺: 1, 错: 0 });
    expect(json.links.map(({ url }: { url: string }) => url)).toEqual(['https://www.shanghai.gov.cn/a']);
    const html = await run('--format', 'html', '--output', 'a/清单.html');
    expect(html.stdout).toContain('清单.html');
    expect(await readFile(path.join(root, 'a/清单.html'), 'utf8')).toMatch(
      /^<!doctype html>[\s\S]*<\/html>\n$/,
    );
  });

  it('lists the addresses outside, once each', async () => {
    const root = await write({
      ...FULL,
      ...withBody('见[甲](https://b.gov.cn)、[乙](https://b.gov.cn/#a)。').files,
    });
    const { stdout } = await runCommand('check', ['--content', '.', '--list-links'], { cwd: root });
    expect(stdout.trim().split('\n')).toEqual([
      foldAddress('https://b.gov.cn'),
      'https://www.shanghai.gov.cn/a',
    ]);
  });

  it('without content is an ordinary check, and no list', async () => {
    const root = await writeTree(await tempFolder(), { 'empty/reports/.keep': '' });
    const run = (...args: string[]) => runCommand('check', args, { cwd: root });
    for (const content of ['nowhere', 'empty']) {
      const plain = await run('--content', content);
      expect(plain.code).toBe(1);
      expect(await run('--content', content, '--audit')).toEqual(plain);
      expect(await run('--content', content, '--list-links')).toEqual({
        ...plain,
        stdout: '',
        stderr: plain.stdout,
      });
      const json = await run('--content', content, '--audit', '--format', 'json');
      expect(json.code).toBe(1);
      expect(json.stdout).toContain('"rule": "content-');
    }
  });

  it('says with the lists that there are errors, of how many reports, and fails', async () => {
    const root = await write({
      ...FULL,
      ...withReport('2024/dongtai', report('开展示例检查', { ...PARTS.动态, 体裁: '汇报', 主题分类: '甲' }))
        .files,
      'reports/2024/huai/index.md': 'PK\u0003\u0004\u0000\u0000',
    });
    const run = (...args: string[]) =>
      runCommand('check', ['--content', '.', '--at', DAY, ...args], { cwd: root });
    const told = '内容有 3 处错误，涉及 2 篇报告：';
    const list = await run('--audit');
    expect(list).toMatchObject({ code: 1, stdout: expect.stringContaining(told) });
    const links = await run('--list-links');
    expect(links).toMatchObject({ code: 1, stderr: expect.stringContaining(told) });
    expect(links.stdout).toBe('https://www.shanghai.gov.cn/a\n');
    const { code, stdout } = await run('--audit', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ errors: 3, faulty: 2 });
  });

  it('takes the place of an older list only, and is put in no site that is published', async () => {
    const root = await writeTree(await tempFolder(), {
      ...FULL,
      'dist/catalog.json': '{ "generator": "gongbao" }',
      'taken/a': '',
    });
    const run = (output: string, format = 'text') =>
      runCommand('check', ['--content', '.', '--audit', '--format', format, '--output', output], {
        cwd: root,
      });
    for (const format of ['text', 'html', 'json', 'text'])
      expect((await run('list', format)).stdout, format).toContain(`写在 ${path.join(root, 'list')}\n`);
    const reports = Object.keys(FULL).filter((file) => file.startsWith('reports/'));
    for (const output of ['dist/catalog.json', 'dist/清单.html', 'taken', 'taken/a', ...reports]) {
      const { code, stdout } = await run(output);
      expect([code, stdout]).toEqual([1, expect.stringContaining(`输出文件“${output}”`)]);
    }
    expect(await readFile(path.join(root, 'taken/a'), 'utf8')).toBe('');
  });

  it('says which of its options belong together, and what is wrong with the results', async () => {
    const root = await write();
    const run = (...args: string[]) => runCommand('check', ['--content', '.', ...args], { cwd: root });
    for (const [typed, line] of [
      [['--format', 'html'], '--format html'],
      [['--output', '清 单.html'], '--output "清 单.html"'],
      [['--list-links', '--links', 'links.csv'], '--links links.csv'],
    ] as const) {
      const { code, stderr } = await run(...typed);
      expect(code).toBe(2);
      expect(stderr).toContain('要与 --audit 一起用\n  改法：写成：\n');
      expect(stderr).toContain(`    npm run check -- --audit --content . ${line}\n`);
    }
    expect(await run('--audit', '--links', '没有.csv')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining(
        '没有.csv:1:1  错误  没有“没有.csv”这个文件\n  改法：检查 --links 后面的路径',
      ),
    });
    await writeTree(root, { 'bad.csv': 'a,b\n' });
    expect((await run('--audit', '--links', 'reports')).stdout).toContain(
      '“reports”是一个文件夹，不是文件\n  改法：检查 --links 后面的路径',
    );
    expect((await run('--audit', '--links', 'bad.csv')).stdout).toContain('第一行不是表头');
  });

  it('a check says in one line what is still owed, and nothing where nothing is', async () => {
    const root = await write();
    const run = () => runCommand('check', ['--content', '.', '--at', DAY], { cwd: root });
    expect((await run()).stdout).not.toContain('--audit');
    await writeTree(root, { 'site.json': JSON.stringify({ ...SITE, icp: '', siteIdCode: '' }) });
    expect((await run()).stdout).toContain(
      '检查政府网站时要看、还没有写的：网站标识码、ICP 备案号。逐项看：npm run check -- --audit',
    );
  });
});

it('an exception for a rule that only audits look at is kept, and not told as needless', async () => {
  const excepted = report(
    '开展示例检查',
    { ...PARTS.动态, 检查例外: '\n  - 规则: link-not-government\n    原因: 法规库' },
    '详见[法规库](https://flk.npc.example/a)。',
  );
  const { files } = withReport('2024/dongtai', excepted);
  const links = `${LINKS}https://flk.npc.example/a,正常\n`;
  expect(find(await audit(files, SITE, links), 'links-government').status).toBe('有');
  const content = await writeTree(await tempFolder(), { ...files, 'site.json': JSON.stringify(SITE) });
  const { diagnostics } = await loadPortal({
    project: PROJECT,
    content,
    label: '内容',
    mode: 'check',
    at: DAY,
  });
  expect(diagnostics.filter(({ rule }) => rule === 'exception-unused')).toEqual([]);
});
