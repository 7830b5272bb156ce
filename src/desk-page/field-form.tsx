import { useEffect, useState } from 'preact/hooks';
import type { DeskField } from '../desk/desk-api.ts';
import type { EditPanelProps } from './screen-props.ts';

/** The fields of a report as a form: what is needed first, what few have folded away. */
export function FieldForm({ report: { fields, findings }, onField }: EditPanelProps) {
  const isShown = ({ isRare, values }: DeskField) => !isRare || values.length > 0;
  const rare = fields.filter((field) => !isShown(field));
  const draw = (field: DeskField) => (
    <FieldInput
      key={field.key}
      field={field}
      isFaulty={findings.some(({ level, message }) => level === 'error' && message.includes(field.key))}
      onSave={(values) => void onField(field.key, values)}
    />
  );
  return (
    <div class="desk-form">
      {fields.filter(isShown).map(draw)}
      {rare.length > 0 && (
        <details>
          <summary>少用的字段（{rare.length}）</summary>
          {rare.map(draw)}
        </details>
      )}
    </div>
  );
}

function FieldInput({
  field: { key, help, isRequired, input, values },
  isFaulty,
  onSave,
}: {
  field: DeskField;
  isFaulty: boolean;
  onSave: (values: readonly string[]) => void;
}) {
  const written = values.join(input.kind === 'list' ? '，' : '\n');
  const [typed, setTyped] = useState(written);
  useEffect(() => setTyped(written), [written]);
  const save = (text: string) => {
    if (text === written) return;
    const parts =
      input.kind === 'list' ? text.split(/[，,、;；\n]/) : input.kind === 'lines' ? text.split('\n') : [text];
    onSave(parts.map((part) => part.trim()).filter(Boolean));
  };
  const common = { id: `field-${key}`, 'aria-describedby': `help-${key}`, 'aria-invalid': isFaulty };
  return (
    <div class="desk-field">
      <label for={common.id}>
        {key}
        {isRequired && <span class="desk-needed">必填</span>}
      </label>
      {input.kind === 'choice' ? (
        <select
          {...common}
          value={typed}
          onChange={({ currentTarget }) => {
            setTyped(currentTarget.value);
            save(currentTarget.value);
          }}
        >
          <option value="">（没有写）</option>
          {[...new Set([...input.choices, ...values])].map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      ) : input.kind === 'text' ? (
        <p {...common} class="desk-in-text">
          {values.length > 0 ? '写在文件的字段里，在这里还不能改。' : '没有写。'}
        </p>
      ) : input.kind === 'lines' || [...typed].length > 30 ? (
        <textarea
          {...common}
          rows={input.kind === 'lines' ? 3 : 2}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={() => save(input.kind === 'lines' ? typed : typed.replaceAll('\n', ''))}
        />
      ) : (
        <input
          {...common}
          inputMode={input.kind === 'date' ? 'numeric' : undefined}
          placeholder={input.kind === 'date' ? '年-月-日，如 2022-02-14' : undefined}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onBlur={() => save(typed)}
          onKeyDown={({ key: pressed }) => pressed === 'Enter' && save(typed)}
        />
      )}
      <p id={`help-${key}`} class="desk-help">
        {help}
      </p>
    </div>
  );
}
