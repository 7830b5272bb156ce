import type {
  ComponentChildren,
  FormHTMLAttributes,
  InputHTMLAttributes,
  SelectHTMLAttributes,
} from 'preact';

/* What forms are made of. Each hands on what was typed or chosen. */

/** A form that the page itself answers: the browser sends it nowhere. */
export const Form = ({
  onSubmit,
  ...attributes
}: Omit<FormHTMLAttributes, 'onSubmit'> & { onSubmit: () => unknown }) => (
  <form
    {...attributes}
    onSubmit={(event) => {
      event.preventDefault();
      onSubmit();
    }}
  />
);

type LineProps = InputHTMLAttributes & { label: string; onText: (text: string) => void };

/** A line to write in below its label, and below it what there is to say of it. */
export const LineField = ({
  id,
  label,
  help,
  onText,
  ...attributes
}: LineProps & { id: string; help?: string }) => (
  <p class="desk-field">
    <label for={id}>{label}</label>
    <input id={id} {...attributes} onInput={({ currentTarget }) => onText(currentTarget.value)} />
    {help !== undefined && <span class="desk-help">{help}</span>}
  </p>
);

/** A line to write in, within its label. */
export const LabelledLine = ({ label, onText, ...attributes }: LineProps) => (
  <label>
    <span>{label}</span>
    <input {...attributes} onInput={({ currentTarget }) => onText(currentTarget.value)} />
  </label>
);

/** A box to tick, or one of several round ones of a name, with its words. */
export const Tick = ({
  type = 'checkbox',
  onTick,
  children,
  ...attributes
}: {
  type?: 'checkbox' | 'radio';
  name?: string;
  checked: boolean;
  disabled?: boolean;
  'aria-label'?: string;
  onTick: (isOn: boolean) => unknown;
  children: ComponentChildren;
}) => (
  <label class="desk-check">
    <input type={type} {...attributes} onChange={({ currentTarget }) => void onTick(currentTarget.checked)} />
    {children}
  </label>
);

/** One of several values, each with its words. */
export const Select = ({
  options,
  onChoose,
  ...attributes
}: SelectHTMLAttributes & {
  options: readonly (readonly [value: string, words: string])[];
  onChoose: (value: string) => unknown;
}) => (
  <select {...attributes} onChange={({ currentTarget }) => void onChoose(currentTarget.value)}>
    {options.map(([value, words], at) => (
      <option key={at} value={value}>
        {words}
      </option>
    ))}
  </select>
);

/** Choices that are called what they are, among them what is written already. */
export const listOptions = (choices: readonly string[], written = '') =>
  [...new Set([...choices, ...(written === '' ? [] : [written])])].map((one) => [one, one] as const);
