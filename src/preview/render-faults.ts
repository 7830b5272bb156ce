import { escapeHtml } from '../base/escape-html.ts';
import { printable } from '../base/printable.ts';
import { type Diagnostic, hasErrors, sayHere } from '../diagnostics/diagnostic.ts';
import { sortDiagnostics } from '../diagnostics/format-diagnostics.ts';

/** More would cover the page; who mends these sees the next ones. */
const MOST = 20;

const show = (text: string) => escapeHtml(printable(text));

/**
 * The errors of a content as HTML for the bar above a page; empty if there are none. Warnings stay in the terminal:
 * a page with them is as it will be published. Remedies are those for the desk, which is open wherever a preview is and
 * shows it beside the text; whoever has the file open has the terminal's.
 */
export function renderFaults(diagnostics: readonly Diagnostic[]): string {
  if (!hasErrors(diagnostics)) return '';
  const errors = sortDiagnostics(diagnostics.filter(({ level }) => level === 'error'));
  const items = errors.slice(0, MOST).map(
    ({ file, line, column, message, rule, ...remedies }) =>
      `<li><p class="live-place">${show(file)} 第 ${line} 行第 ${column} 个字</p>
<p class="live-message">${show(message)}</p>
<p class="live-remedy">改法：${show(sayHere(remedies))}</p>
<p class="live-rule">规则：${show(rule)}</p></li>`,
  );
  const more = errors.length > MOST ? `<p>另有 ${errors.length - MOST} 处，改好这些以后再列出。</p>` : '';
  return `<p class="live-title">有 ${errors.length} 处错误，改好并保存后网页自动更新</p>
<ol class="live-list">${items.join('\n')}</ol>${more}`;
}
