import type { DeskRow, DeskState } from '../desk/desk-api.ts';

/** How states look that are over, or want something else than to go on. */
const LOOKS: Readonly<Partial<Record<DeskState, string>>> = {
  有错误: 'wrong',
  已发布: 'done',
  已撤回: 'ended',
  没有比较: 'ended',
  正在比较: 'ended',
};

export const StateMark = ({ state }: { state: DeskState }) => (
  <span class={`desk-state is-${LOOKS[state] ?? 'open'}`}>{state}</span>
);

export const ListHead = ({ columns }: { columns: readonly string[] }) => (
  <thead>
    <tr>
      {columns.map((column) => (
        <th key={column} scope="col">
          {column}
        </th>
      ))}
    </tr>
  </thead>
);

/** Cells of a list: what has become of a text, and what is to be looked at in it. */
export function RowStanding({ state, errors, warnings }: Pick<DeskRow, 'state' | 'errors' | 'warnings'>) {
  return (
    <>
      <td>
        <StateMark state={state} />
      </td>
      <td>
        {errors > 0 && <span class="desk-errors">{errors} 处错误</span>}
        {errors > 0 && warnings > 0 && ' '}
        {warnings > 0 && <span class="desk-warnings">{warnings} 处提醒</span>}
      </td>
    </>
  );
}
