import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer, DeskRefusal, DeskRow } from '../desk/desk-api.ts';
import type { ImportChoices, ImportPreview } from '../desk/import-api.ts';
import { ask } from './api.ts';
import { Button } from './button.tsx';
import { ImportAddress } from './import-address.tsx';
import { FoundFields, GuessQuestion, NamesakeQuestion, SourceQuestion } from './import-questions.tsx';
import { Tick } from './inputs.tsx';
import { clipPiece, LostList } from './lost-list.tsx';
import { Lines, Notice } from './notice.tsx';
import { type PlaceMark, ShownDocument } from './shown-document.tsx';

/** A document that was dropped, and what somebody has decided about it. */
export interface ImportWork {
  readonly key: number;
  /** With the way to it inside a folder. */
  readonly label: string;
  readonly name: string;
  readonly bytes?: Blob;
  readonly beside?: ReadonlyMap<string, Blob>;
  readonly fault?: DeskRefusal;
  /** Why it could not be read just now. */
  readonly trouble?: DeskRefusal | undefined;
  readonly saved?: { readonly id: string; readonly told: string; readonly isUpdate: boolean };
  /** As it was read with the choices of then. */
  readonly preview?: ImportPreview;
  readonly choices: ReviewChoices;
}

export type ReviewChoices = Omit<ImportChoices, 'name' | 'beside' | 'update'> & {
  /** A report whose text it replaces, or `new` for one of its own. */
  readonly namesake?: string;
};

const REFUSED = 409;

/** Reads a document with what was chosen, and writes nothing. */
export async function readWork(work: ImportWork): Promise<Partial<ImportWork>> {
  const answer = await sendDocument<ImportPreview>('import/read', work);
  if (answer.ok) return { preview: answer, trouble: undefined };
  // Only what the server says of the document is the document's fault.
  return answer.status === REFUSED ? { fault: answer } : { trouble: answer };
}

function sendDocument<T>(path: string, { name, bytes, beside, choices }: ImportWork): Promise<Answer<T>> {
  const { namesake, ...rest } = choices;
  const sent: ImportChoices = {
    ...{ ...rest, name, beside: [...(beside?.keys() ?? [])] },
    ...(namesake === undefined || namesake === 'new' ? {} : { update: namesake }),
  };
  const body = new FormData();
  body.append('choices', JSON.stringify(sent));
  body.append('file', bytes ?? new Blob(), 'file');
  for (const one of beside?.values() ?? []) body.append('beside', one, 'file');
  return ask(path, { method: 'POST', body });
}

/** One document: the original as it was read beside the report that comes of it, and all that somebody has to say. */
export function ImportReview({
  work,
  rows,
  onChange,
  onSaved,
}: {
  work: ImportWork;
  rows: readonly DeskRow[];
  onChange: (part: Partial<ImportWork>) => void;
  onSaved: (saved: NonNullable<ImportWork['saved']>) => void;
}) {
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [chosen, setChosen] = useState<number>();
  const [open, setOpen] = useState<string>();
  const [busy, setBusy] = useState('');
  const [wantsSave, setWantsSave] = useState(false);
  const [isSaving, setIsSaving] = useState(false);
  const side = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { choices, preview } = work;
  const { answers = {}, id, fullwidth } = choices;
  const choose = (part: Partial<ReviewChoices>) => {
    setOpen(undefined);
    onChange({ choices: { ...choices, ...part } });
  };

  // Only what changes the reading is read again.
  const reading = JSON.stringify([answers, id, fullwidth]);
  const known = useRef(work.preview ? reading : '');
  useEffect(() => {
    if (known.current === reading) return;
    known.current = reading;
    setBusy('正在读……');
    void readWork(work).then((part) => {
      if (known.current !== reading) return;
      setBusy('');
      onChange(part);
    });
  }, [reading]);
  const isRead = preview !== undefined;
  // Before it is shown: later, the focus would be taken from what was reached by then.
  useLayoutEffect(() => heading.current?.focus(), [isRead]);
  useEffect(() => {
    if (chosen === undefined) return;
    document.getElementById(`lost-result-${chosen}`)?.scrollIntoView({ block: 'center' });
    const place = document.getElementById(`lost-source-${chosen}`);
    place?.scrollIntoView({ block: 'center' });
    place?.focus({ preventScroll: true });
  }, [chosen]);

  const saveNow = useRef<() => Promise<void>>(undefined);
  // What is just being read may ask something.
  useEffect(() => {
    if (!wantsSave || busy !== '') return;
    setWantsSave(false);
    void saveNow.current?.();
  }, [wantsSave, busy]);

  if (work.fault) return null;
  if (!preview)
    return work.trouble ? <Notice refusal={work.trouble} /> : <p class="desk-wait">正在读 {work.label}……</p>;

  const { questions, namesakes, lost, account, source, result, pictures } = preview;
  const address = id ?? `${preview.id.year}/${preview.id.name}`;
  const isUpdate = choices.namesake !== undefined && choices.namesake !== 'new';
  const findOpen = (): string | undefined => {
    if (namesakes.length > 0 && choices.namesake === undefined) return 'namesake';
    if (isUpdate) return undefined;
    const question = questions.find(({ key }) => answers[key] === undefined);
    if (question) return question.key;
    return /^(?:19|20|21)\d{2}\/./.test(address) && !preview.fault ? undefined : 'address';
  };
  const save = async () => {
    const missing = findOpen();
    setOpen(missing);
    if (missing !== undefined) {
      side.current?.querySelector<HTMLElement>(`[data-question="${missing}"] input`)?.focus();
      return;
    }
    setIsSaving(true);
    const answer = await sendDocument<{ id: string; told: string }>('import/save', {
      ...work,
      choices: { ...choices, id: address },
    });
    setIsSaving(false);
    if (answer.ok) onSaved({ id: answer.id, told: answer.told, isUpdate });
    else setRefusal(answer);
  };

  saveNow.current = save;

  const mark = (side: 'source' | 'result'): PlaceMark[] =>
    lost.flatMap(({ what, text, isBody, isWhole, ...places }, index): PlaceMark[] => {
      const at = places[side];
      const isChosen = index === chosen;
      if (at === undefined || (side === 'result' && !isBody && !isChosen)) return [];
      const quoted = `${what}${text && `“${clipPiece(text)}”`}`;
      return [
        {
          ...{ at, id: `lost-${side}-${index}`, isChosen, isWhole: side === 'source' && isWhole },
          text: side === 'source' ? `〔${quoted} 没有带进来〕` : `〔这里没有：${quoted}〕`,
        },
      ];
    });
  return (
    <div class="desk-work desk-review">
      <section class="desk-side" aria-label="核对" ref={side}>
        <h2 ref={heading} tabIndex={-1}>
          {work.label}
        </h2>
        <p>
          正文读到 {account.read} 字，报告里有 {account.written} 字
          {account.inFields > 0 && `，${account.inFields} 字写进字段（标题等）`}。
        </p>
        {namesakes.length > 0 && (
          <NamesakeQuestion
            namesakes={namesakes}
            rows={rows}
            chosen={choices.namesake}
            isOpen={open === 'namesake'}
            onChoose={(namesake) => choose({ namesake })}
          />
        )}
        {!isUpdate &&
          questions.map((question) => (
            <GuessQuestion
              key={question.key}
              question={question}
              answer={answers[question.key]}
              isOpen={open === question.key}
              onAnswer={(values) => {
                const { [question.key]: _, ...others } = answers;
                choose({ answers: values ? { ...others, [question.key]: values } : others });
              }}
            />
          ))}
        <FoundFields preview={preview} isUpdate={isUpdate} />
        <LostList lost={lost} unused={preview.unused} onChoose={setChosen} chosen={chosen} />
        {preview.remarks.length > 0 && (
          <div>
            <h3>请看一看</h3>
            <Lines lines={preview.remarks} />
          </div>
        )}
        {preview.files.length > 0 && (
          <p>一起放进来的图片和附件：{preview.files.map((file) => file.replace(/^.*\//, '')).join('、')}</p>
        )}
        {!isUpdate && (
          <ImportAddress
            id={address}
            isProposed={id === undefined}
            fault={preview.fault}
            isOpen={open === 'address'}
            onChoose={(next) => choose({ id: next })}
          />
        )}
        <SourceQuestion
          name={work.name}
          revealed={preview.revealed}
          isOn={choices.keepsSource === true}
          onChoose={(keepsSource) => choose({ keepsSource })}
        />
        <Tick checked={fullwidth === true} onTick={(isOn) => choose({ fullwidth: isOn })}>
          把汉字旁边半角的 , : ; ! ? ( ) 换成全角
        </Tick>
        {work.trouble && <Notice refusal={work.trouble} />}
        {refusal && <Notice refusal={refusal} />}
        {open !== undefined && (
          <p role="alert" class="desk-open-question">
            {open === 'address' ? '网址还没有定好。' : '上面还有一个问题没有回答。'}
          </p>
        )}
        <p class="desk-actions is-sticky">
          <Button isMain disabled={isSaving} onClick={() => setWantsSave(true)}>
            {isUpdate ? '更新它的文字' : '存为草稿'}
          </Button>
          <span role="status">{isSaving ? '正在保存……' : busy}</span>
        </p>
      </section>
      <div class="desk-text">
        <h2 id="desk-original">原件（读到的）</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
        <section class="desk-pane" tabIndex={0} aria-labelledby="desk-original">
          <ShownDocument blocks={source} pictures={pictures} marks={mark('source')} />
        </section>
      </div>
      <div class="desk-page">
        <h2 id="desk-becomes">网页上会是这样</h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key */}
        <section class="desk-pane" tabIndex={0} aria-labelledby="desk-becomes">
          <ShownDocument blocks={result} pictures={pictures} marks={mark('result')} />
        </section>
      </div>
    </div>
  );
}
