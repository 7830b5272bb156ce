import { useRef } from 'preact/hooks';
import { isComposing } from '../base/is-composing.ts';
import type { DeskInput, DeskPortal } from '../desk/desk-api.ts';
import { Button } from './button.tsx';
import { listOptions, Select } from './inputs.tsx';
import { ReportPicker } from './report-picker.tsx';
import { useTyped } from './use-renewed.ts';

interface ValueInputProps {
  readonly id: string;
  readonly input: DeskInput;
  /** As the file has it. */
  readonly value: string;
  readonly example?: string | undefined;
  readonly portal: DeskPortal;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: boolean;
  readonly 'aria-label'?: string;
  /** Saves at each key, where nothing is written into a file yet. */
  readonly isEager?: boolean;
  /** Called when it was changed and left. */
  onSave(value: string): void;
}

/** Characters that a line of the form holds, and the most lines that are shown at once. */
const WIDE = 14;
const MOST_LINES = 6;

const DATE_EXAMPLE = '如 2022-02-14';

/** One value of a field, or of a part of an entry, filled in the way that its kind asks for. */
export function ValueInput({
  input,
  value,
  example,
  portal,
  isEager = false,
  onSave,
  ...attributes
}: ValueInputProps) {
  const [typed, setTyped, send] = useTyped(value);
  const save = (text: string) => {
    if (text.trim() === value) return;
    send(text.trim());
    onSave(text.trim());
  };
  const type = (text: string) => {
    setTyped(text);
    if (isEager && text === text.trim()) onSave(text);
  };
  const { kind } = input;
  if (kind === 'report')
    return (
      <ReportPicker
        {...attributes}
        value={value}
        rows={portal.rows}
        orAddress={input.orAddress}
        onSave={save}
      />
    );
  if (kind === 'choice')
    return (
      <Select
        {...attributes}
        value={typed}
        options={[['', '（没有写）'], ...listOptions(input.choices, value)]}
        onChoose={(choice) => {
          setTyped(choice);
          save(choice);
        }}
      />
    );
  const rows = Math.min(MOST_LINES, Math.ceil([...value].length / WIDE));
  if (kind === 'lines' || (kind === 'line' && rows > 1))
    return (
      <textarea
        {...attributes}
        rows={Math.max(kind === 'lines' ? 3 : 2, rows)}
        value={typed}
        placeholder={example && `如 ${example}`}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onBlur={() => save(kind === 'lines' ? typed : typed.replaceAll('\n', ''))}
      />
    );
  const known = (kind === 'line' && input.known) || [];
  const offered = known.length > 0 ? `${attributes.id}-known` : undefined;
  const line = (
    <input
      {...attributes}
      list={offered}
      inputMode={kind === 'date' || kind === 'moment' ? 'numeric' : undefined}
      placeholder={kind === 'date' ? DATE_EXAMPLE : example && `如 ${example}`}
      value={typed}
      autocomplete="off"
      onInput={({ currentTarget }) => type(currentTarget.value)}
      onBlur={() => save(typed)}
      onKeyDown={(event) => event.key === 'Enter' && !isComposing(event) && save(typed)}
    />
  );
  if (offered !== undefined)
    return (
      <>
        {line}
        <datalist id={offered}>
          {known.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      </>
    );
  if (kind !== 'date' && kind !== 'moment') return line;
  return (
    <div class="desk-date">
      {line}
      <DayButton
        value={typed.slice(0, 10)}
        onChoose={(day) => {
          // What is typed behind the day, its hour, stays.
          const next = kind === 'moment' ? `${day}${typed.slice(10)}` : day;
          setTyped(next);
          save(next);
        }}
      />
    </div>
  );
}

/** Opens the browser's own calendar. */
function DayButton({ value, onChoose }: { value: string; onChoose: (day: string) => void }) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <span class="desk-day">
      <Button onClick={() => picker.current?.showPicker()}>日历</Button>
      <input
        ref={picker}
        type="date"
        class="desk-hidden"
        tabIndex={-1}
        aria-hidden="true"
        value={/^\d{4}-\d{2}-\d{2}$/.test(value) ? value : ''}
        onChange={({ currentTarget }) => currentTarget.value !== '' && onChoose(currentTarget.value)}
      />
    </span>
  );
}
