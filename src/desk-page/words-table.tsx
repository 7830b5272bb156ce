import { useState } from 'preact/hooks';
import type { DeskWord, DeskWords } from '../desk/settings-api.ts';
import { send } from './api.ts';
import { Notice } from './notice.tsx';
import { useAsked } from './use-asked.ts';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useRenewed } from './use-renewed.ts';

type Row = Pick<DeskWord, 'written' | 'right' | 'level' | 'note'>;

const EMPTY: Row = { written: '', right: '', level: '', note: '' };

const PARTS = [
  { part: 'written', label: '写法' },
  { part: 'right', label: '应为' },
  { part: 'level', label: '级别' },
  { part: 'note', label: '说明' },
] as const;

const LEVELS = ['错误', '提醒', '例外'];

/** The portal's own list of words, a row each. */
export function WordsTable({ revision }: { revision: number }) {
  const { told, setTold, refusal, setRefusal, look } = useAsked<DeskWords>('words', revision);
  const [saved, setSaved] = useState('');
  /** Of words that were added: the row for a new one begins anew with each. */
  const [added, setAdded] = useState(0);
  const save = async (line: number | undefined, row: Row | undefined): Promise<boolean> => {
    const answer = await send<DeskWords>('PUT', 'word', { line, row, base: told?.sha256 });
    if (answer.ok) {
      setTold(answer);
      setRefusal(undefined);
      setSaved(row ? `“${row.written}”已保存` : '已删去一行');
      if (line === undefined) setAdded((times) => times + 1);
      return true;
    }
    setSaved('');
    if (answer.text !== undefined) await look();
    setRefusal(
      answer.text === undefined
        ? answer
        : { message: '别的程序刚才改过用词表，没有保存', remedy: '现在列出的是新的；看一看，再改一次' },
    );
    return false;
  };
  if (!told) return refusal ? <Notice refusal={refusal} /> : <p class="desk-wait">正在读用词表……</p>;
  const { words, others, file } = told;
  return (
    <section class="desk-card">
      <h2>自己的用词表</h2>
      <p>
        哪些写法不能用、应当怎样写，由本单位定。级别是“错误”的，改好以前不能发布；“提醒”只提醒；“例外”是这样写没有错。应为有几种的，用“；”隔开，也可以不写。
      </p>
      <p class="desk-folder">{file}，用 Excel 也可以改</p>
      <p role="status" class="desk-busy">
        {saved}
      </p>
      {refusal && <Notice refusal={refusal} />}
      {others.map((one) => (
        <Notice key={one.message} refusal={one} />
      ))}
      {words.length === 0 && <p class="desk-help">还没有。在下面写第一个词。</p>}
      <ol class="desk-words">
        {words.map((word, at) => (
          <WordRow
            key={word.line}
            word={word}
            name={`第${at + 1}个词`}
            onSave={(row) => save(word.line, row)}
            onDelete={() => void save(word.line, undefined)}
          />
        ))}
        <WordRow key={`new-${added}`} word={EMPTY} name="新的词" onSave={(row) => save(undefined, row)} />
      </ol>
    </section>
  );
}

function WordRow({
  word,
  name,
  onSave,
  onDelete,
}: {
  word: Row & Partial<Pick<DeskWord, 'finding'>>;
  name: string;
  onSave: (row: Row) => Promise<boolean>;
  onDelete?: () => void;
}) {
  const { written, right, level, note, finding } = word;
  const [typed, setTyped] = useRenewed<Row>(
    () => ({ written, right, level, note }),
    [written, right, level, note],
  );
  const isChanged = PARTS.some(({ part }) => typed[part] !== word[part]);
  useLeaveQuestion(() => isChanged);
  return (
    <li>
      <form
        aria-label={name}
        onSubmit={(event) => {
          event.preventDefault();
          void onSave(typed);
        }}
      >
        {PARTS.map(({ part, label }) => (
          <p key={part} class="desk-part">
            <label for={`${name}-${part}`}>{label}</label>
            {part === 'level' ? (
              <select
                id={`${name}-${part}`}
                value={typed.level}
                onChange={({ currentTarget }) => setTyped({ ...typed, level: currentTarget.value })}
              >
                <option value="">（提醒）</option>
                {[...new Set([...LEVELS, ...(level === '' ? [] : [level])])].map((one) => (
                  <option key={one} value={one}>
                    {one}
                  </option>
                ))}
              </select>
            ) : (
              <input
                id={`${name}-${part}`}
                value={typed[part]}
                onInput={({ currentTarget }) => setTyped({ ...typed, [part]: currentTarget.value })}
              />
            )}
          </p>
        ))}
        <span class="desk-actions">
          <button
            type="submit"
            class={`desk-button${isChanged ? ' is-main' : ''}`}
            disabled={!isChanged}
            aria-label={`${onDelete ? '保存' : '加上'}${name}`}
          >
            {onDelete ? '保存' : '加上'}
          </button>
          {onDelete && (
            <button type="button" class="desk-button" aria-label={`删去${name}`} onClick={onDelete}>
              删去
            </button>
          )}
        </span>
      </form>
      {finding && <Notice refusal={finding} />}
    </li>
  );
}
