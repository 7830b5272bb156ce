import { useState } from 'preact/hooks';
import type { DeskMove } from '../desk/life-api.ts';
import { readPageKey } from '../desk/page-key.ts';
import { byId, send } from './api.ts';
import { Button } from './button.tsx';
import { Asked } from './field-question.tsx';
import { Tick } from './inputs.tsx';
import { Lines } from './notice.tsx';
import { TrialQuestion } from './trial-question.tsx';
import type { LifeQuestionProps } from './use-life.ts';
import { noteMoved } from './use-report-draft.ts';

/** Of a report its folder is the address, of a fixed page its file. */
const KINDS = {
  report: {
    route: 'move',
    root: 'reports/',
    from: '由文件夹来',
    name: '新的文件夹',
    help: '年份/名字；名字用拼音或英文字母、数字和减号',
    example: '2022/jiaoyuju',
    /** @param address of 旧网址 @returns what is typed to go back there */
    readEarlier: (address: string) =>
      address.includes(':') || address.endsWith('.html') ? undefined : address,
  },
  page: {
    route: 'page-move',
    root: 'pages/',
    from: '由文件名来',
    name: '新的名字',
    help: '用拼音或英文字母、数字和减号',
    example: 'zhinan',
    readEarlier: (address: string) => /^pages\/(.+)\.html$/.exec(address)?.[1],
  },
};

/** 改网址: another folder or file; the old address leads on. */
export function MoveQuestion({
  isPublished,
  ...question
}: Omit<LifeQuestionProps, 'life'> & { isPublished: boolean }) {
  const { report } = question;
  const { route, root, from, name, help, example, readEarlier } = KINDS[report.kind];
  const [to, setTo] = useState('');
  const [keepsOld, setKeepsOld] = useState(isPublished);
  const written = report.fields.find(({ key }) => key === '旧网址')?.values ?? [];
  const earlier = written.flatMap((address) => readEarlier(address) ?? []);
  const move = (isTrial: boolean) =>
    send<DeskMove>('POST', byId(route, report.id), { to, keepsOld, isTrial });
  return (
    <TrialQuestion
      question={question}
      answer={[to, keepsOld]}
      isWhole={to.trim() !== ''}
      deed="就这样做"
      onTry={() => move(true)}
      onDo={async () => {
        const moved = await move(false);
        if (!moved.ok) return moved;
        noteMoved(report.id, moved.id);
        question.onClose();
        return undefined;
      }}
      draw={({ done }) => <Lines class="desk-foresight" role="status" lines={done} />}
    >
      <p>
        现在的网址是{' '}
        <code>
          {root}
          {readPageKey(report.id) ?? report.id}.html
        </code>
        ，{from}。公布以后最好不要改；一定要改，旧的也要能打开。
      </p>
      <Asked
        {...{ name, help, example, question }}
        input={{ kind: 'line' }}
        value={to}
        isNeeded
        onChange={setTo}
      />
      {earlier.length > 0 && (
        <p class="desk-remedies">
          {earlier.map((id) => (
            <Button key={id} onClick={() => setTo(id)}>
              搬回 {id}
            </Button>
          ))}
        </p>
      )}
      <Tick checked={keepsOld} onTick={setKeepsOld}>
        现在的网址公布过，照样要能打开
      </Tick>
    </TrialQuestion>
  );
}
