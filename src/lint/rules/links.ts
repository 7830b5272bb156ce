import { clip } from '../../base/clip.ts';
import { judgeHost, listOutsideLinks } from '../../report/outside-address.ts';
import type { Finding, LintReport, ReportRule } from '../lint-rule.ts';

function* findHosts(
  { links, source }: LintReport,
  kind: 'number' | 'other',
  fault: string,
  remedy: string,
): Generator<Finding> {
  for (const { url, line, column } of listOutsideLinks(links, source.fields.relations))
    if (judgeHost(url) === kind)
      yield { at: { line, column }, message: `链接“${clip(url, 60)}”${fault}`, remedy };
}

const addressNumberRule: ReportRule = {
  code: 'link-ip-address',
  title: '链接的网址是 IP 地址',
  basis: '政府网站检查：外链使用域名，不使用 IP 地址',
  wrong: { body: '详见[示例系统](http://10.0.0.1:8080/a)。' },
  right: { body: '详见[示例系统](https://xt.shili.gov.cn/a)。' },
  check: (report) =>
    findHosts(
      report,
      'number',
      '是 IP 地址，不是域名',
      '换成这个网站的域名；没有域名的系统，去掉链接，写明怎样找到',
    ),
};

const outsideGovernmentRule: ReportRule = {
  code: 'link-not-government',
  title: '链接到不是 gov.cn 的网址',
  basis: '《政府网站发展指引》：链接非政府网站的要审核，并定期核对',
  offBecause: '链接到新闻网站、法规库常是需要的；只在检查清单（--audit）里逐个列出',
  isAudited: true,
  wrong: { body: '详见[示例网站](https://www.shili.example/a)。' },
  right: { body: '详见[示例网站](https://www.shili.gov.cn/a)。' },
  check: (report) =>
    findHosts(
      report,
      'other',
      '不是 gov.cn 的网址',
      '核对这个网址是谁的；有政府网站的，换成政府网站的；确实需要的，写进检查例外并说明原因',
    ),
};

/** Where links lead that leave the portal. */
export const LINK_RULES: readonly ReportRule[] = [addressNumberRule, outsideGovernmentRule];
