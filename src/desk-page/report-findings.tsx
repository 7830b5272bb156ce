import { useState } from 'preact/hooks';
import type { DeskFinding, DeskLineFix } from '../desk/desk-api.ts';
import { Button } from './button.tsx';
import { Form } from './inputs.tsx';
import { makeFix, makeFixes, tellFix } from './make-fixes.ts';
import { Findings } from './notice.tsx';
import type { EditPanelProps } from './screen-props.ts';

/** What is wrong with a report, and what one press does about it. */
export function ReportFindings({
  report,
  findings,
  onFields,
  onText,
  onAct,
  onGo,
}: Omit<EditPanelProps, 'portal'> & {
  findings: readonly DeskFinding[];
  onGo?: (finding: DeskFinding) => void;
}) {
  const fix = async ({ rule, line, column, fix }: DeskFinding) => {
    if (fix?.kind === 'field') return onAct(`已写上“${fix.change.key}”。`, () => onFields([fix.change]));
    if (fix)
      await onAct(tellFix(fix), () =>
        onText((now, found) => {
          // The line may have been written on meanwhile: the same is found there then.
          const same = found.find((one) => one.rule === rule && one.line === line && one.column === column);
          const made = makeFix(now, fix);
          return made === now && same?.fix?.kind === 'line' ? makeFix(now, same.fix) : made;
        }),
      );
  };
  const fixAlike = (finding: DeskFinding) =>
    onAct('同一类列出来的都已照此改。', () =>
      onText((now, found) => makeFixes(now, listAlike(finding, found))),
    );
  const except = async ({ exception }: DeskFinding, reason: string) => {
    if (!exception) return;
    const entries = report.fields.find(({ key }) => key === '检查例外')?.entries ?? [];
    const { rule, quote } = exception;
    const entry = { 规则: rule, ...(quote === undefined ? {} : { 位置: quote }), 原因: reason };
    await onAct('已记进“检查例外”，不再提醒。', () =>
      onFields([{ key: '检查例外', values: [...entries, entry] }]),
    );
  };
  return (
    <Findings
      findings={findings}
      {...(onGo ? { onGo } : {})}
      actions={(finding) => (
        <Remedies
          key={finding.message}
          finding={finding}
          alike={isFirst(finding, findings) ? listAlike(finding, report.findings).length : 0}
          onFix={() => fix(finding)}
          onFixAlike={() => fixAlike(finding)}
          onExcept={(reason) => except(finding, reason)}
        />
      )}
    />
  );
}

/** What mends the words and characters that the same rule finds. */
const listAlike = ({ rule }: Pick<DeskFinding, 'rule'>, findings: readonly DeskFinding[]): DeskLineFix[] =>
  findings.flatMap((one) => (one.rule === rule && one.fix?.kind === 'line' && one.fix.part ? [one.fix] : []));

/** Whether it stands above all that are mended with it. */
const isFirst = ({ rule, fix }: DeskFinding, findings: readonly DeskFinding[]) =>
  fix?.kind === 'line' && fix.part && listAlike({ rule }, findings)[0] === fix;

function Remedies({
  finding: { fix, exception },
  alike,
  onFix,
  onFixAlike,
  onExcept,
}: {
  finding: DeskFinding;
  /** How many of its kind one press can mend; 0 where another finding offers it. */
  alike: number;
  onFix: () => Promise<void>;
  onFixAlike: () => Promise<void>;
  onExcept: (reason: string) => Promise<void>;
}) {
  const [reason, setReason] = useState<string>();
  if (!fix && !exception) return null;
  return (
    <div class="desk-remedies">
      {fix && (
        <Button title={fix.kind === 'line' ? fix.now : undefined} onClick={() => void onFix()}>
          照此改
        </Button>
      )}
      {alike > 1 && <Button onClick={() => void onFixAlike()}>同一类的 {alike} 处都照此改</Button>}
      {exception && reason === undefined && (
        <Button onClick={() => setReason('')}>不必改（写进检查例外）</Button>
      )}
      {exception && reason !== undefined && (
        <Form class="desk-reason" onSubmit={() => reason.trim() !== '' && onExcept(reason.trim())}>
          <label>
            为什么不必改（以后的人要看）
            <input
              required
              autocomplete="off"
              placeholder="如 原件就是这样写的"
              value={reason}
              ref={focusOnce}
              onInput={({ currentTarget }) => setReason(currentTarget.value)}
            />
          </label>
          <Button type="submit">记下来</Button>
          <Button onClick={() => setReason(undefined)}>算了</Button>
        </Form>
      )}
    </div>
  );
}

const focusOnce = (input: HTMLInputElement | null) => input?.focus();
