import { describe, expect, it } from 'vitest';
import installed from '../../../_data/site.json' with { type: 'json' };
import { STANDARD_SITE as defaults, parseSite } from '../../../src/report/parse-site.ts';
import { SETTINGS } from '../../../src/report/settings.ts';
import { showProblems } from '../../support/sample-report.ts';

const show = (text: string) => showProblems(parseSite(text, defaults).problems);

describe('site.json', () => {
  it('of the installation is sound', () => {
    const expected = { ...defaults, ...installed };
    expect(parseSite(JSON.stringify(installed), defaults)).toMatchObject({ site: expected, problems: [] });
  });

  it('overrides only what it names', () => {
    const { site, problems } = parseSite(
      '{ "name": " 示例区公报 ", "url": "https://shili.example/a b", "genres": [" 清单 ", ""] }',
      defaults,
    );
    expect(problems).toEqual([]);
    expect(site).toEqual({
      ...defaults,
      name: '示例区公报',
      url: 'https://shili.example/a%20b/',
      genres: ['清单'],
    });
    expect(parseSite('{}', defaults).site).toEqual(defaults);
  });

  it('with an error leaves the defaults, so that nothing half-read is used', () => {
    expect(parseSite('{ "name": "示例", "pubTime": "9点" }', defaults).site).toEqual(defaults);
  });
});

it('a site.json of very many levels is told, with its place', () => {
  const text = `{\n  "columns": ${'['.repeat(100_000)}${']'.repeat(100_000)}\n}`;
  expect(show(text)).toMatch(
    /^2:77 error site-config\n括号一层套一层，超过了 64 层，读不了\n改法：删去多余的括号。/,
  );
  expect(show(`{ "columns": ${'['.repeat(60)}${']'.repeat(60)} }`)).not.toContain('一层套一层');
});

describe('a break in a setting', () => {
  it.each([
    ['{ "name": "示例区\\n公报" }', '“name”应当写在一行里，里面有换行："示例区\\n公报"'],
    [
      '{ "url": "https://shili\\n.example/" }',
      '“url”应当写在一行里，里面有换行："https://shili\\n.example/"',
    ],
    ['{ "genres": ["清单", "示\\n例"] }', '“genres”应当写在一行里，里面有换行："示\\n例"'],
  ])('of %s is told', (text, message) => {
    expect(show(text)).toBe(`1:3 error site-config\n网站设置${message}\n改法：删去里面的 \\n`);
  });

  it('is one where a setting has lines, and goes at an end', () => {
    const { site, problems } = parseSite('{ "name": "示例\\n", "description": "一\\n二" }', defaults);
    expect(problems).toEqual([]);
    expect(site).toMatchObject({ name: '示例', description: '一\n二' });
  });
});

const TYPE_IN_ENGLISH = '关闭中文输入法，改为英文符号：引号 "、冒号 :、逗号 ,';
const QUOTE = '文字写在一对英文引号里，中间不换行；文字里面要用引号时，用中文引号“ ”。';
const FORM = '每项写成 "name": "值"，各项之间用英文逗号，最后一项后面不加逗号';

describe('a site.json that is not JSON', () => {
  it.each([
    ['{\n  "name": "示例",\n}\n', '2:15', '最后一项后面多了一个逗号', '删去这个逗号'],
    [
      '{\n  "name": "示例"\n  "url": ""\n}',
      '3:3',
      '这一项前面少了逗号："url": ""',
      '在上一项的末尾加上英文逗号 ,',
    ],
    ['{\n  "name": “示例”\n}', '2:11', '这里用了中文符号 “', TYPE_IN_ENGLISH],
    ['{\n  "name"：“示例”\n}', '2:9', '这里用了中文符号 ：', TYPE_IN_ENGLISH],
    ['{ "name": "示例"， "url": "" }', '1:15', '这里用了中文符号 ，', TYPE_IN_ENGLISH],
    [
      '{\n  "name": "示例,\n  "url": ""\n}',
      '2:11',
      '这里的引号没有成对，或者不是英文双引号："示例,',
      `${QUOTE}${FORM}`,
    ],
    [
      "{ 'name': '示例' }",
      '1:3',
      "这里的引号没有成对，或者不是英文双引号：'name': '示例' }",
      `${QUOTE}${FORM}`,
    ],
    ['{ name: "示例" }', '1:3', '网站设置从这里起读不懂：name: "示例" }', FORM],
    ['{\n  "name": "示例"\n', '2:15', '网站设置没有写完', '在末尾补上：}'],
    ['', '1:1', '网站设置是空的', '写成：{ "name": "网站的名称" }，里面换成自己的；没有设置就删去这个文件'],
  ])('%j is told with its place', (text, place, message, remedy) => {
    expect(show(text).split('\n\n')[0]).toBe(`${place} error site-config\n${message}\n改法：${remedy}`);
  });

  it('has several slips: all are told, and what is wrong with the values too', () => {
    const text = '{\n  “name”: "示例"，\n  "url"： "www.a",\n  "pubTime": "9"\n  "icp": "",\n}';
    const { problems } = parseSite(text, defaults);
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      '2:3 这里用了中文符号 “',
      '3:8 这里用了中文符号 ：',
      '5:3 这一项前面少了逗号："icp": "",',
      '3:3 网址“www.a”不完整',
      '4:3 发布时间“9”不合格式',
    ]);
    expect(parseSite(text, defaults).site).toEqual(defaults);
  });

  it('has something behind its end', () => {
    expect(show('{ "genres": ["清单", {"a": [1.5e3, true, null]}] } }')).toMatch(/^1:50 error/);
  });

  it.each([
    ['{"a":1,2}', 8],
    ['{"a":1,"b"}', 11],
    ['{},{}', 3],
    ['{"a":[1,"b":2]}', 12],
    ['{"a" 1}', 6],
  ])('%s stops making sense at %i', (text, column) => {
    expect(parseSite(text, defaults).problems).toMatchObject([{ line: 1, column }]);
  });

  it('counts columns in characters', () => {
    expect(show('{ "name": "𠮷𠮷" x }')).toMatch(/^1:16 error/);
  });

  it.each(['[]', '"示例"', 'null', '1'])('is %s, not settings', (text) => {
    expect(show(text)).toMatch(/^1:1 error site-config\n网站设置应当写在一对花括号里\n/);
  });

  it.each([
    '[',
    '{"a":1 2}',
    '[1,]',
    '{,}',
    '{"a"}',
    '{"a":}',
    '{:1}',
    '[1}',
    '{]',
    '"',
    '\\',
    '01',
    '{"a":tru}',
    '+1',
    '\ud800',
    '"\u0001',
  ])('is %j, and has a place inside the file', (text) => {
    const { problems } = parseSite(text, defaults);
    expect(problems[0]).toMatchObject({ rule: 'site-config', line: 1 });
    expect(problems[0]?.column).toBeLessThanOrEqual(text.length + 1);
  });

  it('is 100,000 brackets', () => {
    expect(parseSite('['.repeat(100_000), defaults).problems).toHaveLength(1);
  });
});

describe('settings', () => {
  it('unknown', () => {
    const all = Object.keys(SETTINGS).join('、');
    expect(
      show('{\n  "naem": "示例",\n  "颜色": "红",\n  "主办单位": "示例"\n}').replace(all, '（全部设置）'),
    ).toMatchInlineSnapshot(`
      "2:3 warning site-config
      没有名为“naem”的网站设置，它不起作用
      改法：如果指的是“name”，改为："name"

      3:3 warning site-config
      没有名为“颜色”的网站设置，它不起作用
      改法：可用的设置：（全部设置）

      4:3 warning site-config
      没有名为“主办单位”的网站设置，它不起作用
      改法：如果指的是“organization”，改为："organization""
    `);
    expect(parseSite('{ "__proto__": { "name": "示例" } }', defaults).site.name).toBe(defaults.name);
  });

  it.each([
    ['"requiredReviews": 4', '要求的审核次数“4”不对'],
    ['"requiredReviews": 1.5', '要求的审核次数“1.5”不对'],
    ['"requiredReviews": "3"', '网站设置“requiredReviews”应当是一个数字，写的是："3"'],
    ['"reviewsSince": "2022年1月"', '要求审核的起始日期“2022年1月”不对'],
    ['"reviewsSince": "2022-02-30"', '要求审核的起始日期“2022-02-30”不对'],
    ['"publishReviewers": "是"', '网站设置“publishReviewers”应当是 true 或 false（不加引号），写的是："是"'],
  ])('of readings: %s is refused', (setting, message) => {
    const { site, problems } = parseSite(`{ ${setting} }`, defaults);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(site).toEqual(defaults);
  });

  it('of search from disk: yes, no, or by size', () => {
    expect(parseSite('{ "offline": true }', defaults).site.offline).toBe(true);
    expect(parseSite('{ "offline": false }', defaults).site.offline).toBe(false);
    expect(parseSite('{}', defaults).site.offline).toBeUndefined();
  });

  it('of a wrong type', () => {
    const text =
      '{ "name": "示例", "url": 3,\n  "genres": "清单", "attachmentMaxMegabytes": "100", "offline": "true" }';
    expect(show(text)).toMatchInlineSnapshot(`
      "1:17 error site-config
      网站设置“url”应当是一段文字（写在英文引号里），写的是：3
      改法：改为："url": "3"

      2:3 error site-config
      网站设置“genres”应当是一个列表，写的是："清单"
      改法：改为："genres": ["清单"]

      2:19 error site-config
      网站设置“attachmentMaxMegabytes”应当是一个数字，写的是："100"
      改法：改为："attachmentMaxMegabytes": 100

      2:52 error site-config
      网站设置“offline”应当是 true 或 false（不加引号），写的是："true"
      改法：从磁盘打开也要能搜索，写 "offline": true；不要，写 "offline": false；不写这一项，不太大的网站自动带上"
    `);
    for (const value of ['[1]', '{}', 'null', 'true']) {
      expect(parseSite(`{ "genres": ${value} }`, defaults).problems).toMatchObject([
        { level: 'error', column: 3 },
      ]);
    }
  });

  it('with a wrong value', () => {
    const text = JSON.stringify(
      {
        name: ' ',
        url: 'www.shili.example',
        siteIdCode: '123',
        pubTime: '9:00',
        errorReport: '示例路1号',
        indexNumberPattern: '(',
        attachmentMaxMegabytes: 0,
      },
      null,
      2,
    );
    expect(show(text)).toMatchInlineSnapshot(`
      "2:3 error site-config
      网站没有名称
      改法：在 "name" 后面的引号里写上网站的名称

      3:3 error site-config
      网址“www.shili.example”不完整
      改法：照浏览器地址栏里的样子写完整的网址，以 https:// 开头，以“/”结尾；还没有就留空：""

      4:3 error site-config
      网站标识码“123”不合格式
      改法：应当是 10 位数字，或 bm 加 8 位数字；还没有就留空：""

      5:3 error site-config
      发布时间“9:00”不合格式
      改法：写成“时:分”，都是两位数字，放在英文引号里；不确定就留空：""

      6:3 error site-config
      找错地址“示例路1号”不是网址，也不是邮箱链接
      改法：写“政府网站找错”、以 https:// 开头的网址，或者 mailto: 加邮箱地址；还没有就留空：""

      7:3 error site-config
      索引号的格式不是有效的正则表达式
      改法：恢复原来的值："^[0-9A-Z]{9}/\\\\d{4}-\\\\d{5}$|^[A-Z]{2}\\\\d{7}-\\\\d{4}-\\\\d{3}$"

      8:3 error site-config
      附件大小的上限“0”不对
      改法：写 1 到 10000 之间的数字（单位 MB），不加引号；不写就是 100"
    `);
  });

  it.each(['1234567890', 'bm12345678', ''])('the site code %j is sound', (siteIdCode) => {
    expect(show(JSON.stringify({ siteIdCode }))).toBe('');
  });

  it('with characters that cannot be seen', () => {
    for (const name of ['示\\u0000例', '示\\ud800例', '示\\u202e例']) {
      expect(show(`{ "name": "${name}" }`)).toContain('网站设置“name”里有看不见的控制字符');
    }
  });

  it('are found by their name, not by a value like it', () => {
    expect(parseSite('{ "name": "url", "url": "x" }', defaults).problems).toMatchObject([{ column: 18 }]);
  });
});
