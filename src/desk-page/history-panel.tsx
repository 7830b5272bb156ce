import { useEffect, useState } from 'preact/hooks';
import type { DeskRefusal, DeskVersion } from '../desk/desk-api.ts';
import { askVersion, askVersions } from './api.ts';
import { LineDifference } from './line-difference.tsx';
import { Notice } from './notice.tsx';
import type { EditPanelProps } from './screen-props.ts';

/** Former states of a text: look, compare, bring back. */
export function HistoryPanel({ report: { id, text: present }, onText }: EditPanelProps) {
  const [versions, setVersions] = useState<readonly DeskVersion[]>();
  const [chosen, setChosen] = useState<{ name: string; text: string }>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  useEffect(() => {
    void askVersions(id).then((answer) => (answer.ok ? setVersions(answer.versions) : setRefusal(answer)));
  }, [id, present]);
  const open = async (name: string) => {
    const answer = await askVersion(id, name);
    if (answer.ok) setChosen({ name, text: answer.text });
    else setRefusal(answer);
  };
  if (refusal) return <Notice refusal={refusal} />;
  if (!versions) return <p class="desk-wait">正在读……</p>;
  if (versions.length === 0)
    return <p class="desk-empty">还没有。在这里每保存一次，改动以前的样子就留下一份。</p>;
  return (
    <div class="desk-history">
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
            <button type="button" class="desk-button" onClick={() => void onText(chosen.text)}>
              换回这一份
            </button>
          </p>
          <LineDifference before={chosen.text} after={present} />
        </div>
      )}
    </div>
  );
}
