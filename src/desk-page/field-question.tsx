import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { findToday } from '../base/format-china-time.ts';
import type { DeskFieldChange, DeskInput } from '../desk/desk-api.ts';
import type { DeskForesight } from '../desk/life-api.ts';
import { byId, send } from './api.ts';
import { FileDifference } from './difference.tsx';
import { TrialQuestion } from './trial-question.tsx';
import type { LifeQuestionProps } from './use-life.ts';
import { ValueInput } from './value-input.tsx';

/**
 * A question whose answer is written into fields: what will come of it is shown before it is done.
 * @param props.changes absent as long as something is missing, which `missing` names
 * @param props.told what is said when it is done
 */
export function FieldQuestion({
  question,
  changes,
  missing,
  told,
  children,
}: {
  question: LifeQuestionProps;
  changes: readonly DeskFieldChange[] | undefined;
  missing: string;
  told: string;
  children: ComponentChildren;
}) {
  const { report, onFields, onAct, onClose } = question;
  return (
    <TrialQuestion<DeskForesight>
      question={question}
      answer={changes}
      isWhole={changes !== undefined}
      deed="就这样做"
      onTry={() => send('POST', byId('foresee', report.id), { changes })}
      onDo={async () => {
        if (!changes) return undefined;
        await onAct(told, () => onFields(changes));
        onClose();
        return undefined;
      }}
      isSound={({ faults }) => faults.length === 0}
      draw={(foresight) => <Foresight foresight={foresight} before={report.text} />}
    >
      {children}
      {!changes && <p class="desk-help">{missing}</p>}
    </TrialQuestion>
  );
}

function Foresight({
  foresight: { text, coming, going, faults },
  before,
}: {
  foresight: DeskForesight;
  before: string;
}) {
  return (
    <div class="desk-foresight" role="status">
      {faults.map((fault) => (
        <p key={fault} class="desk-errors">
          {fault}
        </p>
      ))}
      {coming.length + going.length > 0 && (
        <>
          <h3>网页上</h3>
          <ul>
            {coming.map((line) => (
              <li key={line}>
                <ins>{line}</ins>
              </li>
            ))}
            {going.map((line) => (
              <li key={line}>
                <del>{line}</del>
              </li>
            ))}
          </ul>
        </>
      )}
      {text === before ? (
        <p>与现在的一样，没有要改的。</p>
      ) : (
        <>
          <h3>文件里</h3>
          <FileDifference before={before} after={text} />
        </>
      )}
    </div>
  );
}

/** What was typed into a question, by name, and what `Asked` needs of each. */
export function useAnswers<Name extends string>(
  question: AskedProps['question'],
  first: Readonly<Record<Name, string>>,
) {
  const [answers, setAnswers] = useState(first);
  const bind = (name: Name) => ({
    question,
    value: answers[name],
    onChange: (value: string) => setAnswers((before) => ({ ...before, [name]: value })),
  });
  return { answers, bind };
}

interface AskedProps {
  name: string;
  help?: string;
  input: DeskInput;
  value: string;
  example?: string;
  isNeeded?: boolean;
  question: Pick<LifeQuestionProps, 'report' | 'portal'>;
  onChange(value: string): void;
}

/** One thing that a question asks. */
export function Asked({
  name,
  help,
  input,
  value,
  example,
  isNeeded = false,
  question: { report, portal },
  onChange,
}: AskedProps) {
  const id = `life-${report.id}-${name}`.replace(/\W+/gu, (text) =>
    encodeURIComponent(text).replace(/\W/g, '-'),
  );
  return (
    <div class="desk-field">
      <label for={id}>
        {name}
        {isNeeded && <span class="desk-needed">必填</span>}
      </label>
      <ValueInput
        id={id}
        input={input}
        value={value}
        example={example}
        portal={portal}
        isEager
        aria-describedby={`${id}-help`}
        onSave={onChange}
      />
      <p id={`${id}-help`} class="desk-help">
        {input.kind === 'date' && value === '' && (
          <button type="button" class="desk-goto" onClick={() => onChange(findToday())}>
            就是今天
          </button>
        )}
        {help}
      </p>
    </div>
  );
}
