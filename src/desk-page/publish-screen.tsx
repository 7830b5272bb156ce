import { useEffect, useState } from 'preact/hooks';
import type { DeskChange, DeskRefusal, DeskRun } from '../desk/desk-api.ts';
import { askChanges, askRun, startBuild, stopBuild } from './api.ts';
import { Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';

/** How often a running command is asked for news, in milliseconds. */
const BEAT = 400;

const KINDS = { added: '新增', changed: '有改动', gone: '少了' } as const;

export function PublishScreen({ portal, refresh }: ScreenProps) {
  const { rows, gone, wasPublished, output, revision } = portal;
  const [changes, setChanges] = useState<readonly DeskChange[]>();
  const [run, setRun] = useState<DeskRun>();
  const [refusal, setRefusal] = useState<DeskRefusal>();

  useEffect(() => {
    void askChanges().then((answer) => {
      if (answer.ok)
        setChanges([
          ...answer.changes,
          ...gone.map((title) => ({ title, kind: 'gone' as const, details: [] })),
        ]);
      else setRefusal(answer);
    });
  }, [revision, gone]);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = async () => {
      const answer = await askRun();
      if (answer.ok) {
        setRun(answer);
        if (answer.isRunning) timer = setTimeout(look, BEAT);
        else if (run?.isRunning) await refresh();
      }
    };
    void look();
    return () => clearTimeout(timer);
  }, [run?.isRunning, refresh]);

  const faulty = rows.filter(({ errors, state }) => errors > 0 && state === '有错误');
  const held = rows.filter(({ state }) => ['草稿', '送审', '待审', '定时'].includes(state));
  const start = async () => {
    setRefusal(undefined);
    const answer = await startBuild();
    if (answer.ok) setRun(answer);
    else setRefusal(answer);
  };

  return (
    <div class="desk-publish">
      <section class="desk-card">
        <h1>发布前看一遍</h1>
        <ol class="desk-checks">
          <Check
            isDone={faulty.length === 0}
            label={faulty.length === 0 ? '没有错误' : `${faulty.length} 篇有错误，改好才能发布`}
          >
            {faulty.map(({ id, title, errors }) => (
              <li key={id}>
                <a href={`#/report/${id}`}>{title}</a>：{errors} 处
              </li>
            ))}
          </Check>
          <Check
            isDone={changes !== undefined}
            label={
              changes === undefined
                ? '正在与上一次发布的比较……'
                : changes.length === 0
                  ? '与上一次发布的相比，报告没有改动'
                  : wasPublished
                    ? `自上次发布：${changes.length} 篇不同`
                    : `第一次发布：${changes.length} 篇`
            }
          >
            {changes?.map(({ title, kind, details }) => (
              <li key={title}>
                <span class="desk-kind">{KINDS[kind]}</span> {title}
                {details.length > 0 && (
                  <ul>
                    {details.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </Check>
          {held.length > 0 && (
            <Check isDone label={`${held.length} 篇不发布（草稿、送审、没有到时间）`}>
              {held.map(({ id, title, state }) => (
                <li key={id}>
                  <span class="desk-kind">{state}</span> <a href={`#/report/${id}`}>{title}</a>
                </li>
              ))}
            </Check>
          )}
        </ol>
        {refusal && <Notice refusal={refusal} />}
        <p class="desk-actions">
          <button
            type="button"
            class="desk-button is-main"
            disabled={run?.isRunning === true || faulty.length > 0}
            onClick={start}
          >
            发布到 {output}
          </button>
          {run?.isRunning && (
            <button type="button" class="desk-button" onClick={() => void stopBuild()}>
              停下来（原来的网站不变）
            </button>
          )}
        </p>
      </section>
      {run && (run.isRunning || run.code !== undefined) && <Result run={run} output={output} />}
    </div>
  );
}

function Check({
  isDone,
  label,
  children,
}: {
  isDone: boolean;
  label: string;
  children?: preact.ComponentChildren;
}) {
  const isMany = Array.isArray(children) && children.length > 8;
  const list = Array.isArray(children) && children.length > 0 ? <ul>{children}</ul> : null;
  return (
    <li class={isDone ? 'is-done' : 'is-open'}>
      {isMany ? (
        <details>
          <summary>{label}</summary>
          {list}
        </details>
      ) : (
        <>
          <p>{label}</p>
          {list}
        </>
      )}
    </li>
  );
}

function Result({ run: { isRunning, progress, said, code }, output }: { run: DeskRun; output: string }) {
  return (
    <section class="desk-card" aria-live="polite">
      <h2>{isRunning ? '正在生成网站……' : code === 0 ? '发布好了' : '没有发布，原来的网站不变'}</h2>
      {isRunning && <p>{progress}</p>}
      {said !== '' && <pre class="desk-said">{said.trim()}</pre>}
      {!isRunning && code === 0 && <p>把 {output} 整个文件夹交给管网站的人，连同旁边的变化清单。</p>}
    </section>
  );
}
