import type { DeskRefusal } from '../desk/desk-api.ts';

/** Both states of a text that another program saved meanwhile, and the choice between them. */
export function Conflict({
  refusal,
  mine,
  onChoose,
}: {
  refusal: DeskRefusal;
  mine: string;
  onChoose: (choice: 'theirs' | 'mine') => void;
}) {
  return (
    <div class="desk-conflict" role="alert">
      <p>{refusal.message}。两份都在：</p>
      <div class="desk-columns">
        <div>
          <h2>文件里现在的</h2>
          <pre>{refusal.text}</pre>
          <button type="button" class="desk-button" onClick={() => onChoose('theirs')}>
            用这一份
          </button>
        </div>
        <div>
          <h2>这里正在写的</h2>
          <pre>{mine}</pre>
          <button type="button" class="desk-button" onClick={() => onChoose('mine')}>
            用这一份（那一份留在“历史”里）
          </button>
        </div>
      </div>
    </div>
  );
}
