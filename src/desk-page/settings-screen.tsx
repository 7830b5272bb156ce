import { useRef, useState } from 'preact/hooks';
import { createTurns } from '../base/create-turns.ts';
import type { DeskSetting, DeskSettings, SettingRefusal } from '../desk/settings-api.ts';
import { send } from './api.ts';
import { Findings, Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';
import { hasParts, type RefusedValue, SettingField } from './setting-field.tsx';
import { SettingsHistory } from './settings-history.tsx';
import { useAsked } from './use-asked.ts';
import { askOnClosing, useLeaveQuestion } from './use-leave-question.ts';
import { WordsTable } from './words-table.tsx';

const WORDS = '用词';
const HISTORY = '历史';

/** What one box has that was not saved, by the settings: it is there when the screen is opened again. */
const refusals = new Map<string, RefusedValue>();

/** One after the other, also when the screen was left: each is made of what the one before has left. */
const inTurn = createTurns();
/** How many are on their way. */
let going = 0;
/** Hash of what was saved here last. */
let written: string | undefined;

askOnClosing(() => refusals.size > 0 || going > 0);

/** What an inspection asks for and has not got. */
const countWanting = (settings: readonly DeskSetting[]) =>
  settings.flatMap(({ duties }) => duties).filter(({ status }) => status === '缺' || status === '错').length;

/** 设置: the portal's own settings, its columns, lists and words. */
export function SettingsScreen({ id, portal: { rows, revision } }: ScreenProps) {
  // Another program may have changed the file.
  const { told, setTold, refusal, look } = useAsked<DeskSettings>('settings', revision);
  const [saved, setSaved] = useState('');
  const base = useRef('');
  base.current = told?.sha256 ?? '';
  /** Lists that were not saved. */
  const unsaved = useRef(new Set<string>());
  useLeaveQuestion(() => unsaved.current.size > 0);

  /** @returns why it was not saved */
  const save = async (setting: DeskSetting, value: unknown): Promise<SettingRefusal | undefined> => {
    const { name } = setting;
    going += 1;
    const refused = await inTurn(() => saveNow(setting, value));
    going -= 1;
    refusals.delete(name);
    unsaved.current.delete(name);
    if (refused && hasParts(setting)) unsaved.current.add(name);
    else if (refused) refusals.set(name, { value, refusal: refused });
    return refused;
  };
  const saveNow = async (setting: DeskSetting, value: unknown): Promise<SettingRefusal | undefined> => {
    setSaved('正在保存……');
    const { name, label } = setting;
    const put = (of: string) => send<DeskSettings>('PUT', 'setting', { name, value, base: of });
    let answer = await put(base.current);
    // It was on its way when this screen was opened, and no other program's.
    if (!answer.ok && answer.sha256 !== undefined && answer.sha256 === written) answer = await put(written);
    if (answer.ok) {
      base.current = answer.sha256;
      written = answer.sha256;
      setTold(answer);
      setSaved(`“${label}”已保存`);
      return undefined;
    }
    setSaved('');
    if (answer.text === undefined) return answer;
    await look();
    return {
      message: '别的程序刚才改过设置，没有保存',
      remedy: '别的各项现在是那个程序写的；你改的还在框里，再保存一次就行',
    };
  };

  if (!told) return refusal ? <Notice refusal={refusal} /> : <p class="desk-wait">正在读设置……</p>;
  const { groups } = told;
  const wanted = told.settings.find(({ name }) => name === id);
  const here = [...groups, WORDS, HISTORY].find((group) => group === (wanted?.group ?? id)) ?? groups[0];
  const wanting = countWanting(told.settings);
  return (
    <div class="desk-settings">
      <div>
        <h1>设置</h1>
        <p>
          {wanting === 0
            ? '检查政府网站时要看的，都写了。'
            : `检查政府网站时要看的，还有 ${wanting} 项没有写或要改，都标着“检查要看”。不知道的先空着，以后再写。`}
        </p>
        <p class="desk-folder">{told.file}，改了就存，以前的样子在“历史”里</p>
      </div>
      <nav class="desk-tabs" aria-label="设置的几部分">
        {[...groups, WORDS, HISTORY].map((group) => {
          const count = countWanting(told.settings.filter((setting) => setting.group === group));
          return (
            <a key={group} href={`#/settings/${group}`} aria-current={group === here ? 'page' : undefined}>
              {group}
              {count > 0 && <span class="desk-count">（{count}）</span>}
            </a>
          );
        })}
      </nav>
      <p role="status" class="desk-busy">
        {saved}
      </p>
      {told.others.length > 0 && (
        <section class="desk-card">
          <h2>文件里要改的</h2>
          <Findings findings={told.others} />
        </section>
      )}
      {here === WORDS ? (
        <WordsTable revision={revision} />
      ) : here === HISTORY ? (
        <SettingsHistory revision={revision} />
      ) : (
        <section class="desk-card" aria-label={here}>
          {told.settings
            .filter(({ group }) => group === here)
            .map((setting) => (
              <SettingField
                key={setting.name}
                setting={setting}
                isWanted={setting === wanted}
                refused={refusals.get(setting.name)}
                rules={told.rules}
                conditions={told.conditions}
                onSave={(value) => save(setting, value)}
              />
            ))}
          {here === '词表' && <VocabularyLists told={told} />}
        </section>
      )}
      {rows.length === 0 && (
        <p class="desk-actions">
          <a class="desk-button is-main" href="#/">
            去写第一篇报告
          </a>
        </p>
      )}
    </div>
  );
}

/** The lists that come with the program: whoever fills in a field sees what may be chosen. */
function VocabularyLists({ told: { vocabulary } }: { told: DeskSettings }) {
  const lists = [
    ['主题分类', vocabulary.topics],
    ['体裁', vocabulary.genres],
    ['公开类别', vocabulary.disclosures],
  ] as const;
  return (
    <>
      {lists.map(([name, values]) => (
        <details key={name}>
          <summary>
            {name}可以选的（{values.length}）
          </summary>
          <p>{values.join('；')}</p>
        </details>
      ))}
      <p class="desk-help">主题分类和公开类别是国家规定的，不能在这里改。</p>
    </>
  );
}
