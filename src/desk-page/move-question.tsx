import { useState } from 'preact/hooks';
import type { DeskMove } from '../desk/life-api.ts';
import { byId, send } from './api.ts';
import { Asked } from './field-question.tsx';
import { TrialQuestion } from './trial-question.tsx';
import type { LifeQuestionProps } from './use-life.ts';

/** 改网址: another folder; the old address leads on. */
export function MoveQuestion(question: LifeQuestionProps) {
  const { report, life } = question;
  const [to, setTo] = useState('');
  const [keepsOld, setKeepsOld] = useState(life.published !== undefined);
  const earlier = (report.fields.find(({ key }) => key === '旧网址')?.values ?? []).filter(
    (address) => !address.includes(':') && !address.endsWith('.html'),
  );
  const move = (isTrial: boolean) =>
    send<DeskMove>('POST', byId('move', report.id), { to, keepsOld, isTrial });
  return (
    <TrialQuestion
      question={question}
      answer={[to, keepsOld]}
      isWhole={to.trim() !== ''}
      deed="就这样改"
      onTry={() => move(true)}
      onDo={async () => {
        const moved = await move(false);
        if (!moved.ok) return moved;
        location.hash = `#/report/${moved.id}`;
        return undefined;
      }}
      draw={({ done }) => (
        <ul class="desk-foresight" role="status">
          {done.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    >
      <p>
        现在的网址是 <code>reports/{report.id}.html</code>
        ，由文件夹来。公布以后最好不要改；一定要改，旧的也要能打开。
      </p>
      <Asked
        name="新的文件夹"
        help="年份/名字；名字用拼音或英文字母、数字和减号"
        example="2022/jiaoyuju"
        input={{ kind: 'line' }}
        value={to}
        isNeeded
        question={question}
        onChange={setTo}
      />
      {earlier.length > 0 && (
        <p class="desk-remedies">
          {earlier.map((id) => (
            <button key={id} type="button" class="desk-button" onClick={() => setTo(id)}>
              搬回 {id}
            </button>
          ))}
        </p>
      )}
      <label class="desk-check">
        <input
          type="checkbox"
          checked={keepsOld}
          onChange={({ currentTarget }) => setKeepsOld(currentTarget.checked)}
        />
        现在的网址公布过，照样要能打开
      </label>
    </TrialQuestion>
  );
}
