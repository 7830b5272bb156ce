import { useRef, useState } from 'preact/hooks';
import type { Answer, DeskRefusal, DeskVersion } from '../desk/desk-api.ts';
import { Button } from './button.tsx';
import { FileDifference } from './difference.tsx';
import { Notice } from './notice.tsx';

/** Former states of a file: look, compare, bring back. */
export function FormerStates({
  versions,
  present,
  ask,
  onRestore,
}: {
  versions: readonly DeskVersion[];
  /** What it is now. */
  present: string;
  ask: (name: string) => Promise<Answer<{ text: string }>>;
  onRestore: (former: { name: string; text: string }) => void;
}) {
  const [chosen, setChosen] = useState<{ name: string; text: string }>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  /** Which one was pressed last: the answers may come in another order. */
  const wanted = useRef('');
  const open = async (name: string) => {
    wanted.current = name;
    const answer = await ask(name);
    if (wanted.current !== name) return;
    if (answer.ok) setChosen({ name, text: answer.text });
    else setRefusal(answer);
  };
  if (versions.length === 0)
    return <p class="desk-empty">还没有。在这里每保存一次，改动以前的样子就留下一份。</p>;
  return (
    <div class="desk-history">
      {refusal && <Notice refusal={refusal} />}
      <ol>
        {versions.map(({ name, saved }) => (
          <li key={name}>
            <button type="button" aria-pressed={chosen?.name === name} onClick={() => void open(name)}>
              {saved} 以前
            </button>
          </li>
        ))}
      </ol>
      {chosen && (
        <div>
          <p>
            <Button onClick={() => onRestore(chosen)}>换回这一份</Button>
          </p>
          <FileDifference before={chosen.text} after={present} />
        </div>
      )}
    </div>
  );
}
