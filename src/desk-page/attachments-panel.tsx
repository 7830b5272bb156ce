import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { AttachmentChange, DeskAttachment, DeskAttachments } from '../desk/attachment-api.ts';
import type { Answer, DeskRefusal } from '../desk/desk-api.ts';
import { ask, byId, send } from './api.ts';
import { Button } from './button.tsx';
import { DropPlace, FileButton } from './drop-place.tsx';
import { LabelledLine } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { Revealed } from './revealed.tsx';
import type { EditPanelProps } from './screen-props.ts';
import { takeDropped } from './take-dropped.ts';
import { useAsked } from './use-asked.ts';
import { askOnClosing } from './use-leave-question.ts';
import { moveItem, useReorder } from './use-reorder.tsx';

/** Files that are still to be put in, also when another panel is shown meanwhile. */
let waiting = 0;

askOnClosing(() => waiting > 0);

/** Why something was not done, and with which file. */
interface Refused {
  readonly name: string;
  readonly refusal: DeskRefusal;
}

/** By report, until it was seen: it may come while another panel or another screen is looked at. */
const refused = new Map<string, readonly Refused[]>();
/** Draw it. */
const drawers = new Set<() => void>();

function setRefused(id: string, change: (before: readonly Refused[]) => readonly Refused[]): void {
  refused.set(id, change(refused.get(id) ?? []));
  for (const draw of drawers) draw();
}

export function useRefused(id: string): readonly Refused[] {
  const [, setTurn] = useState(0);
  useLayoutEffect(() => {
    const draw = () => setTurn((turn) => turn + 1);
    drawers.add(draw);
    return () => void drawers.delete(draw);
  }, []);
  return refused.get(id) ?? [];
}

/** The button may stand far below: whoever does not see that it was refused believes that it was done. */
const showRefused = (place: HTMLElement | null) => place?.scrollIntoView({ block: 'nearest' });

/** The files that readers can download with a report: put in, order, name, replace, delete, bring back. */
export function AttachmentsPanel({
  report: { id, sha256 },
  portal: { revision },
  onBetween,
}: EditPanelProps) {
  const {
    told: state,
    setTold: setState,
    refusal,
  } = useAsked<DeskAttachments>(byId('attachments', id), `${sha256} ${revision}`);
  const refusals = useRefused(id);
  const setRefusals = (change: Parameters<typeof setRefused>[1]) => setRefused(id, change);
  useLayoutEffect(() => () => setRefused(id, () => []), [id]);
  const [busy, setBusy] = useState('');
  const settle = (name: string, answer: Answer<DeskAttachments>) => {
    if (answer.ok) setState(answer);
    else setRefusals((before) => [...before, { name, refusal: answer }]);
    return answer.ok;
  };
  const change = async (wanted: AttachmentChange, told: string) => {
    setRefusals(() => []);
    setBusy(told);
    const name = 'path' in wanted ? wanted.path : '';
    let isDone = false;
    await onBetween(async () => {
      isDone = settle(
        name,
        await send<DeskAttachments>('POST', byId('attachments/change', id), { change: wanted }),
      );
    });
    setBusy(isDone ? '' : '没有做成');
    return isDone;
  };
  const add = async (files: readonly File[], replaces?: string) => {
    setRefusals(() => []);
    waiting += files.length;
    for (const [index, file] of files.entries()) {
      setBusy(`正在放 ${file.name}（${index + 1}/${files.length}）……`);
      const body = new FormData();
      body.append('name', file.name);
      body.append('file', file, 'file');
      if (replaces !== undefined) body.append('replaces', replaces);
      // Where 附件 names the others, the text is written as well.
      await onBetween(async () => {
        settle(file.name, await ask(byId('attachments/add', id), { method: 'POST', body }));
      });
      waiting -= 1;
    }
    setBusy('');
  };
  const drop = async (data: DataTransfer | null) => {
    const things = await takeDropped(data);
    const folders = things.filter(({ inside }) => inside);
    await add(things.flatMap(({ file }) => file ?? []));
    setRefusals((before) => [
      ...before,
      ...folders.map(({ name }) => ({
        name,
        refusal: { message: '这是文件夹，不能整个放进来', remedy: '打开它，选里面的文件放进来' },
      })),
    ]);
  };

  const paths = state?.attachments.map(({ path }) => path) ?? [];
  const reorder = useReorder(
    paths,
    (from, to) => void change({ what: 'order', paths: moveItem(paths, from, to) }, '正在排……'),
  );

  if (!state) return refusal ? <Notice refusal={refusal} /> : <p class="desk-wait">正在看……</p>;
  const { attachments, kept, limit } = state;
  return (
    <div class="desk-attachments">
      <DropPlace onDrop={(data) => void drop(data)}>
        <FileButton label="放附件" isMain multiple onChoose={(files) => void add(files)} />
        <span>或者把文件拖到这里。一个最大 {limit}。</span>
      </DropPlace>
      <p role="status">{busy}</p>
      {reorder.status}
      {refusal && <Notice refusal={refusal} />}
      {refusals.map(({ name, refusal }) => (
        <div key={name} ref={showRefused}>
          <Notice
            refusal={{
              ...refusal,
              message: refusal.message.includes(name) ? refusal.message : `${name}：${refusal.message}`,
            }}
          />
        </div>
      ))}
      {attachments.length === 0 ? (
        <p class="desk-empty">还没有附件。</p>
      ) : (
        <ol class="desk-attached">
          {attachments.map((attachment, at) => (
            <li key={attachment.path} data-row {...reorder.row(at)}>
              <Attached
                attachment={attachment}
                tools={reorder.tools(at, attachment.name)}
                onChange={change}
                onReplace={(file) => void add([file], attachment.path)}
              />
            </li>
          ))}
        </ol>
      )}
      {kept.length > 0 && (
        <details>
          <summary>删掉的和换掉的（{kept.length}）</summary>
          <ul class="desk-attached">
            {kept.map(({ path, version, until, isReplaced }) => (
              <li key={path + version}>
                <p>
                  {path}
                  <span class="desk-help">
                    （{until} {isReplaced ? '换掉的' : '删掉的'}）
                  </span>
                </p>
                <Button
                  aria-label={`放回 ${path}（${until}）`}
                  onClick={() => void change({ what: 'restore', path, version }, '正在放回……')}
                >
                  放回
                </Button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Attached({
  attachment: { path, name, isNamed, type, size, fault, revealed, url, view },
  tools,
  onChange,
  onReplace,
}: {
  attachment: DeskAttachment;
  /** What moves it. */
  tools: ComponentChildren;
  onChange: (change: AttachmentChange, told: string) => Promise<boolean>;
  onReplace: (file: File) => void;
}) {
  const [isNaming, setIsNaming] = useState(false);
  const [isDeleting, setIsDeleting] = useState(false);
  const shown = view ?? url;
  return (
    <>
      <p class="desk-attached-name">
        <strong>{name}</strong>
        <span class="desk-help">
          {isNamed && `文件名 ${path} · `}
          {type} · {size}
        </span>
      </p>
      {fault && <Notice refusal={fault} />}
      <Revealed lines={revealed} remedy="不要公开的，在原来的软件里清除，存好，再按“换一份”。" />
      <p class="desk-actions">
        {tools}
        {shown !== undefined && (
          <a class="desk-button" href={shown} target="_blank" rel="noreferrer">
            {view === undefined ? '打开' : '预览'}
          </a>
        )}
        <Button aria-expanded={isNaming} onClick={() => setIsNaming((before) => !before)}>
          改名
        </Button>
        <FileButton label="换一份" onChoose={([file]) => file && onReplace(file)} />
        <Button aria-expanded={isDeleting} onClick={() => setIsDeleting((before) => !before)}>
          删除
        </Button>
      </p>
      {isNaming && (
        <NameForm
          path={path}
          title={isNamed ? name : ''}
          onSave={async (wanted) => {
            if (await onChange(wanted, '正在改名……')) setIsNaming(false);
          }}
        />
      )}
      {isDeleting && (
        <div class="desk-question">
          <p>删掉“{name}”吗？以后可以在下面“删掉的和换掉的”里放回。正文里有链接到它的，检查时会说。</p>
          <p class="desk-actions">
            <Button isMain onClick={() => void onChange({ what: 'remove', path }, '正在删除……')}>
              删掉
            </Button>
            <Button onClick={() => setIsDeleting(false)}>不删</Button>
          </p>
        </div>
      )}
    </>
  );
}

/** Two names: the one that readers see, and that of the file, which is part of its address. */
function NameForm({
  path,
  title,
  onSave,
}: {
  path: string;
  title: string;
  onSave: (change: AttachmentChange) => Promise<void>;
}) {
  const file = path.slice(path.lastIndexOf('/') + 1);
  const [typed, setTyped] = useState({ title, to: file });
  return (
    <div class="desk-question">
      <LabelledLine
        label="显示的名称"
        value={typed.title}
        placeholder={file}
        onText={(text) => setTyped({ ...typed, title: text })}
      />
      <p class="desk-help">读者看到的名称；不写就显示文件名。</p>
      <Button
        disabled={typed.title.trim() === title}
        onClick={() => void onSave({ what: 'title', path, title: typed.title })}
      >
        改显示的名称
      </Button>
      <LabelledLine
        label="文件名"
        value={typed.to}
        spellcheck={false}
        onText={(to) => setTyped({ ...typed, to })}
      />
      <p class="desk-help">正文里的链接会跟着改。公布过的附件改了文件名，以前的下载地址就打不开了。</p>
      <Button
        disabled={typed.to.trim() === '' || typed.to === file}
        onClick={() => void onSave({ what: 'rename', path, to: typed.to.trim() })}
      >
        改文件名
      </Button>
    </div>
  );
}
