import { useEffect } from 'preact/hooks';
import type { DeskRow } from '../desk/desk-api.ts';
import type { DeskAudit } from '../desk/publish-api.ts';
import { sayHere } from '../diagnostics/diagnostic.ts';
import { Way } from './notice.tsx';
import { Check } from './publish-check.tsx';
import { ListHead } from './row-standing.tsx';
import { useTask } from './use-task.ts';

type AuditRow = DeskAudit['rows'][number];
type Evidence = AuditRow['evidence'][number];

/** Places that are shown of one row. */
const MOST_SHOWN = 8;

/** The state of the content that was last gone through: leaving the screen does not make it old. */
let audited: string | undefined;

/** The list of an inspection, as `check --audit` goes through it. */
export function AuditCheck({
  state,
  rows,
  onAudit,
}: {
  /** Which portal in which state. */
  state: string;
  rows: readonly DeskRow[];
  /** How many rows want something. */
  onAudit(wanting: number | undefined): void;
}) {
  const { run, begin, refusal } = useTask('audit');
  const isRunning = run?.isRunning;
  const isDone = run?.code !== undefined;
  useEffect(() => {
    if (isRunning !== false || (audited === state && isDone)) return;
    audited = state;
    void begin();
  }, [state, isRunning, isDone, begin]);
  const audit = run?.result as DeskAudit | undefined;
  const wanting = audit?.rows.filter(isWanting) ?? [];
  const count = isRunning || !audit ? undefined : wanting.length;
  useEffect(() => onAudit(count), [count, onAudit]);
  if (run?.isRunning || (!audit && run?.code === undefined))
    return <Check state="unknown" label={`正在逐项看检查清单……${run?.progress ?? ''}`} />;
  if (!audit)
    return (
      <Check state="open" label="检查清单没有看成">
        <pre class="desk-said">{refusal?.message ?? run?.said.trim()}</pre>
      </Check>
    );
  const others = audit.rows.filter((row) => !isWanting(row));
  return (
    <Check
      state={wanting.length === 0 ? 'done' : 'open'}
      isFolded
      label={
        wanting.length === 0
          ? `检查政府网站的清单：${audit.rows.length} 项都过了`
          : `检查政府网站的清单：${wanting.length} 项要补或要改`
      }
    >
      {wanting.length > 0 && <AuditTable rows={wanting} reports={rows} caption="要补或要改的" />}
      {others.length > 0 && (
        <details>
          <summary>另外 {others.length} 项：已经有，或者不适用</summary>
          <AuditTable rows={others} reports={rows} caption="已经有，或者不适用的" />
        </details>
      )}
    </Check>
  );
}

const isWanting = ({ status }: Pick<AuditRow, 'status'>) => status === '缺' || status === '错';

function AuditTable({
  rows,
  reports,
  caption,
}: {
  rows: readonly AuditRow[];
  reports: readonly DeskRow[];
  caption: string;
}) {
  return (
    <table class="desk-audit">
      <caption class="desk-hidden">{caption}</caption>
      <ListHead columns={['项目', '结果', '在哪里，怎么改']} />
      <tbody>
        {rows.map(({ id, item, basis, status, evidence, ...remedies }) => (
          <tr key={id}>
            <th scope="row" title={basis}>
              {item}
            </th>
            <td>
              <span class={`desk-state is-${isWanting({ status }) ? 'wrong' : 'done'}`}>{status}</span>
            </td>
            <td>
              <ul>
                {evidence.slice(0, MOST_SHOWN).map((one) => (
                  <li key={`${one.file}:${one.line}:${one.text}`}>
                    <Place evidence={one} reports={reports} />
                    {one.text}
                    {one.remedy && <p class="desk-remedy">办法：{sayHere(one)}</p>}
                  </li>
                ))}
                {evidence.length > MOST_SHOWN && <li>另有 {evidence.length - MOST_SHOWN} 处</li>}
              </ul>
              {remedies.remedy !== '' && <p class="desk-remedy">办法：{sayHere(remedies)}</p>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Leads to the report in whose folder something is to be mended. */
function Place({
  evidence: { file, line, setting },
  reports,
}: {
  evidence: Evidence;
  reports: readonly DeskRow[];
}) {
  if (setting !== undefined) return <Way to={`settings/${setting}`} name="网站的设置" />;
  if (file === undefined) return null;
  const owner = reports
    .filter(({ id }) => file.includes(`/reports/${id}/`))
    .sort((a, b) => b.id.length - a.id.length)[0];
  if (owner) return <Way to={`report/${owner.id}`} name={owner.title} />;
  const name = file.slice(file.lastIndexOf('/') + 1);
  return (
    <span class="desk-folder">
      {name}
      {line !== undefined && ` 第 ${line} 行`}：
    </span>
  );
}
