import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { byId, send } from './api.ts';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import { goOnTo } from './use-leave-question.ts';

/** Asks once more before something is deleted, and leads to where it can be brought back. */
export function DeleteQuestion({
  id,
  route,
  label,
  list,
  onClose,
  children,
}: {
  readonly id: string;
  /** Below `/desk/api`, that deletes it. */
  readonly route: string;
  /** Of the button. */
  readonly label: string;
  /** The screen that lists what was deleted. */
  readonly list: string;
  onClose(): void;
  readonly children: ComponentChildren;
}) {
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const remove = async () => {
    const answer = await send('POST', byId(route, id), {});
    if (answer.ok) goOnTo(list);
    else setRefusal(answer);
  };
  return (
    <div class="desk-answer">
      <p>{children}</p>
      {refusal && <Notice refusal={refusal} />}
      <p class="desk-actions">
        <Button isMain onClick={() => void remove()}>
          {label}
        </Button>
        <Button onClick={onClose}>不删</Button>
      </p>
    </div>
  );
}
