import { describe, expect, it } from 'vitest';
import { readSource } from '../../support/import-document.ts';

const TEXT = '示例局认真履行职责，推进各项工作，现将有关情况报告如下。';
const FOOT = '<div>主办：示例区人民政府　承办：示例中心。</div><div>版权所有：示例区人民政府</div>';
const MENU = `<ul>${'<li><a href="/">通知公告</a></li>'.repeat(200)}</ul>`;
const read = async (body: string) => {
  const reading = await readSource(
    'a.html',
    `<html><head><title>示例</title></head><body>${body}</body></html>`,
  );
  return reading.ok ? 'ok' : reading.message;
};

describe('a page that only says why it shows nothing is refused', () => {
  it.each([
    ['<h1>404 Not Found</h1><hr>nginx', '404 Not Found'],
    ['<h1>404</h1><p>请返回首页。</p>', '404'],
    [`<p>抱歉，您访问的页面不存在或已被删除！</p>${FOOT}`, '抱歉'],
    ['<p>该页面已被删除。</p>', '该页面'],
    ['<h1>403 Forbidden</h1><p>示例</p>', '403'],
    ['<p>服务器内部错误，请稍后再试。</p>', '服务器'],
    ['<p>您的访问过于频繁，请稍后再试。</p>', '频繁'],
    ['<p>您的IP访问次数过多，请输入验证码后继续访问。</p>', 'IP'],
    ['<p>您的请求已被管理员设置的策略拦截。</p>', '拦截'],
    ['<p>请开启JavaScript并刷新该页。</p>', 'JavaScript'],
    ['<h2>用户登录</h2><p>用户名：<input></p><p>密码：<input type="password"></p>', '用户登录'],
    [
      '<h1>统一身份认证平台</h1><p>请输入账号和密码登录系统，忘记密码请联系管理员。</p><input type="password">',
      '统一',
    ],
  ])('%s', async (body, quoted) => {
    expect(await read(body)).toMatch(new RegExp(`只有提示：“.*${quoted}`, 'u'));
  });

  it.each([
    `<h1>关于404办公室有关事项的通知</h1><p>${TEXT}</p>`,
    `<h1>用户登录规则</h1><p>登录示例系统，应当输入账号和密码。访问过于频繁的，可以限制访问。</p><input type="password">`,
    `<h1>示例情况</h1><p>${TEXT}</p><table><tr><td>甲</td><td>404</td></tr><tr><td>乙</td><td>500</td></tr></table>`,
    `<h1>示例系统操作说明</h1><p>第一步：打开用户登录页面，点击登录。</p><p>提示您的访问过于频繁的，请稍后再试。</p>`,
    `<h1>关于网站升级的公告</h1><p>抱歉，升级期间您访问的页面可能无法打开。</p>`,
    `<h1>示例情况</h1><p>抱歉，您访问的页面不存在。</p><p>${TEXT.repeat(20)}</p>`,
  ])('and %s is not', async (body) => {
    expect(await read(body)).toBe('ok');
  });
});

it('whatever menus stand around it', async () => {
  expect(await read(`${MENU}<div><p>抱歉，您访问的页面不存在。</p></div>${FOOT}`)).toContain(
    '只有提示：“抱歉',
  );
});

describe('a page that has its text in a frame is refused, and the frame named', () => {
  it.each([
    '<iframe src="content.html"></iframe>',
    `<h1>示例区示例通知</h1><iframe src="content.html"></iframe>${FOOT}`,
    `<h1>示例区示例通知</h1><p>打印本页</p><iframe src="content.html"></iframe>${FOOT}`,
  ])('%s', async (body) => {
    expect(await read(body)).toContain('嵌着的另一页里（“content.html”）');
  });

  it('also one of the old kind', async () => {
    const frames = '<frameset cols="20%,80%"><frame src="menu.html"><frame src="main.html"></frameset>';
    const reading = await readSource('a.html', `<html><head><title>示例</title></head>${frames}</html>`);
    expect(reading).toMatchObject({
      ok: false,
      message: expect.stringContaining('“menu.html”、“main.html”'),
    });
  });

  it.each([
    `<p>${TEXT}</p><iframe src="share.html"></iframe>`,
    '<p>示例区示例路一号示例大厦示例楼示例室</p><p>地址：示例区示例路1号示例大厦2楼</p><p>电话：000-00000000</p><iframe src="map.html"></iframe>',
    `<ul>${'<li>示例局办理事项</li>'.repeat(10)}</ul><iframe src="share.html"></iframe>`,
    '<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr></table><iframe src="share.html"></iframe>',
  ])('and one with a text beside it is not: %s', async (body) => {
    expect(await read(`<h1>示例区示例通知</h1>${body}`)).toBe('ok');
  });

  it('nor one with a counter of visits alone', async () => {
    expect(await read('<iframe src="count.html" width="0"></iframe>')).toContain('没有找到正文');
  });
});
