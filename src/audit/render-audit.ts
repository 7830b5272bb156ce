import { escapeHtml } from '../base/escape-html.ts';
import { groupBy } from '../base/group-by.ts';
import { printable } from '../base/printable.ts';
import type { Audit, AuditEvidence, AuditRow } from './audit-row.ts';
import { formatAuditErrors, formatAuditSummary, formatPlace } from './format-audit.ts';

/** An audit as one file that opens anywhere and prints: no script, nothing from elsewhere. */
export function renderAudit(audit: Audit): string {
  const title = `${audit.site.name}：检查清单`;
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="color-scheme" content="light dark">
<title>${show(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${show(title)}</h1>
<p>${audit.site.url ? `网址：${show(audit.site.url)}；` : ''}日期：${audit.day}；报告 ${audit.checked} 篇。</p>
<p class="sum">${formatAuditSummary(audit)}</p>
${audit.errors > 0 ? `<p>${formatAuditErrors(audit)}</p>\n` : ''}<table>
<thead><tr><th scope="col">项目</th><th scope="col">结果</th><th scope="col">在哪里，怎么改</th></tr></thead>
${[...groupBy(audit.rows, ({ group }) => group)]
  .map(
    ([group, rows]) =>
      `<tbody>\n<tr class="head"><th class="group" colspan="3" scope="rowgroup">${show(group)}</th></tr>\n${rows
        .map(renderRow)
        .join('\n')}\n</tbody>`,
  )
  .join('\n')}
</table>
<p class="note">只列出程序看得出的。标准的原文没有逐条核对过，以检查时的指标为准。</p>
</main>
</body>
</html>
`;
}

const CLASSES = { 有: 'yes', 缺: 'no', 错: 'no', 不适用: 'none' } as const;

/** Places that are named for one row: on paper more would not be read. */
const MOST_SHOWN = 20;

function renderRow({ item, status, basis, evidence, remedy }: AuditRow): string {
  const rest = evidence.length - MOST_SHOWN;
  return `<tr class="${CLASSES[status]}"><th scope="row">${show(item)}<span class="basis">${show(basis)}</span></th><td class="status">${status}</td><td>${
    evidence.length > 0
      ? `<ul>${evidence.slice(0, MOST_SHOWN).map(renderEvidence).join('')}${rest > 0 ? `<li>另有 ${rest} 处</li>` : ''}</ul>`
      : ''
  }${remedy ? `<p>改法：${show(remedy)}</p>` : ''}</td></tr>`;
}

const renderEvidence = (evidence: AuditEvidence): string => {
  const place = formatPlace(evidence);
  return `<li>${place ? `<code>${show(place)}</code> ` : ''}${show(evidence.text)}${
    evidence.remedy ? `<br><span class="remedy">改法：${show(evidence.remedy)}</span>` : ''
  }</li>`;
};

const show = (text: string): string => escapeHtml(printable(text)).replaceAll('\n', '<br>');

const STYLE = `
:root{color-scheme:light dark;--ink:#1a1a1a;--soft:#555;--line:#bbb;--back:#fff;--red:#a61b1b;--green:#1c6b34}
@media (prefers-color-scheme:dark){:root{--ink:#eee;--soft:#bbb;--line:#555;--back:#161616;--red:#ff9c93;--green:#8fd6a4}}
body{margin:0;background:var(--back);color:var(--ink);font:1.0625rem/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif}
main{max-width:72rem;margin:0 auto;padding:1rem}
h1{margin:.5rem 0;font-size:1.5rem;line-height:1.4}
p{margin:.25rem 0}
.sum{font-weight:700}
table{width:100%;margin-top:1rem;border-collapse:collapse;table-layout:fixed}
th,td{padding:.4rem .5rem;border:1px solid var(--line);text-align:left;vertical-align:top;overflow-wrap:anywhere;font-weight:400}
th[scope=row]{font-weight:700}
.basis{font-weight:400}
thead th{font-weight:700}
thead th:first-child{width:32%}
thead th:nth-child(2){width:5.5rem}
.group{font-weight:700;background:rgba(127,127,127,.15)}
.basis,.remedy,.note{color:var(--soft);font-size:.9375rem}
.basis{display:block}
.status{font-weight:700;white-space:nowrap;text-align:center}
.no .status{color:var(--red)}
.yes .status{color:var(--green)}
ul{margin:0;padding-left:1.1rem}
code{font-family:ui-monospace,Consolas,monospace;font-size:.9375rem}
@media (max-width:40rem){main{padding:.5rem}table,thead,tbody,tr,th,td{display:block}thead{display:none}th,td{border:0;padding:.15rem .25rem}tr{position:relative;border-top:1px solid var(--line);padding:.5rem 0}.status{position:absolute;top:.5rem;right:0}th[scope=row]{padding-right:4.5rem}}
@media print{:root{--ink:#000;--soft:#333;--line:#888;--back:#fff;--red:#000;--green:#000}main{max-width:none;padding:0}body{font-size:10.5pt}li,p{break-inside:avoid}tr{break-inside:auto}.head{break-after:avoid}thead{display:table-header-group}@page{size:A4;margin:15mm}}
`;
