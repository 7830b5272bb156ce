import { useEffect, useState } from 'preact/hooks';
import type { DeskRefusal, DeskVersion } from '../desk/desk-api.ts';
import { askVersion, askVersions } from './api.ts';
import { FormerStates } from './former-states.tsx';
import { Notice } from './notice.tsx';
import type { EditPanelProps } from './screen-props.ts';

/** Former states of a report's text. */
export function HistoryPanel({ report: { id, text: present }, onText }: EditPanelProps) {
  const [versions, setVersions] = useState<readonly DeskVersion[]>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  useEffect(() => {
    void askVersions(id).then((answer) => (answer.ok ? setVersions(answer.versions) : setRefusal(answer)));
  }, [id, present]);
  if (refusal) return <Notice refusal={refusal} />;
  if (!versions) return <p class="desk-wait">正在读……</p>;
  return (
    <FormerStates
      versions={versions}
      present={present}
      ask={(name) => askVersion(id, name)}
      onRestore={({ text }) => void onText(text)}
    />
  );
}
