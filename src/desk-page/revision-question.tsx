import { useState } from 'preact/hooks';
import type { DeskRevision } from '../desk/life-api.ts';
import { byId, send } from './api.ts';
import { Button } from './button.tsx';
import { FileDifference } from './difference.tsx';
import { Asked, useAnswers } from './field-question.tsx';
import { Lines } from './notice.tsx';
import type { EditPanelProps } from './screen-props.ts';
import { TrialQuestion } from './trial-question.tsx';
import { type LifeQuestionProps, useLife } from './use-life.ts';

/** What a change is made for most often: one press writes it, and it can be written otherwise. */
const REASONS = ['更正错字', '原文笔误', '排版时遗漏', '数字核对有误'];

/** 修订: why a published text was changed; what was published is kept beside it. */
export function RevisionQuestion(question: LifeQuestionProps) {
  const { report, life, onClose, onTold } = question;
  const { answers, bind } = useAnswers(question, { reason: '', what: '', date: '' });
  const reason = bind('reason');
  const revise = (isTrial: boolean) =>
    send<DeskRevision>('POST', byId('revise', report.id), { ...answers, isTrial });
  return (
    <TrialQuestion
      question={question}
      answer={answers}
      isWhole={answers.reason.trim() !== ''}
      deed="写上修订"
      refusing="先不写"
      onTry={() => revise(true)}
      onDo={async () => {
        const revised = await revise(false);
        if (!revised.ok) return revised;
        onTold('写上了修订，下一次发布就公布。写错了，可以在“手续”里收回。');
        onClose();
        return undefined;
      }}
      draw={({ done, former, present }) => (
        <div class="desk-foresight" role="status">
          <Lines lines={done} />
          <h3>以前公布的，和现在的</h3>
          <FileDifference before={former} after={present} />
        </div>
      )}
    >
      <p class="desk-remedies">
        {REASONS.map((one) => (
          <Button key={one} aria-pressed={answers.reason === one} onClick={() => reason.onChange(one)}>
            {one}
          </Button>
        ))}
      </p>
      <Asked name="为什么改" help="读者看得到" input={{ kind: 'line' }} isNeeded {...reason} />
      <Asked
        name="改了什么"
        help={life.amendment === '' ? '写明改了什么' : `不写就是：${life.amendment}`}
        input={{ kind: 'line' }}
        {...bind('what')}
      />
      <Asked name="哪一天改的" help="不写就是今天" input={{ kind: 'date' }} {...bind('date')} />
    </TrialQuestion>
  );
}

/** Asks about a published text that was changed, and does not stand in the way of writing. */
export function AmendmentNotice(props: EditPanelProps) {
  const { life, refresh } = useLife(props.report, props.portal.revision);
  const [isOpen, setIsOpen] = useState(false);
  const [putAside, setPutAside] = useState<string>();
  if (!life || life.amendment === '' || life.published === undefined) return null;
  if (putAside === life.amendment) return null;
  const close = () => {
    setIsOpen(false);
    setPutAside(life.amendment);
    refresh();
  };
  return (
    <section class="desk-amendment" aria-label="公布以后改了字">
      <p>
        这一篇已经公布，公布以后改了字：{life.amendment}
        。读者要看得到改了什么、为什么改；改好了，写一次“修订”。
      </p>
      {isOpen ? (
        <RevisionQuestion {...props} life={life} onClose={close} />
      ) : (
        <p class="desk-actions">
          <Button onClick={() => setIsOpen(true)}>写修订</Button>
          <Button onClick={close}>先不写，接着改</Button>
        </p>
      )}
    </section>
  );
}
