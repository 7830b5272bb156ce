import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import type { HandedOver, HandoverChoices } from '../desk/publish-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { LineField, Tick } from './inputs.tsx';
import { Findings, Notice } from './notice.tsx';
import { Question, TaskCard } from './task-card.tsx';
import type { Task } from './use-task.ts';

const WORDS = {
  running: '正在交付……',
  done: '已经交付',
  failed: '没有交付成',
  past: '上一次交付',
  stop: '停下来',
} as const;

const MOST_LISTED = 200;

/** What becomes of a portal that is built: its folder, a package, or a way that is set up on this computer. */
export function Handover({
  choices: { file, changed, isGap, ways, waysFile, problems },
  since,
  output,
  task,
  onHandOver,
}: {
  choices: HandoverChoices;
  /** What has happened since the last time. */
  since: string | undefined;
  output: string;
  task: Task;
  onHandOver(asked: Readonly<Record<string, unknown>>): unknown;
}) {
  const count = changed ? changed.put.length + changed.removed.length : 0;
  const isPartial = count > 0 && !isGap;
  const [chosen, setChosen] = useState<boolean>();
  const [place, setPlace] = useState(file);
  const [way, setWay] = useState<string>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const isWhole = chosen ?? !isPartial;
  const isBusy = task.isBusy;
  const show = async (of: 'output' | 'handover') => {
    const answer = await send('POST', 'show', { of });
    setRefusal(answer.ok ? undefined : answer);
  };
  const made = task.run?.code === 0 ? (task.run.result as HandedOver | undefined) : undefined;
  return (
    <section class="desk-card">
      <h2>交付</h2>
      <p>网站在这个文件夹里：{output}</p>
      <p class="desk-actions">
        <Button onClick={() => void show('output')}>打开文件夹</Button>
      </p>
      {refusal && <Notice refusal={refusal} />}
      {changed && (
        <details>
          <summary>
            上一次发布变了的文件：{changed.put.length} 个，另有 {changed.removed.length} 个删去
          </summary>
          <FileList files={changed.put} />
          {changed.removed.length > 0 && (
            <>
              <p>删去的：</p>
              <FileList files={changed.removed} />
            </>
          )}
        </details>
      )}
      <fieldset class="desk-choice">
        <legend>做成交付包，交给管网站的人</legend>
        <Tick
          type="radio"
          name="handover"
          checked={!isWhole}
          disabled={count === 0}
          onTick={() => setChosen(false)}
        >
          变了的文件（{count === 0 ? '没有' : `${count} 个`}）
        </Tick>
        <Tick type="radio" name="handover" checked={isWhole} onTick={() => setChosen(true)}>
          整份网站
        </Tick>
        {isGap && (
          <p class="desk-remedy">上一次交付以后，不止发布过一次：只给变了的文件会缺，要给整份网站。</p>
        )}
        <LineField label="存到哪里" id="handover-file" value={place} onText={setPlace} />
        <p class="desk-actions">
          <Button disabled={isBusy} onClick={() => void onHandOver({ isWhole, file: place })}>
            做交付包
          </Button>
        </p>
      </fieldset>
      {ways.length > 0 && (
        <fieldset class="desk-choice">
          <legend>直接传到服务器</legend>
          <p class="desk-actions">
            {ways.map((name) => (
              <Button key={name} disabled={isBusy} onClick={() => setWay(name)}>
                传到 {name}
              </Button>
            ))}
          </p>
        </fieldset>
      )}
      {way !== undefined && (
        <Question
          title={`把现在的网站传到“${way}”吗？`}
          yes="传上去"
          onYes={() => {
            setWay(undefined);
            void onHandOver({ way });
          }}
          onNo={() => setWay(undefined)}
        >
          <p>传上去以后，大家看到的就是这一份。</p>
        </Question>
      )}
      {problems.length > 0 && (
        <div>
          <p>交付方式的设置有错（{waysFile}），请管网站的人改好：</p>
          <Findings findings={problems} />
        </div>
      )}
      {ways.length + problems.length === 0 && (
        <p class="desk-help">
          要在这里直接传到服务器，请管网站的人把交付方式写在这台电脑的 {waysFile} 里（见运维手册“交付”）。
        </p>
      )}
      <TaskCard task={task} words={WORDS} since={since}>
        {made?.file !== undefined && (
          <>
            <p>交付包：{made.file}</p>
            <p class="desk-actions">
              <Button onClick={() => void show('handover')}>打开它在的文件夹</Button>
            </p>
          </>
        )}
        {made?.way !== undefined && <p>传到了“{made.way}”。</p>}
      </TaskCard>
    </section>
  );
}

function FileList({ files }: { files: readonly string[] }) {
  return (
    <ul class="desk-files">
      {files.slice(0, MOST_LISTED).map((name) => (
        <li key={name}>{name}</li>
      ))}
      {files.length > MOST_LISTED && <li>另有 {files.length - MOST_LISTED} 个</li>}
    </ul>
  );
}
