import { useRef, useState } from 'preact/hooks';
import { createTurns } from '../base/create-turns.ts';
import type { DeskWord, DeskWords } from '../desk/settings-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { Form, listOptions, Select } from './inputs.tsx';
import { type NamedRows, nameRows } from './name-rows.ts';
import { Notice } from './notice.tsx';
import { useAsked } from './use-asked.ts';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useEdited } from './use-renewed.ts';

type Row = Pick<DeskWord, 'written' | 'right' | 'level' | 'note'>;

const EMPTY: Row = { written: '', right: '', level: '', note: '' };

const pickRow = ({ written, right, level, note }: Row): Row => ({ written, right, level, note });

/** As it is written. */
const trim = (row: Row): Row => ({
  ...row,
  ...Object.fromEntries(PARTS.map(({ part }) => [part, row[part].trim()])),
});

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
  /** One after the other: each is made of what the one before has left. */
  const [inTurn] = useState(createTurns);
  /** What the file has, as it was told last. */
  const known = useRef<{ told: DeskWords | undefined } & NamedRows>({ told, rows: [], names: [] });
  const take = (next: DeskWords) => {
    const rows = next.words.map((word) => JSON.stringify(pickRow(word)));
    known.current = { told: next, ...nameRows(known.current, rows) };
  };
  if (told && told !== known.current.told) take(told);
  /** @param name of the row; nothing: one is added */
  const save = (name: number | undefined, row: Row | undefined) => inTurn(() => saveNow(name, row));
  const saveNow = async (name: number | undefined, row: Row | undefined): Promise<boolean> => {
    const { names, told: now } = known.current;
    const line = name === undefined ? undefined : now?.words[names.indexOf(name)]?.line;
    // It was deleted before this had its turn.
    if (name !== undefined && line === undefined) return false;
    const answer = await send<DeskWords>('PUT', 'word', { line, row, base: now?.sha256 });
    if (answer.ok) {
      take(answer);
      setTold(answer);
      setRefusal(undefined);
      setSaved(row ? `“${row.written}”已保存` : '已删去一行');
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
  const { names } = known.current;
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
            key={names[at]}
            word={word}
            name={`第${at + 1}个词`}
            onSave={(row) => save(names[at], row)}
            onDelete={() => void save(names[at], undefined)}
          />
        ))}
        <WordRow
          key={`new-${added}`}
          word={EMPTY}
          name="新的词"
          onSave={(row) => save(undefined, row)}
          onSaved={() => setAdded((times) => times + 1)}
        />
      </ol>
    </section>
  );
}

function WordRow({
  word,
  name,
  onSave,
  onSaved,
  onDelete,
}: {
  word: Row & Partial<Pick<DeskWord, 'finding'>>;
  name: string;
  onSave: (row: Row) => Promise<boolean>;
  /** Called when all that is typed has been saved. */
  onSaved?: () => void;
  onDelete?: () => void;
}) {
  const { level, finding } = word;
  const latest = useRef<Row>(undefined);
  const [typed, setTyped, save] = useEdited<Row>(
    JSON.stringify(pickRow(word)),
    () => true,
    async (row) => {
      const isSaved = await onSave(row);
      // Unless something else was typed since.
      if (isSaved && latest.current === row) onSaved?.();
      return isSaved;
    },
  );
  latest.current = typed;
  const isChanged = PARTS.some(({ part }) => typed[part] !== word[part]);
  useLeaveQuestion(() => isChanged);
  return (
    <li>
      <Form aria-label={name} onSubmit={() => save(trim(typed))}>
        {PARTS.map(({ part, label }) => (
          <p key={part} class="desk-part">
            <label for={`${name}-${part}`}>{label}</label>
            {part === 'level' ? (
              <Select
                id={`${name}-${part}`}
                value={typed.level}
                options={[['', '（提醒）'], ...listOptions(LEVELS, level)]}
                onChoose={(one) => setTyped({ ...typed, level: one })}
              />
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
          <Button
            type="submit"
            isMain={isChanged}
            disabled={!isChanged}
            aria-label={`${onDelete ? '保存' : '加上'}${name}`}
          >
            {onDelete ? '保存' : '加上'}
          </Button>
          {onDelete && (
            <Button aria-label={`删去${name}`} onClick={onDelete}>
              删去
            </Button>
          )}
        </span>
      </Form>
      {finding && <Notice refusal={finding} />}
    </li>
  );
}
