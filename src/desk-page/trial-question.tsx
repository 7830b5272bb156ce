import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, DeskRefusal } from '../desk/desk-api.ts';
import type { DeskTrial } from '../desk/life-api.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { TrialHint } from './trial-pages.tsx';
import type { LifeQuestionProps } from './use-life.ts';

/**
 * A question of which is shown what will come of its answer before it is done.
 * @param props.answer what came of another one, or of another text, is not shown
 * @param props.onTry asks what will come of it
 * @param props.onDo does it. Returns why it was not done
 * @param props.isSound whether what will come of it may be
 */
export function TrialQuestion<Outcome extends { readonly trial?: DeskTrial }>({
  question: { report, onTrial, onClose },
  answer,
  isWhole,
  deed,
  refusing = '不做了',
  onTry,
  onDo,
  isSound = () => true,
  draw,
  children,
}: {
  question: Pick<LifeQuestionProps, 'report' | 'onTrial' | 'onClose'>;
  answer: unknown;
  isWhole: boolean;
  /** What the buttons say that do it, and that do not. */
  deed: string;
  refusing?: string;
  onTry(): Promise<Answer<Outcome>>;
  onDo(): Promise<DeskRefusal | undefined>;
  isSound?(outcome: Outcome): boolean;
  draw(outcome: Outcome): ComponentChildren;
  children: ComponentChildren;
}) {
  const [tried, setTried] = useState<{ readonly of: string; readonly outcome: Outcome }>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [isTrying, setTrying] = useState(false);
  const key = JSON.stringify([answer, report.sha256]);
  const outcome = tried?.of === key ? tried.outcome : undefined;
  const trial = outcome?.trial;
  useEffect(() => {
    onTrial(trial);
    return () => onTrial(undefined);
  }, [trial, onTrial]);
  const tryOut = async () => {
    if (isTrying) return;
    setTrying(true);
    const told = await onTry();
    setTrying(false);
    if (told.ok) setTried({ of: key, outcome: told });
    setRefusal(told.ok ? undefined : told);
  };
  const act = async () => setRefusal(await onDo());
  return (
    <div class="desk-answer">
      {children}
      {refusal && <Notice refusal={refusal} />}
      {outcome && draw(outcome)}
      {trial && <TrialHint trial={trial} />}
      <p class="desk-actions">
        {outcome && isSound(outcome) ? (
          <Button isMain onClick={() => void act()}>
            {deed}
          </Button>
        ) : (
          <Button disabled={!isWhole} onClick={() => void tryOut()}>
            {isTrying ? '正在看……' : '看看会怎样'}
          </Button>
        )}
        <Button onClick={onClose}>{refusing}</Button>
      </p>
    </div>
  );
}
