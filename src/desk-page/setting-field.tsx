import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { groupBy } from '../base/group-by.ts';
import { isComposing } from '../base/is-composing.ts';
import type { DeskSetting, DeskSettings, SettingRefusal } from '../desk/settings-api.ts';
import { ColumnEditor } from './column-editor.tsx';
import { Select } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { CheckEditor, FontEditor, MarkEditor, type PartsEditorProps } from './setting-lists.tsx';
import { useTyped } from './use-renewed.ts';

/** What was sent and not saved, and why. */
export interface RefusedValue {
  readonly value: unknown;
  readonly refusal: SettingRefusal;
}

interface SettingFieldProps extends Pick<DeskSettings, 'rules' | 'conditions'> {
  readonly setting: DeskSetting;
  /** Somebody came here to mend it. */
  readonly isWanted: boolean;
  /** When it was shown before. */
  readonly refused: RefusedValue | undefined;
  /** @param value nothing: the setting is not written any more @returns why it was not saved */
  onSave(value: unknown): Promise<SettingRefusal | undefined>;
}

/** Of what is a list of parts, and no box. */
const EDITORS: Readonly<Partial<Record<string, ComponentType<PartsEditorProps>>>> = {
  columns: ColumnEditor,
  marks: MarkEditor,
  checks: CheckEditor,
  fonts: FontEditor,
};

const editorOf = ({ input }: DeskSetting) => (typeof input === 'string' ? EDITORS[input] : undefined);

export const hasParts = (setting: DeskSetting): boolean => editorOf(setting) !== undefined;

/** A setting with its meaning, what an inspection asks of it and what is wrong with it. */
export function SettingField({ setting, isWanted, refused, rules, conditions, onSave }: SettingFieldProps) {
  const { name, label, help, duties, finding, standard, value, input } = setting;
  const [refusal, setRefusal] = useState(refused?.refusal);
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isWanted) return;
    place.current?.scrollIntoView({ block: 'center' });
    place.current?.querySelector<HTMLElement>('input, select, textarea, button, summary')?.focus();
  }, [isWanted]);
  const save = async (next: unknown) => {
    const answer = await onSave(next);
    setRefusal(answer);
    return answer === undefined;
  };
  const isWrong = refusal !== undefined || finding?.level === 'error';
  const asked = duties.filter(({ status }) => status !== '不适用');
  /** One fault may be asked for by several. */
  const wanting = groupBy(
    asked.filter(({ status }) => status !== '有'),
    ({ text }) => text,
  );
  const Editor = editorOf(setting);
  const common = {
    id: `setting-${name}`,
    'aria-describedby': `setting-help-${name}`,
    'aria-invalid': isWrong,
  };
  return (
    <div class={`desk-field desk-setting${isWanted ? ' is-wanted' : ''}`} ref={place}>
      <div class="desk-setting-head">
        {Editor ? <h2 id={common.id}>{label}</h2> : <label for={common.id}>{label}</label>}
        {asked.length > 0 && (
          <span
            class={`desk-duty${wanting.size > 0 ? ' is-wanting' : ''}`}
            title={[...new Set(asked.map(({ basis }) => basis))].join('；')}
          >
            检查要看
          </span>
        )}
      </div>
      <p id={common['aria-describedby']} class="desk-help">
        {help}
        {value === undefined &&
          standard !== '' &&
          typeof input === 'string' &&
          input !== 'switch' &&
          !Editor && (
            <>
              {'\n'}没有写，现在用的是：{standard}
            </>
          )}
      </p>
      {Editor ? (
        <Editor {...{ value, rules, conditions }} onSave={save} />
      ) : (
        <PlainInput {...{ setting, common, refused }} isRefused={refusal !== undefined} onSave={save} />
      )}
      <div aria-live="polite">
        {refusal && <Notice refusal={refusal} />}
        {refusal?.faults?.map((fault) => (
          <Notice key={fault.message} refusal={fault} />
        ))}
        {!refusal && finding && <Notice refusal={finding} />}
        {[...wanting].map(([text, items]) => (
          <p key={text} class="desk-asked">
            检查要看“{items.map(({ item }) => item).join('”“')}”：{/^没有写/.test(text) ? '还没有写' : text}
          </p>
        ))}
      </div>
    </div>
  );
}

interface PlainInputProps {
  readonly setting: DeskSetting;
  readonly common: { readonly id: string };
  /** What was sent last has not been saved. */
  readonly isRefused: boolean;
  readonly refused: RefusedValue | undefined;
  onSave(value: unknown): Promise<unknown>;
}

function PlainInput({
  setting: { input, value, example, standard, known },
  common,
  isRefused,
  refused,
  onSave,
}: PlainInputProps) {
  const isList = input === 'list';
  const written = formatPlain(input, value);
  const [typed, setTyped, , saveIf] = useTyped(
    written,
    (text) => formatPlain(input, readPlain(input, text)),
    refused && formatPlain(input, refused.value),
  );

  if (Array.isArray(input) || input === 'switch') {
    const choices: readonly (readonly [unknown, string])[] = Array.isArray(input)
      ? input
      : [
          [null, `${standard}（没有写，照默认）`],
          [true, '是'],
          [false, '否'],
        ];
    const at = choices.findIndex(([choice]) => (choice ?? undefined) === value);
    const isWrong = at < 0 && value !== undefined;
    return (
      <Select
        {...common}
        value={String(isWrong ? -1 : Math.max(0, at))}
        options={[
          ...(isWrong ? [['-1', `${JSON.stringify(value)}（写错了）`] as const] : []),
          ...choices.map(([, meaning], index) => [String(index), meaning] as const),
        ]}
        onChoose={(chosen) => onSave(choices[Number(chosen)]?.[0] ?? undefined)}
      />
    );
  }

  const save = () => saveIf(() => onSave(readPlain(input, typed)), isRefused);
  const shared = {
    ...common,
    value: typed,
    placeholder: example === '' ? undefined : `如 ${example}`,
    onBlur: save,
  };
  if (isList || input === 'lines')
    return (
      <>
        <textarea
          {...shared}
          rows={isList ? 4 : 2}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        {isList && <p class="desk-help">一行一个。</p>}
      </>
    );
  const offered = known && `${common.id}-known`;
  return (
    <>
      <input
        {...shared}
        list={offered}
        inputMode={input === 'number' || input === 'date' ? 'numeric' : undefined}
        onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && save()}
      />
      {known && (
        <datalist id={offered}>
          {known.map(([choice, label]) => (
            <option key={choice} value={choice}>
              {label}
            </option>
          ))}
        </datalist>
      )}
    </>
  );
}

/** What is saved of what is typed; nothing: the setting is not written any more. */
function readPlain(input: DeskSetting['input'], typed: string): unknown {
  const text = typed.trim();
  if (input === 'list') return text === '' ? undefined : text.split(/\s*\n\s*/);
  if (input === 'number') return text === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text);
  return input === 'lines' ? text.replace(/\s*\n\s*/g, '') : text;
}

function formatPlain(input: DeskSetting['input'], value: unknown): string {
  if (input === 'list' && Array.isArray(value)) return value.join('\n');
  return value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);
}
