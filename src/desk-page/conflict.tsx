import type { DeskFieldChange, DeskRefusal } from '../desk/desk-api.ts';
import { Button } from './button.tsx';
import { FileDifference } from './difference.tsx';

/** Both states of a text that another program saved meanwhile as one, and the choice between them. */
export function Conflict({
  refusal: { message, text = '' },
  mine,
  fields,
  onChoose,
}: {
  refusal: DeskRefusal;
  mine: string;
  /** What was filled in here and is in neither. */
  fields: readonly DeskFieldChange[];
  onChoose: (choice: 'theirs' | 'mine') => void;
}) {
  return (
    <div class="desk-conflict">
      <p role="alert">{message}。两份都在，选一份，另一份留在“历史”里。</p>
      <p class="desk-actions">
        <Button onClick={() => onChoose('theirs')}>用文件里的</Button>
        <Button onClick={() => onChoose('mine')}>用这里写的</Button>
      </p>
      <p class="desk-help">
        <del>划去的</del>只在文件里，<ins>标出的</ins>只在这里
      </p>
      <FileDifference before={text} after={mine} />
      {fields.length > 0 && (
        <p>
          字段里刚才填的也还没有保存，用这里写的才会保存：
          {fields.map(({ key, values }) => `${key}“${values.map(showEntry).join('、')}”`).join('；')}
        </p>
      )}
    </div>
  );
}

const showEntry = (entry: DeskFieldChange['values'][number]): string =>
  typeof entry === 'string' ? entry : Object.values(entry).join(' ');
