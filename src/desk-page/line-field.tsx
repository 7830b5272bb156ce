import type { InputHTMLAttributes } from 'preact';

/** A line to write in below its label, and below it what there is to say of it. */
export const LineField = ({
  id,
  label,
  help,
  onText,
  ...attributes
}: InputHTMLAttributes & { id: string; label: string; help?: string; onText: (text: string) => void }) => (
  <p class="desk-field">
    <label for={id}>{label}</label>
    <input id={id} {...attributes} onInput={({ currentTarget }) => onText(currentTarget.value)} />
    {help !== undefined && <span class="desk-help">{help}</span>}
  </p>
);
