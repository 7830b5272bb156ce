import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import type { DroppedSource } from '../desk/import-api.ts';
import { listBeside } from '../desk/list-beside.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { DropPlace, FileButton } from './drop-place.tsx';
import { ImportReview, type ImportWork, readWork } from './import-review.tsx';
import { NewForm } from './new-form.tsx';
import { Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';
import { describeThings, type TakenThing, takeDropped } from './take-dropped.ts';
import { askOnClosing } from './use-leave-question.ts';

/** What was dropped stays until it is saved or put away, and is read and saved also while another screen is looked at. */
const kept: { works: readonly ImportWork[]; open: number | undefined; last: number } = {
  works: [],
  open: undefined,
  last: 0,
};
/** Draws what is kept, while this screen is looked at. */
let draw = () => {};

function keep(change: Partial<typeof kept>): void {
  Object.assign(kept, change);
  draw();
}

// Whoever drops it once more would have to answer once more.
askOnClosing(() => kept.works.some(({ saved, choices }) => !saved && Object.keys(choices).length > 0));

const setOpen = (open: number | undefined) => keep({ open });
const addWorks = (added: readonly ImportWork[]) => keep({ works: [...kept.works, ...added] });
const changeWork = (wanted: number, part: Partial<ImportWork>) =>
  keep({ works: kept.works.map((work) => (work.key === wanted ? { ...work, ...part } : work)) });
const removeWork = (gone: number) =>
  keep({
    works: kept.works.filter(({ key }) => key !== gone),
    ...(kept.open === gone ? { open: undefined } : {}),
  });

export function ImportScreen({ portal }: ScreenProps) {
  const [{ works, open }, setShown] = useState({ ...kept });
  const [busy, setBusy] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const orgs = [...new Set(portal.rows.map(({ org }) => org).filter(Boolean))].sort();
  useLayoutEffect(() => {
    draw = () => setShown({ ...kept });
    // It may have changed since it was drawn first.
    draw();
    return () => {
      draw = () => {};
    };
  }, []);

  /** One after the other; the first that can be read is opened. */
  const readAll = async (added: readonly ImportWork[]) => {
    for (const [index, work] of added.entries()) {
      setBusy(`正在读 ${work.label}（${index + 1}/${added.length}）……`);
      const part = await readWork(work);
      changeWork(work.key, part);
      if (part.preview) setOpen(kept.open ?? work.key);
    }
  };
  const take = async (things: readonly TakenThing[]) => {
    setRefusal(undefined);
    if (things.length === 0) return;
    setBusy('正在看放进来的文件……');
    const answer = await send<{ sources: readonly DroppedSource[] }>('POST', 'import/sources', {
      things: describeThings(things),
    });
    if (!answer.ok) setRefusal(answer);
    else {
      const added = await Promise.all(answer.sources.map((source) => createWork(things, source)));
      addWorks(added);
      await readAll(added.filter(({ bytes }) => bytes));
    }
    setBusy('');
  };

  const opened = works.find(({ key, saved, fault }) => key === open && !saved && !fault);
  return (
    <>
      <div class={opened ? '' : 'desk-columns'}>
        <section class="desk-card is-wide">
          <h1>导入</h1>
          <p>
            Word
            文件、保存下来的网页、文本都可以，一次可以放几个，也可以放一个文件夹。先给你看读到了什么，你按了“存为草稿”才写；原来的文件不动。
          </p>
          <DropPlace onDrop={(data) => void takeDropped(data).then(take)}>
            <FileButton
              label="选文件"
              isMain
              multiple
              onChoose={(files) => void take(files.map((file) => ({ name: file.name, file })))}
            />
            <span>或者把文件、文件夹拖到这里</span>
          </DropPlace>
          <p role="status">{busy}</p>
          {refusal && <Notice refusal={refusal} />}
          {works.length > 0 && (
            <ol class="desk-dropped">
              {works.map((work) => (
                <li key={work.key}>
                  <DroppedRow
                    work={work}
                    isOpen={work.key === opened?.key}
                    onOpen={() => setOpen(work.key)}
                    onClose={() => removeWork(work.key)}
                  />
                </li>
              ))}
            </ol>
          )}
        </section>
        {!opened && <NewForm orgs={orgs} />}
      </div>
      {opened && (
        <section aria-label={`核对 ${opened.label}`}>
          <ImportReview
            key={opened.key}
            work={opened}
            rows={portal.rows}
            onChange={(part) => changeWork(opened.key, part)}
            onSaved={(saved) => {
              changeWork(opened.key, { saved });
              setOpen(kept.works.find(({ saved: done, preview }) => !done && preview)?.key);
            }}
          />
        </section>
      )}
    </>
  );
}

/** The words of the command for a file that cannot be read. */
const UNREADABLE: DeskRefusal = {
  message: '文件打不开：它被移走了、改过，或者正在被别的程序使用',
  remedy: '关闭正在使用它的程序，检查有没有读取的权限，再试一次',
};

/** Takes the bytes at once: the file on the disk may change while somebody looks at what was read. */
async function createWork(
  things: readonly TakenThing[],
  { thing, path, label, fault }: DroppedSource,
): Promise<ImportWork> {
  kept.last += 1;
  const work = { key: kept.last, label, name: label.slice(label.lastIndexOf('/') + 1), choices: {} };
  if (fault) return { ...work, fault };
  const own = things[thing];
  const file = path === undefined ? own?.file : own?.inside?.get(path);
  try {
    if (!file) throw new Error('no such file');
    const bytes = new Blob([await file.arrayBuffer()]);
    const beside = new Map<string, Blob>();
    for (const [way, other] of listBeside(things, thing, path))
      beside.set(way, new Blob([await other.arrayBuffer()]));
    return { ...work, bytes, beside };
  } catch {
    return { ...work, fault: UNREADABLE };
  }
}

function DroppedRow({
  work: { label, fault, saved },
  isOpen,
  onOpen,
  onClose,
}: {
  work: ImportWork;
  isOpen: boolean;
  onOpen: () => void;
  onClose: () => void;
}) {
  const link = useRef<HTMLAnchorElement>(null);
  const isSaved = saved !== undefined;
  const wasSaved = useRef(isSaved);
  // The button that saved it is gone.
  useEffect(() => {
    if (isSaved && !wasSaved.current) link.current?.focus();
    wasSaved.current = isSaved;
  }, [isSaved]);
  return (
    <>
      <p class="desk-dropped-head">
        <strong>{label}</strong>
        {saved ? (
          <a ref={link} class="desk-button" href={`#/report/${saved.id}`}>
            打开，核对和修改
          </a>
        ) : (
          <>
            {!fault && (
              <Button aria-pressed={isOpen} onClick={onOpen}>
                {isOpen ? '正在核对' : '核对'}
              </Button>
            )}
            <Button onClick={onClose}>不要这一份</Button>
          </>
        )}
      </p>
      {fault && <Notice refusal={{ ...fault, message: `没有导入：${fault.message}` }} />}
      {saved && (
        <details>
          <summary>{saved.isUpdate ? '已更新' : '已存为草稿'}</summary>
          <pre>{saved.told}</pre>
        </details>
      )}
    </>
  );
}
