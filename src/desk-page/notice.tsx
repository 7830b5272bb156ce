import type { ComponentChildren, HTMLAttributes } from 'preact';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { type Diagnostic, sayHere } from '../diagnostics/diagnostic.ts';

/** Why something was not done, and what to do. */
export function Notice({
  refusal: { message, ...remedies },
}: {
  refusal: DeskRefusal & Partial<Pick<Diagnostic, 'form'>>;
}) {
  const remedy = sayHere(remedies);
  return (
    <div class="desk-notice" role="alert">
      <p>{message}</p>
      {remedy !== '' && <p class="desk-remedy">办法：{remedy}</p>}
    </div>
  );
}

/** What is told one below the other. */
export const Lines = ({
  lines,
  ...attributes
}: HTMLAttributes<HTMLUListElement> & { lines: readonly string[] }) => (
  <ul {...attributes}>
    {lines.map((line) => (
      <li key={line}>{line}</li>
    ))}
  </ul>
);

/** The way on from where there is nothing. */
export const BackToList = () => (
  <p>
    <a class="desk-button" href="#/">
      回到报告列表
    </a>
  </p>
);

/** Where the finding is that is told behind it. @param to a screen, `report/2021/shili` */
export const Way = ({ to, name }: { to: string; name: string }) => (
  <>
    <a href={`#/${to}`}>{name}</a>：
  </>
);

/** Findings, errors first; a press on one goes to its place. */
export function Findings<T extends Omit<Diagnostic, 'fix'>>({
  findings,
  onGo,
  place,
  actions,
}: {
  findings: readonly T[];
  onGo?: (finding: T) => void;
  /** Where one is, before what it says, if they are not all of one text. */
  place?: (finding: T) => ComponentChildren;
  /** What can be done about one at once. */
  actions?: (finding: T) => ComponentChildren;
}) {
  const inOrder = [...findings].sort((a, b) => Number(b.level === 'error') - Number(a.level === 'error'));
  return (
    <ol class="desk-findings">
      {inOrder.map((finding) => {
        const { level, line, column, message, file, setting } = finding;
        return (
          <li key={`${file}:${line}:${column}:${message}`} class={`is-${level}`}>
            <p>
              <span class="desk-level">{level === 'error' ? '错误' : '提醒'}</span>
              {place?.(finding)}
              {onGo ? (
                <button type="button" class="desk-goto" onClick={() => onGo(finding)}>
                  {message}
                </button>
              ) : (
                <span>{message}</span>
              )}
            </p>
            <p class="desk-remedy">{sayHere(finding)}</p>
            {setting !== undefined && (
              <p>
                <a class="desk-button" href={`#/settings/${setting}`}>
                  去设置里改
                </a>
              </p>
            )}
            {actions?.(finding)}
          </li>
        );
      })}
    </ol>
  );
}
