import { Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { isRecord } from '../base/json.ts';
import type { DeskRefusal } from '../desk/desk-api.ts';
import type { DeskSettings } from '../desk/settings-api.ts';
import type { KeptFile } from '../desk/text-api.ts';
import { sendFile } from './api.ts';
import { Button } from './button.tsx';
import { FileButton } from './drop-place.tsx';
import { LabelledLine, Select } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { useEdited } from './use-renewed.ts';
import { replaceItem } from './use-reorder.tsx';

type Row = Readonly<Record<string, string>>;

interface Part {
  readonly name: string;
  readonly label: string;
  readonly placeholder?: string;
  readonly choices?: readonly (readonly [value: string, meaning: string])[];
  /** Names a picture, which can be put in from here. */
  readonly isPicture?: boolean;
}

/** Why nothing of a list is saved. @param what is wanting */
export function Unfinished({ what }: { what: string }) {
  return <p class="desk-asked">还有{what}：写上以前，这里改的都不保存。</p>;
}

/**
 * Rows of texts, saved together when one is left or taken away.
 * @param needs the parts that a row is not saved without
 */
function RowsEditor({
  rows: written,
  parts,
  noun,
  needs,
  onSave,
}: {
  rows: readonly Row[];
  parts: readonly Part[];
  noun: string;
  needs: readonly string[];
  onSave: (rows: readonly Row[]) => Promise<boolean>;
}) {
  const wanting = (list: readonly Row[]) =>
    parts.filter(
      ({ name }) => needs.includes(name) && list.some((row) => String(row[name] ?? '').trim() === ''),
    );
  const [rows, setRows, save] = useEdited<readonly Row[]>(
    JSON.stringify(written),
    (list) => wanting(list).length === 0,
    onSave,
  );
  const lacks = wanting(rows);
  const replace = (at: number, row: Row) => replaceItem(rows, at, row);
  return (
    <div class="desk-rows">
      {rows.map((row, at) => (
        <fieldset key={at}>
          <legend class="desk-hidden">
            第 {at + 1} 个{noun}
          </legend>
          {parts.map(({ name, label, placeholder, choices, isPicture }) => (
            <Fragment key={name}>
              <p class="desk-part">
                <label for={`${noun}-${at}-${name}`}>{label}</label>
                {choices ? (
                  <Select
                    id={`${noun}-${at}-${name}`}
                    value={row[name] ?? ''}
                    options={[['', '（选一个）'], ...choices]}
                    onChoose={(value) => save(replace(at, { ...row, [name]: value }))}
                  />
                ) : (
                  <input
                    id={`${noun}-${at}-${name}`}
                    value={row[name] ?? ''}
                    placeholder={placeholder}
                    onInput={({ currentTarget }) =>
                      setRows(replace(at, { ...row, [name]: currentTarget.value }))
                    }
                    onBlur={() => save(rows)}
                  />
                )}
              </p>
              {isPicture && (
                <PictureButton
                  isThere={Boolean(row[name])}
                  onDone={(picture) => save(replace(at, { ...row, [name]: picture }))}
                />
              )}
            </Fragment>
          ))}
          <Button onClick={() => save(rows.filter((_, index) => index !== at))}>
            删去第 {at + 1} 个{noun}
          </Button>
        </fieldset>
      ))}
      <p>
        <Button onClick={() => setRows([...rows, {}])}>加一个{noun}</Button>
      </p>
      {lacks.length > 0 && <Unfinished what={`${noun}没有写${lacks.map(({ label }) => label).join('和')}`} />}
    </div>
  );
}

/** Puts a picture into the content folder. @param onDone is told its path there */
function PictureButton({ isThere, onDone }: { isThere: boolean; onDone(path: string): void }) {
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [isBusy, setBusy] = useState(false);
  // Other parts of the row may be written while the picture is on its way.
  const done = useRef(onDone);
  done.current = onDone;
  const put = async (file: File) => {
    setBusy(true);
    const answer = await sendFile<KeptFile>('setting/picture', file);
    setBusy(false);
    setRefusal(answer.ok ? undefined : answer);
    if (answer.ok) done.current(answer.path);
  };
  return (
    <>
      <FileButton
        label={isBusy ? '正在存……' : isThere ? '换一张图片' : '选择图片'}
        accept="image/*"
        disabled={isBusy}
        onChoose={([file]) => file && void put(file)}
      />
      {refusal && <Notice refusal={refusal} />}
    </>
  );
}

const readRows = (value: unknown): Row[] => (Array.isArray(value) ? (value.filter(isRecord) as Row[]) : []);

/** Without what is empty. */
const tidy = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row)
      .map(([name, text]) => [name, typeof text === 'string' ? text.trim() : text])
      .filter(([, text]) => text !== ''),
  );

export interface PartsEditorProps extends Pick<DeskSettings, 'rules' | 'conditions'> {
  /** As the settings have it. */
  readonly value: unknown;
  /** @returns whether it was saved */
  onSave(value: unknown): Promise<boolean>;
}

export function MarkEditor({ value, onSave }: PartsEditorProps) {
  return (
    <RowsEditor
      rows={readRows(value)}
      noun="标识"
      parts={[
        { name: 'name', label: '名称', placeholder: '如 党政机关' },
        { name: 'url', label: '网址（可以不写）', placeholder: '如 https://bszs.conac.cn/……' },
        {
          ...{ name: 'image', label: '图片，内容文件夹里的（可以不写）' },
          ...{ placeholder: '如 images/dangzheng.png', isPicture: true },
        },
      ]}
      needs={['name']}
      onSave={(rows) => onSave(rows.length === 0 ? undefined : rows.map(tidy))}
    />
  );
}

const LISTS = { off: '不用', on: '要用' } as const;

export function CheckEditor({ value, rules, onSave }: PartsEditorProps) {
  const written = isRecord(value) ? value : {};
  const rows = (['off', 'on'] as const).flatMap((list) =>
    readRows(written[list]).map((row) => ({ list, ...row })),
  );
  const listOf = (code: string | undefined) => (rules.find((one) => one.code === code)?.isOff ? 'on' : 'off');
  return (
    <RowsEditor
      rows={rows}
      noun="规则"
      parts={[
        {
          name: 'rule',
          label: '规则',
          choices: rules.map(({ code, title, isOff }) => [code, `${isOff ? LISTS.on : LISTS.off}：${title}`]),
        },
        { name: 'reason', label: '原因' },
      ]}
      needs={['rule', 'reason']}
      onSave={(next) => {
        const of = (list: keyof typeof LISTS) =>
          next.flatMap(({ list: own, ...row }) => ((own ?? listOf(row.rule)) === list ? [tidy(row)] : []));
        const [off, on] = [of('off'), of('on')];
        const lists = {
          ...(off.length > 0 || 'off' in written ? { off } : {}),
          ...(on.length > 0 || 'on' in written ? { on } : {}),
        };
        return onSave(off.length + on.length === 0 ? undefined : lists);
      }}
    />
  );
}

const FACES = [
  ['title', '标题'],
  ['body', '正文'],
  ['heading', '“一、”'],
  ['subheading', '“（一）”'],
  ['strong', '加粗的字'],
] as const;

export function FontEditor({ value, onSave }: PartsEditorProps) {
  const [faces, setFaces, save] = useEdited<Row>(
    JSON.stringify(isRecord(value) ? value : {}),
    () => true,
    (next) => onSave(Object.keys(tidy(next)).length === 0 ? undefined : tidy(next)),
  );
  return (
    <div class="desk-rows">
      {FACES.map(([name, label]) => (
        <LabelledLine
          key={name}
          label={label}
          value={faces[name] ?? ''}
          placeholder="如 fonts/方正小标宋.ttf"
          onText={(text) => setFaces({ ...faces, [name]: text.replaceAll('\\', '/') })}
          onBlur={() => save(faces)}
        />
      ))}
    </div>
  );
}
