import type { FormerSettings } from '../desk/settings-api.ts';
import { ask, send } from './api.ts';
import { FormerStates } from './former-states.tsx';
import { Notice } from './notice.tsx';
import { useAsked } from './use-asked.ts';

const FILES = [
  { of: 'site', label: '以前的设置' },
  { of: 'words', label: '以前的用词' },
] as const;

/** 设置, 历史: the settings and the list of words as they were. */
export function SettingsHistory({ revision }: { revision: number }) {
  return (
    <>
      {FILES.map(({ of, label }) => (
        <section key={of} class="desk-card">
          <h2>{label}</h2>
          <FormerFile of={of} revision={revision} />
        </section>
      ))}
    </>
  );
}

function FormerFile({ of, revision }: { of: string; revision: number }) {
  const { told, refusal, setRefusal, look } = useAsked<FormerSettings>(`former-settings?of=${of}`, revision);
  const restore = async (name: string) => {
    const answer = await send('PUT', 'former-settings', { of, name, base: told?.sha256 });
    setRefusal(
      answer.ok
        ? undefined
        : answer.text === undefined
          ? answer
          : { message: '别的程序刚才改过它，没有换回', remedy: '下面比较的是现在的；看一看，再换一次' },
    );
    await look();
  };
  return (
    <>
      {refusal && <Notice refusal={refusal} />}
      {told && (
        <FormerStates
          versions={told.versions}
          present={told.text}
          ask={(name) => ask(`former-setting?of=${of}&name=${encodeURIComponent(name)}`)}
          onRestore={({ name }) => void restore(name)}
        />
      )}
    </>
  );
}
