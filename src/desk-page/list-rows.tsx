import type { DeskField, DeskPortal } from '../desk/desk-api.ts';
import { Rows } from './entry-rows.tsx';
import { ValueInput } from './value-input.tsx';

/** What parts several values that were typed or pasted as one. */
const PARTING = /[,，、;；\n]/;

/** Short values, a row for each. */
export function ListRows({
  field: { key, values, input, example },
  portal,
  id,
  onSave,
}: {
  field: DeskField;
  portal: DeskPortal;
  id: string;
  onSave: (values: readonly string[]) => void;
}) {
  const isReports = input.kind === 'reports';
  const part = (text: string) => (input.kind === 'list' && input.isParted ? text.split(PARTING) : [text]);
  return (
    <Rows
      what={key}
      items={values}
      onSave={onSave}
      draw={(at, change) => (
        <ValueInput
          id={`${id}-${at}`}
          aria-label={`${key} 第 ${at + 1} 个`}
          aria-describedby={`help-${key}`}
          input={isReports ? { kind: 'report', orAddress: false } : { kind: 'line' }}
          value={values[at] ?? ''}
          example={example}
          portal={portal}
          onSave={(text) =>
            change(() =>
              part(text)
                .map((value) => value.trim())
                .filter(Boolean),
            )
          }
        />
      )}
    />
  );
}
