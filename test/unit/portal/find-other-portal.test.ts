import { describe, expect, it } from 'vitest';
import { parseFormerPortal } from '../../../src/changes/former-portal.ts';
import { findOtherPortal as findOther } from '../../../src/portal/find-other-portal.ts';

const findOtherPortal = (catalog: string, coming: Parameters<typeof findOther>[1]) =>
  findOther(parseFormerPortal(catalog), coming);

const A = { url: 'reports/2021/a.html', title: '示例局2021年度报告' };
const B = { url: 'reports/2022/b.html', title: '示例局2022年度报告' };

const catalog = (site: { name: string; url: string }, ...reports: (typeof A)[]) =>
  JSON.stringify({ generator: 'gongbao', site, reports });

const portal = (site: { name: string; url: string }, ...reports: (typeof A)[]) => ({ ...site, reports });

const SITE = { name: '示例公报', url: 'https://www.shili.gov.cn/' };
const OTHER = { name: '另一个公报', url: 'https://www.bieqv.gov.cn/' };

describe('the portal in an output folder is the same', () => {
  it.each([
    ['with a report more', catalog(SITE, A), portal(SITE, A, B)],
    ['with a report less', catalog(SITE, A, B), portal(SITE, B)],
    ['with a renamed folder', catalog(SITE, A), portal(SITE, { ...A, url: 'reports/2021/x.html' })],
    ['with another title', catalog(SITE, A), portal(SITE, { ...A, title: '改过的标题' })],
    ['that has moved', catalog(SITE, A), portal({ ...SITE, url: OTHER.url }, A)],
    ['that was renamed', catalog(SITE, A), portal({ ...SITE, name: OTHER.name }, A)],
    [
      'that got a name and an address',
      catalog({ name: '政府报告公报', url: 'https://gongbao.example/' }, A),
      portal(SITE, A),
    ],
    ['that had no address', catalog({ name: '甲', url: '' }, A), portal(SITE, A)],
    ['without reports', catalog(OTHER), portal(SITE, A)],
  ])('%s', (_, former, coming) => {
    expect(findOtherPortal(former, coming)).toBeUndefined();
  });

  it.each(['', '{', 'null', '[]', '{"reports": 1}'])('as far as %j tells', (text) => {
    expect(findOtherPortal(text, portal(SITE, A))).toBeUndefined();
  });
});

describe('the portal in an output folder is another', () => {
  it.each([
    ['without a report in common', catalog(SITE, A), portal(SITE, B)],
    ['with another name and address', catalog(OTHER, A), portal(SITE, A)],
  ])('%s', (_, former, coming) => {
    expect(findOtherPortal(former, coming)).toBeDefined();
  });

  it('and both are named', () => {
    expect(
      findOtherPortal(
        catalog(SITE, A, B, { url: 'reports/2023/c.html', title: '第三篇' }),
        portal(OTHER, { url: 'x', title: '别的' }),
      ),
    ).toEqual({
      former: '“示例公报”（https://www.shili.gov.cn/），《示例局2021年度报告》《示例局2022年度报告》等 3 篇',
      coming: '“另一个公报”（https://www.bieqv.gov.cn/），《别的》共 1 篇',
    });
  });
});
