import { useState } from 'preact/hooks';
import type { DeskRow } from '../desk/desk-api.ts';
import type { FieldQuestion, ImportPreview, Namesake, ReadField } from '../desk/import-api.ts';
import { Tick } from './inputs.tsx';
import { Lines } from './notice.tsx';

/** What was only guessed of a field: it is written when it was answered, and not before. */
export function GuessQuestion({
  question: { key, values, origin, candidates },
  answer,
  isOpen,
  onAnswer,
}: {
  question: FieldQuestion;
  answer: readonly string[] | undefined;
  isOpen: boolean;
  /** @param values none: it is to be left empty; absent: not answered yet */
  onAnswer: (values: readonly string[] | undefined) => void;
}) {
  const choices = [...new Set([values.join('\n'), ...candidates])].filter(Boolean);
  const given = answer?.join('\n');
  const isOwn = given !== undefined && given !== '' && !choices.includes(given);
  const [own, setOwn] = useState(isOwn ? given : '');
  const [isWriting, setIsWriting] = useState(isOwn);
  const name = `question-${key}`;
  const answerOwn = () => {
    const text = own.trim().replace(/\s+/gu, ' ');
    onAnswer(text === '' ? undefined : [text]);
  };
  return (
    <fieldset class={`desk-question${isOpen ? ' is-open' : ''}`} data-question={key}>
      <legend>
        {key}是哪一个？<span class="desk-needed">要你回答</span>
      </legend>
      {choices.map((choice, index) => (
        <Tick
          key={choice}
          type="radio"
          name={name}
          checked={given === choice && !isWriting}
          onTick={() => {
            setIsWriting(false);
            onAnswer([choice]);
          }}
        >
          <span>
            {choice}
            {index === 0 && <span class="desk-help">（取自{origin}）</span>}
          </span>
        </Tick>
      ))}
      <Tick
        type="radio"
        name={name}
        checked={isWriting}
        onTick={() => {
          setIsWriting(true);
          // What was chosen before is it not.
          answerOwn();
        }}
      >
        都不是，我来写
      </Tick>
      {isWriting && (
        <input
          aria-label={`${key}，我来写`}
          value={own}
          onInput={({ currentTarget }) => setOwn(currentTarget.value)}
          onBlur={answerOwn}
        />
      )}
      <Tick
        type="radio"
        name={name}
        checked={given === '' && !isWriting}
        onTick={() => {
          setIsWriting(false);
          onAnswer([]);
        }}
      >
        先空着
      </Tick>
    </fieldset>
  );
}

/** A report of the same title, or of this very document, is there already. */
export function NamesakeQuestion({
  namesakes,
  rows,
  chosen,
  isOpen,
  onChoose,
}: {
  namesakes: readonly Namesake[];
  rows: readonly DeskRow[];
  chosen: string | undefined;
  isOpen: boolean;
  onChoose: (namesake: string) => void;
}) {
  return (
    <fieldset class={`desk-question${isOpen ? ' is-open' : ''}`} data-question="namesake">
      <legend>
        已经有标题相同的报告了。<span class="desk-needed">要你回答</span>
      </legend>
      {namesakes.map(({ id, title, changes, remarks, fault }) => {
        const state = rows.find((row) => row.id === id)?.state;
        return (
          <div key={id}>
            <Tick
              type="radio"
              name="namesake"
              disabled={fault !== undefined}
              checked={chosen === id}
              onTick={() => onChoose(id)}
            >
              <span>
                更新它的文字：《{title}》（{id}
                {state && `，${state}`}），字段不变
              </span>
            </Tick>
            {fault && (
              <p class="desk-help">
                {fault.message}。办法：{fault.remedy}
              </p>
            )}
            {changes && (
              <details open>
                <summary>{changes.summary}</summary>
                <pre>{changes.lines.join('\n')}</pre>
                <Lines lines={remarks} />
              </details>
            )}
          </div>
        );
      })}
      <Tick type="radio" name="namesake" checked={chosen === 'new'} onTick={() => onChoose('new')}>
        <span>它是另外一篇，另存</span>
      </Tick>
    </fieldset>
  );
}

/** What was read of the fields, with its source, and what somebody still has to fill in. */
export function FoundFields({
  preview: { fields, doubts, missing },
  isUpdate,
}: {
  preview: ImportPreview;
  isUpdate: boolean;
}) {
  if (isUpdate) return <p>它的字段都不变，只换文字。</p>;
  return (
    <div class="desk-read">
      <h3>读到的字段</h3>
      <dl>
        {fields.map((field) => (
          <FoundField key={field.key} field={field} />
        ))}
      </dl>
      {doubts.map(({ key, value, reason }) => (
        <p key={key + value}>
          {key}：原件写的是“{value}”，没有采用：{reason}
        </p>
      ))}
      {missing.length > 0 && <p>还没有的：{missing.join('、')}。存好以后在“字段”里填，没有填全不能发布。</p>}
    </div>
  );
}

const FoundField = ({ field: { key, values, origin, written } }: { field: ReadField }) => (
  <>
    <dt>{key}</dt>
    <dd>
      {values.join('、')}
      <span class="desk-help">
        （取自{origin}
        {written !== undefined && `“${written}”`}）
      </span>
    </dd>
  </>
);

/** Whether the file itself is published beside the report: no, unless somebody says so who was told what it tells. */
export function SourceQuestion({
  name,
  revealed,
  isOn,
  onChoose,
}: {
  name: string;
  revealed: readonly string[] | undefined;
  isOn: boolean;
  onChoose: (isOn: boolean) => void;
}) {
  if (!revealed)
    return (
      <p class="desk-help">
        原件“{name}”存在报告旁边，不公开（这种文件打开时会运行脚本，或者不是可以发布的类型）。
      </p>
    );
  return (
    <fieldset class="desk-question">
      <legend>原件公开吗</legend>
      <Tick checked={isOn} onTick={onChoose}>
        把“{name}”也作为附件公开
      </Tick>
      {revealed.length === 0 ? (
        <p class="desk-help">不选，它只存在报告旁边。里面没有看到批注、修订、隐藏文字、作者和个人信息。</p>
      ) : (
        <>
          <p class="desk-help">不选，它只存在报告旁边。公开的话，谁都能看到里面的：</p>
          <Lines lines={revealed} />
        </>
      )}
    </fieldset>
  );
}
