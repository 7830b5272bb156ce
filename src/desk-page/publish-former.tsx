import { useState } from 'preact/hooks';
import type { Publishing } from '../desk/publish-api.ts';
import { Button } from './button.tsx';
import { Question, TaskCard } from './task-card.tsx';
import type { Task } from './use-task.ts';

const WORDS = {
  running: '正在换回……',
  done: '已经换回',
  failed: '没有换回，现在的网站不变',
  past: '上一次换回',
  stop: '停下来（现在的网站不变）',
} as const;

const ACTS = { build: '发布', rollback: '换回', handover: '做交付包', archive: '归档' } as const;

/** The outputs that were replaced and can be brought back, and who published what. */
export function FormerSites({
  publishing: { present, kept, log },
  task,
  onBring,
}: {
  publishing: Publishing;
  task: Task;
  onBring(number: number): unknown;
}) {
  const [wanted, setWanted] = useState<number>();
  // What is told of it may be news: somebody else may have published since.
  const chosen = kept.find(({ number }) => number === wanted);
  const bring = () => {
    setWanted(undefined);
    if (chosen) onBring(chosen.number);
  };
  return (
    <section class="desk-card">
      <h2>换回以前的网站</h2>
      {kept.length === 0 ? (
        <p>还没有以前的网站。每发布一次，换下来的一份就留在旁边，最多三份，发错了可以换回去。</p>
      ) : (
        <>
          {present && <p>现在的网站：{describe(present)}</p>}
          <ul class="desk-former">
            {kept.map((one) => (
              <li key={one.number}>
                <span>{describe(one)}</span>
                <Button disabled={task.isBusy} onClick={() => setWanted(one.number)}>
                  换回这一份
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      {chosen && (
        <Question title="真的换回这一份吗？" yes="换回" onYes={bring} onNo={() => setWanted(undefined)}>
          <p>现在的：{present ? describe(present) : '（没有）'}</p>
          <p>换成：{describe(chosen)}</p>
          {chosen.shownAgain.length > 0 && (
            <div class="desk-asked">
              <p>后来撤回的，换回以后又看得到：</p>
              <ul>
                {chosen.shownAgain.map((title) => (
                  <li key={title}>《{title}》</li>
                ))}
              </ul>
            </div>
          )}
          <p>
            换下来的这一份也留着，可以再换回来。报告的文字不动：下一次发布，会照那时的文字再换上新的，所以先把文字改好。
          </p>
        </Question>
      )}
      <TaskCard
        task={task}
        words={WORDS}
        since={
          log.some(({ what, at }) => what === 'build' && at > (task.run?.ended ?? at))
            ? '之后又发布过。'
            : undefined
        }
      />
      {log.length > 0 && (
        <details>
          <summary>谁在什么时候发布过</summary>
          <ol class="desk-log">
            {log.map(({ at, who, what, reports, fingerprint, way }) => (
              <li key={`${at}${fingerprint}`}>
                {at}　{who}　{way === undefined ? ACTS[what] : `传到${way}`}　{reports} 篇，指纹{' '}
                {fingerprint.slice(0, 12)}
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

const describe = ({ told, published }: Publishing['kept'][number] | NonNullable<Publishing['present']>) =>
  published ? `${published.at} ${published.who}发布的，${told}` : told;
