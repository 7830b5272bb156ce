import type { DeskEntry, DeskField, DeskFinding } from '../desk/desk-api.ts';
import { Button } from './button.tsx';
import { EntryRows } from './entry-rows.tsx';
import { ListRows } from './list-rows.tsx';
import { ReportFindings } from './report-findings.tsx';
import type { EditPanelProps } from './screen-props.ts';
import { ValueInput } from './value-input.tsx';
import { showWritten, WrittenFields } from './written-fields.tsx';

/** The fields of a report as a form: what is needed first, what few have folded away. */
export function FieldForm(props: EditPanelProps) {
  const { fields, findings } = props.report;
  const isFaulty = ({ key }: DeskField) => findings.some(({ field }) => field === key);
  const isShown = (field: DeskField) => !field.isRare || field.lines !== undefined || isFaulty(field);
  const rare = fields.filter((field) => !isShown(field));
  const draw = (field: DeskField) => <FieldBox key={field.key} {...props} field={field} />;
  return (
    <div class="desk-form">
      {fields.filter(isShown).map(draw)}
      {rare.length > 0 && (
        <details>
          <summary>少用的字段（{rare.length}）</summary>
          {rare.map(draw)}
        </details>
      )}
      <WrittenFields {...props} />
    </div>
  );
}

/** A field with what it is for, its value, and what is wrong with it. */
function FieldBox({ field, ...props }: EditPanelProps & { field: DeskField }) {
  const { key, help, isRequired, input } = field;
  const findings = props.report.findings.filter((finding) => finding.field === key);
  const id = `field-${key}`;
  const save = (values: readonly DeskEntry[]) => void props.onFields([{ key, values }]);
  const isGroup = ['entries', 'list', 'reports', 'text'].includes(input.kind);
  const described = { 'aria-describedby': `help-${key}`, 'aria-invalid': hasError(findings) };
  const label = (
    <>
      {key}
      {isRequired && <span class="desk-needed">必填</span>}
    </>
  );
  const below = (
    <>
      <p id={`help-${key}`} class="desk-help">
        {help}
      </p>
      {findings.length > 0 && <ReportFindings {...props} findings={findings} />}
    </>
  );
  if (isGroup)
    return (
      <fieldset class="desk-field" id={id}>
        <legend>{label}</legend>
        {input.kind === 'entries' ? (
          <EntryRows field={field} input={input} portal={props.portal} id={id} onSave={save} />
        ) : input.kind === 'text' ? (
          <p class="desk-in-text">
            这个字段的写法不是通常的，不能这样填。
            <Button onClick={() => showWritten(field.lines?.[0] ?? 1)}>改它的原文</Button>
          </p>
        ) : (
          <ListRows field={field} portal={props.portal} id={id} onSave={save} />
        )}
        {below}
      </fieldset>
    );
  return (
    <div class="desk-field">
      <label for={id}>{label}</label>
      <ValueInput
        {...described}
        id={id}
        input={input}
        value={field.values.join('\n')}
        example={field.example}
        portal={props.portal}
        onSave={(text) => save(text.split('\n').filter((line) => line.trim() !== ''))}
      />
      {below}
    </div>
  );
}

const hasError = (findings: readonly DeskFinding[]) => findings.some(({ level }) => level === 'error');
