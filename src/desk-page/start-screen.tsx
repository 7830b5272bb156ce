import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Answer, DeskRefusal } from '../desk/desk-api.ts';
import type { DeskFolder, DeskPlace, DeskStart, FolderState, Opened } from '../desk/start-api.ts';
import { ask, send } from './api.ts';
import { Button } from './button.tsx';
import { Form, LabelledLine } from './inputs.tsx';
import { Notice } from './notice.tsx';
import type { ScreenProps } from './screen-props.ts';
import { useAsked } from './use-asked.ts';

/** Milliseconds after the last key until the folder that was typed is looked at. */
const REST = 200;

const KINDS: Readonly<Record<Exclude<FolderState['kind'], 'portal'>, string>> = {
  empty: '空文件夹',
  other: '没有报告，有别的文件',
  output: '发布出来的网站，不是写报告的地方',
  missing: '现在找不到：可能改了名，或者 U 盘、网络盘没有接上',
  closed: '打不开：没有权限',
};

/** What is in a folder, in words. */
function describe({ kind, reports, isMore }: FolderState): string {
  if (kind !== 'portal') return KINDS[kind];
  return reports === 0 ? '还没有报告' : `${isMore ? '至少 ' : ''}${reports} 篇报告`;
}

/** 打开网站: where the reports are, at first and to change to another portal. */
export function StartScreen({
  onOpening,
}: Partial<ScreenProps> & {
  /** Told when a portal is being opened from here, and when that came to nothing. */
  onOpening?: (isOpening: boolean) => void;
}) {
  const { told: start, refusal, setRefusal, look } = useAsked<DeskStart>('start');
  const [busy, setBusy] = useState('');

  const open = async (said: string, path: string, body: unknown) => {
    setBusy(said);
    setRefusal(undefined);
    onOpening?.(true);
    const answer: Answer<Extract<Opened, { ok: true }>> = await send('POST', path, body);
    if (!answer.ok) {
      onOpening?.(false);
      setBusy('');
      setRefusal(answer);
      return;
    }
    if (answer.elsewhere !== undefined) {
      location.href = answer.elsewhere;
      return;
    }
    // Of a new one, what is written under each page is asked first.
    location.hash = answer.isNew ? '#/settings' : '#/';
    location.reload();
  };

  if (!start) return refusal ? <Notice refusal={refusal} /> : <p class="desk-wait">正在找报告放在哪里……</p>;
  const { places, unopened, home } = start;
  return (
    <div class="desk-start">
      <div>
        <h1>{start.open ? '打开另一个网站' : '报告放在哪里？'}</h1>
        <p>
          一个网站的报告都放在一个文件夹里，文件还是你自己的，放在哪里都行。选一个，或者新建一个；下次打开编辑台，就是这一个。
        </p>
      </div>
      {unopened && <Notice refusal={unopened} />}
      <p role="status" class="desk-busy">
        {busy}
      </p>
      {refusal && <Notice refusal={refusal} />}
      {places.length > 0 && (
        <section class="desk-card">
          <h2>找到的</h2>
          <ul class="desk-places">
            {places.map((place) => (
              <Place
                key={place.folder}
                place={place}
                isBusy={busy !== ''}
                onOpen={() => open(`正在打开 ${place.folder}……`, 'start/open', { folder: place.folder })}
                onForget={async () => {
                  await send('POST', 'start/forget', { folder: place.folder });
                  await look();
                }}
              />
            ))}
          </ul>
        </section>
      )}
      <Finder home={home} isBusy={busy !== ''} onOpen={open} />
      <section class="desk-card">
        <h2>先看看例子</h2>
        <p>四十篇左右编造的报告。打开的是一份副本，随便改，不影响别的。</p>
        <p>
          <Button disabled={busy !== ''} onClick={() => open('正在打开例子……', 'start/example', {})}>
            打开例子
          </Button>
        </p>
      </section>
    </div>
  );
}

function Place({
  place,
  isBusy,
  onOpen,
  onForget,
}: {
  place: DeskPlace;
  isBusy: boolean;
  onOpen: () => void;
  onForget: () => void;
}) {
  const { folder, name, why, isOpen, isRemembered, kind } = place;
  const title = name || folder.split(/[\\/]/).filter(Boolean).pop() || folder;
  return (
    <li>
      <div>
        <h3>{title}</h3>
        <p>
          {describe(place)}
          <span class="desk-why">{why}</span>
        </p>
        <p class="desk-folder">{folder}</p>
      </div>
      <div class="desk-actions">
        {isOpen ? (
          <span class="desk-kind">正开着</span>
        ) : (
          kind === 'portal' && (
            <Button isMain aria-label={`打开 ${title}`} disabled={isBusy} onClick={onOpen}>
              打开
            </Button>
          )
        )}
        {isRemembered && !isOpen && (
          <Button aria-label={`把 ${title} 从这里去掉，文件不动`} onClick={onForget}>
            不再列出
          </Button>
        )}
      </div>
    </li>
  );
}

/** The way to any folder: typed, or by going through them one by one. */
function Finder({
  home,
  isBusy,
  onOpen,
}: {
  home: string;
  isBusy: boolean;
  onOpen: (said: string, path: string, body: unknown) => Promise<void>;
}) {
  const [typed, setTyped] = useState(home);
  const [seen, setSeen] = useState<DeskFolder>();
  /** What is shown is still the folder before: pressed now, its button would open or make something there. */
  const [isLooking, setIsLooking] = useState(true);
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [name, setName] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const turn = useRef(0);

  /** @param rest milliseconds until it is asked for */
  const turnTo = (folder: string, rest: number) => {
    turn.current += 1;
    const mine = turn.current;
    setTyped(folder);
    setIsLooking(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const answer = await ask<DeskFolder>(`folders?at=${encodeURIComponent(folder)}`);
      // A slower answer to what was typed before.
      if (mine !== turn.current) return;
      setIsLooking(false);
      setRefusal(answer.ok ? undefined : answer);
      setSeen(answer.ok ? answer : undefined);
    }, rest);
  };
  // Before it is shown: later, it would take the place of what was typed by then.
  useLayoutEffect(() => turnTo(home, 0), [home]);
  const go = (folder: string) => {
    setName('');
    turnTo(folder, 0);
  };
  const create = () => {
    if (seen) void onOpen('正在新建……', 'start/new', { folder: seen.folder, name: name.trim() });
  };

  return (
    <section class="desk-card">
      <h2>在别处找，或者新建</h2>
      <label class="desk-field">
        <span>位置</span>
        <input
          list="desk-folders"
          value={typed}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => turnTo(currentTarget.value, REST)}
        />
        <datalist id="desk-folders">
          {seen?.folders.map(({ folder }) => (
            <option key={folder} value={folder} />
          ))}
        </datalist>
      </label>
      {refusal && <Notice refusal={refusal} />}
      {seen && (
        <div class="desk-finder">
          <ul aria-label="里面的文件夹">
            {seen.parent !== undefined && (
              <li>
                <button type="button" onClick={() => go(seen.parent ?? '')}>
                  ↑ 上一级
                </button>
              </li>
            )}
            {seen.folders.map(({ name: own, folder }) => (
              <li key={folder}>
                <button type="button" onClick={() => go(folder)}>
                  {own}
                </button>
              </li>
            ))}
            {seen.isMore && <li>……还有，在上面写出开头的几个字</li>}
            {seen.folders.length === 0 && <li class="desk-help">里面没有文件夹</li>}
          </ul>
          <div class="desk-seen">
            {seen.folder !== '' && (
              <p aria-live="polite">
                <span class="desk-folder">{seen.folder}</span>
                <br />
                {seen.state.kind === 'missing' ? '还没有这个文件夹' : describe(seen.state)}
                {seen.state.name !== '' && `：${seen.state.name}`}
              </p>
            )}
            {seen.state.kind === 'portal' ? (
              <Button
                isMain
                disabled={isBusy || isLooking}
                onClick={() => onOpen('正在打开……', 'start/open', { folder: seen.folder })}
              >
                打开这个文件夹
              </Button>
            ) : (
              seen.folder !== '' &&
              seen.state.kind !== 'closed' && (
                <Form class="desk-form" onSubmit={create}>
                  {(seen.state.kind === 'other' || seen.state.kind === 'output') && (
                    <LabelledLine
                      label="在这里新建一个文件夹，名称："
                      required
                      value={name}
                      placeholder="如 政府报告"
                      onText={setName}
                    />
                  )}
                  <p>
                    <Button type="submit" isMain disabled={isBusy || isLooking}>
                      {seen.state.kind === 'missing' ? '新建这个文件夹' : '在这里新建'}
                    </Button>
                  </p>
                </Form>
              )
            )}
          </div>
        </div>
      )}
    </section>
  );
}
