import { expect, it } from 'vitest';
import { parseFormerPortal } from '../../../src/changes/former-portal.ts';
import { judgeOutput } from '../../../src/desk/judge-output.ts';

const former = parseFormerPortal(
  JSON.stringify({
    generator: 'gongbao',
    site: { name: '示例区教育局', url: 'https://jiaoyu.gov.cn/' },
    reports: [{ title: '教育局年报', url: 'reports/2021/jiaoyu.html' }],
  }),
);
const own = {
  name: '示例区教育局',
  url: '',
  reports: [{ title: '教育局年报', url: 'reports/2021/jiaoyu.html' }],
};
const other = {
  name: '示例区水务局',
  url: '',
  reports: [{ title: '水务局年报', url: 'reports/2021/shuiwu.html' }],
};

it('says in words that another portal is there, and nothing of the same, of an empty place and of what has errors', () => {
  const fault = judgeOutput('网站', undefined, former, other);
  expect(fault?.message).toMatch(/“网站”里是另一个网站.*示例区教育局.*教育局年报.*示例区水务局/);
  expect(fault?.remedy).toContain('换一个');
  expect(fault?.remedy).not.toContain('--');
  for (const [published, coming] of [
    [former, own],
    [undefined, other],
    [former, undefined],
  ] as const)
    expect(judgeOutput('网站', undefined, published, coming)).toBeUndefined();
});

it('says first what is wrong with the folder itself', () => {
  expect(judgeOutput('网站', { message: '是磁盘的根目录' }, former, other)?.message).toBe('是磁盘的根目录');
});
