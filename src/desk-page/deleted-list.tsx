import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** What was deleted and can be brought back; nothing if there is none. */
export function DeletedList({
  route,
  deleted,
  onRestored,
}: {
  /** Below `/desk/api`, that brings one back. */
  readonly route: string;
  readonly deleted: readonly { readonly key: string; readonly name: string; readonly until: string }[];
  onRestored(): unknown;
}) {
  const [refusal, setRefusal] = useState<DeskRefusal>();
  if (deleted.length === 0) return null;
  const restore = async (key: string) => {
    const answer = await send('POST', route, { key });
    setRefusal(answer.ok ? undefined : answer);
    onRestored();
  };
  return (
    <details class="desk-card">
      <summary>删掉的（{deleted.length}）</summary>
      {refusal && <Notice refusal={refusal} />}
      <ul>
        {deleted.map(({ key, name, until }) => (
          <li key={key}>
            {name}（{until} 删的） <Button onClick={() => void restore(key)}>放回 {name}</Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
