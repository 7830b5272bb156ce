import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import type { DeskRun } from '../desk/desk-api.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import type { Task } from './use-task.ts';

/** What is said while a command runs, when it was done, and when not. */
export interface TaskWords {
  readonly running: string;
  readonly done: string;
  readonly failed: string;
  /** What it was, once something has happened since: 上一次发布. */
  readonly past: string;
  /** On the button that stops it, with what is then. */
  readonly stop: string;
}

/** How far a command is, and what has come of it. */
export function TaskCard({
  task: { run, refusal, stop },
  words,
  since,
  isSaidOpen = false,
  children,
}: {
  task: Task;
  words: TaskWords;
  /** What has happened since it ended, if anything: then it is told as the past. */
  since?: string | undefined;
  /** Where the command's own words are the result. */
  isSaidOpen?: boolean;
  /** What is shown of a command that was done. */
  children?: ComponentChildren;
}) {
  const place = useRef<HTMLDivElement>(null);
  const isRunning = run?.isRunning;
  const wasRunning = useRef<boolean | undefined>(undefined);
  useEffect(() => {
    // The button that was pressed may be gone: the focus follows the work.
    const isNews = wasRunning.current !== undefined && wasRunning.current !== isRunning;
    if (isNews && document.activeElement === document.body) place.current?.focus();
    wasRunning.current = isRunning;
  }, [isRunning]);
  const isOver = run !== undefined && !run.isRunning && run.code !== undefined;
  const state = !isOver || since !== undefined ? '' : run.code === 0 ? ' is-done' : ' is-failed';
  return (
    <>
      {refusal && <Notice refusal={refusal} />}
      {(isRunning || isOver) && (
        <div ref={place} tabIndex={-1} class={`desk-task${state}`}>
          {run.isRunning ? (
            <>
              <p>
                <strong>{words.running}</strong>
                <span class="desk-time"> 已用 {formatSeconds(run.seconds)}</span>
              </p>
              <Share progress={run.progress} />
              <p class="desk-actions">
                <Button onClick={stop}>{words.stop}</Button>
              </p>
            </>
          ) : (
            <>
              <div role="status">
                <h3>
                  {since !== undefined && `${words.past}：`}
                  {(since === undefined || run.code !== 0) && (run.code === 0 ? words.done : words.failed)}
                  {since === undefined && ' '}
                  <span class="desk-time">{run.ended?.slice(0, 'YYYY-MM-DD HH:mm'.length)}</span>
                </h3>
                {since !== undefined && <p>{since}</p>}
              </div>
              {run.unlogged && <Notice refusal={run.unlogged} />}
              {run.code === 0 && children}
              <Said run={run} isOpen={since === undefined && (isSaidOpen || run.code !== 0)} />
            </>
          )}
        </div>
      )}
    </>
  );
}

/** What is being done, and how much of it: a command that counts says `排 PDF 3/10`. */
function Share({ progress }: { progress: string }) {
  const [, done, all] = /(\d+)\/(\d+)$/.exec(progress) ?? [];
  const label = progress || '正在准备……';
  return (
    <p class="desk-share">
      <span aria-live="polite">{label.replace(/ \d+\/\d+$/, '')}</span>
      {all === undefined ? (
        <progress aria-label={label} />
      ) : (
        <>
          <progress aria-label={label} value={Number(done)} max={Number(all)} />
          <span class="desk-time">
            {done}/{all}
          </span>
        </>
      )}
    </p>
  );
}

/** The command's own words. */
function Said({ run: { said }, isOpen }: { run: DeskRun; isOpen: boolean }) {
  const text = said.trim();
  if (text === '') return null;
  return isOpen ? (
    <pre class="desk-said">{text}</pre>
  ) : (
    <details>
      <summary>全部说明</summary>
      <pre class="desk-said">{text}</pre>
    </details>
  );
}

const formatSeconds = (seconds: number) =>
  seconds < 60 ? `${seconds} 秒` : `${Math.floor(seconds / 60)} 分 ${seconds % 60} 秒`;

/** A question in words before something is done that others see; the focus goes to it. */
export function Question({
  title,
  yes,
  onYes,
  onNo,
  children,
}: {
  title: string;
  yes: string;
  onYes(): unknown;
  onNo(): void;
  children?: ComponentChildren;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before it is shown: later, the focus would be taken from a button that was reached by then.
  useLayoutEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () =>
      setTimeout(() => {
        if (document.activeElement === document.body && before instanceof HTMLElement) before.focus();
      });
  }, []);
  return (
    <section class="desk-question" aria-label={title}>
      <h3 ref={heading} tabIndex={-1}>
        {title}
      </h3>
      {children}
      <p class="desk-actions">
        <Button isMain onClick={onYes}>
          {yes}
        </Button>
        <Button onClick={onNo}>先不</Button>
      </p>
    </section>
  );
}
