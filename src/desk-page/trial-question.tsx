import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import type { Answer } from './api.ts';
import { Notice } from './notice.tsx';
import type { LifeQuestionProps } from './use-life.ts';

/**
 * A question of which is shown what will come of its answer before it is done.
 * @param props.answer what was shown of it goes when it becomes another one
 * @param props.onTry asks what will come of it
 * @param props.onDo does it. Returns why it was not done
 * @param props.isSound whether what will come of it may be
 */
export function TrialQuestion<Outcome extends object>({
  question: { report, onClose },
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
  question: LifeQuestionProps;
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
  const [outcome, setOutcome] = useState<Outcome>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const key = JSON.stringify(answer);
  useEffect(() => setOutcome(undefined), [key, report.sha256]);
  const tryOut = async () => {
    const tried = await onTry();
    if (tried.ok) setOutcome(tried);
    setRefusal(tried.ok ? undefined : tried);
  };
  const act = async () => setRefusal(await onDo());
  return (
    <div class="desk-answer">
      {children}
      {refusal && <Notice refusal={refusal} />}
      {outcome && draw(outcome)}
      <p class="desk-actions">
        {outcome && isSound(outcome) ? (
          <button type="button" class="desk-button is-main" onClick={() => void act()}>
            {deed}
          </button>
        ) : (
          <button type="button" class="desk-button" disabled={!isWhole} onClick={() => void tryOut()}>
            看看会怎样
          </button>
        )}
        <button type="button" class="desk-button" onClick={onClose}>
          {refusing}
        </button>
      </p>
    </div>
  );
}
