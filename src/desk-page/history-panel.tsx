import type { DeskVersion } from '../desk/desk-api.ts';
import { ask, byId } from './api.ts';
import { FormerStates } from './former-states.tsx';
import { Notice } from './notice.tsx';
import type { EditPanelProps } from './screen-props.ts';
import { useAsked } from './use-asked.ts';

/** Former states of a report's text. */
export function HistoryPanel({ report: { id, text: present }, onText }: EditPanelProps) {
  const { told, refusal } = useAsked<{ versions: readonly DeskVersion[] }>(byId('versions', id), present);
  if (refusal) return <Notice refusal={refusal} />;
  if (!told) return <p class="desk-wait">正在读……</p>;
  return (
    <FormerStates
      versions={told.versions}
      present={present}
      ask={(name) => ask(`${byId('version', id)}&name=${encodeURIComponent(name)}`)}
      onRestore={({ text }) => void onText(() => text)}
    />
  );
}
