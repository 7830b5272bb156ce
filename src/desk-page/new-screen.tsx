import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { createNew, importFile } from './api.ts';
import { Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';

/** What became of a file that was dropped. */
interface Imported {
  readonly name: string;
  readonly id?: string;
  readonly told?: string;
  readonly refusal?: DeskRefusal;
}

export function NewScreen({ portal: { rows } }: ScreenProps) {
  const [imported, setImported] = useState<readonly Imported[]>([]);
  const [busy, setBusy] = useState('');
  const [isOver, setIsOver] = useState(false);
  const orgs = [...new Set(rows.map(({ org }) => org).filter(Boolean))].sort();

  const take = async (files: readonly File[]) => {
    for (const [index, file] of files.entries()) {
      setBusy(`正在读 ${file.name}（${index + 1}/${files.length}）……`);
      const answer = await importFile(file);
      const { name } = file;
      setImported((before) => [
        ...before,
        answer.ok ? { name, id: answer.id, told: answer.told } : { name, refusal: answer },
      ]);
    }
    setBusy('');
  };

  return (
    <div class="desk-columns">
      <section class="desk-card">
        <h1>导入</h1>
        <p>
          Word
          文件、保存下来的网页、文本都可以，一次可以放几个。原来的文件不动；导入的是草稿，你改好、把“状态”改成“发布”以前，谁也看不到。
        </p>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first */}
        <div
          class={`desk-drop${isOver ? ' is-over' : ''}`}
          onDragOver={(event) => {
            event.preventDefault();
            setIsOver(true);
          }}
          onDragLeave={() => setIsOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setIsOver(false);
            void take([...(event.dataTransfer?.files ?? [])]);
          }}
        >
          <label class="desk-button is-main">
            选文件
            <input
              type="file"
              class="desk-hidden"
              multiple
              accept=".docx,.html,.htm,.shtml,.txt,.md"
              onChange={({ currentTarget }) => {
                void take([...(currentTarget.files ?? [])]);
                currentTarget.value = '';
              }}
            />
          </label>
          <span>或者把文件拖到这里</span>
        </div>
        <p role="status">{busy}</p>
        {imported.map(({ name, id, told, refusal }) => (
          <article key={`${name}${id ?? ''}`} class="desk-imported">
            {refusal ? (
              <>
                <h2>{name}</h2>
                <Notice refusal={refusal} />
              </>
            ) : (
              <>
                <h2>
                  {name}：<a href={`#/report/${id}`}>打开，核对和修改</a>
                </h2>
                <pre>{told}</pre>
              </>
            )}
          </article>
        ))}
      </section>
      <NewForm orgs={orgs} />
    </div>
  );
}

function NewForm({ orgs }: { orgs: readonly string[] }) {
  const [values, setValues] = useState({ title: '', org: '', year: '' });
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const create = async (event: Event) => {
    event.preventDefault();
    const answer = await createNew(values.title, values.org, values.year);
    if (answer.ok) location.hash = `#/report/${answer.id}`;
    else setRefusal(answer);
  };
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  return (
    <section class="desk-card">
      <h1>从空白开始</h1>
      <form class="desk-form" onSubmit={create}>
        <label>
          <span>标题（必填）</span>
          <textarea
            rows={2}
            required
            value={values.title}
            onInput={({ currentTarget }) => set({ title: currentTarget.value.replaceAll('\n', '') })}
          />
        </label>
        <label>
          <span>机构名称</span>
          <input
            list="desk-orgs"
            value={values.org}
            onInput={({ currentTarget }) => set({ org: currentTarget.value })}
          />
          <datalist id="desk-orgs">
            {orgs.map((org) => (
              <option key={org} value={org} />
            ))}
          </datalist>
        </label>
        <label>
          <span>年度（标题里有年份的可以不写）</span>
          <input
            inputMode="numeric"
            maxLength={4}
            value={values.year}
            onInput={({ currentTarget }) => set({ year: currentTarget.value })}
          />
        </label>
        {refusal && <Notice refusal={refusal} />}
        <button type="submit" class="desk-button is-main">
          新建
        </button>
      </form>
    </section>
  );
}
