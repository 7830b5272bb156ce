import type { DeskState } from '../desk/desk-api.ts';
import { stateClass } from './state-class.ts';

/** Cells of a list: what has become of a text, and what is to be looked at in it. */
export function RowStanding({
  state,
  errors,
  warnings,
}: {
  state: DeskState;
  errors: number;
  warnings: number;
}) {
  return (
    <>
      <td>
        <span class={`desk-state is-${stateClass(state)}`}>{state}</span>
      </td>
      <td>
        {errors > 0 && <span class="desk-errors">{errors} 处错误</span>}
        {errors > 0 && warnings > 0 && ' '}
        {warnings > 0 && <span class="desk-warnings">{warnings} 处提醒</span>}
      </td>
    </>
  );
}
