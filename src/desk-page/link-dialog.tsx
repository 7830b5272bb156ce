import { useEffect, useRef, useState } from 'preact/hooks';
import { formatReportTarget } from '../desk/compose-text.ts';
import type { DeskRefusal, DeskRow } from '../desk/desk-api.ts';
import { readPageKey } from '../desk/page-key.ts';
import type { KeptAttachmentFile, LinkTarget } from '../desk/text-api.ts';
import { byId, send, sendFile } from './api.ts';
import { Dialog } from './dialog.tsx';
import { FileButton } from './drop-place.tsx';
import { Notice } from './notice.tsx';
import { Revealed } from './revealed.tsx';

/** More than fit below the box are found by more words. */
const MOST = 8;

const ADDRESS = /^https?:\/\/[^\s/]+/iu;

const KINDS: Readonly<Record<LinkTarget['kind'], string>> = {
  attachment: '这一篇的附件',
  section: '这一篇的小节',
  page: '固定页面',
};

/** Where a link can lead besides an address. */
interface Place {
  readonly name: string;
  /** What it is. */
  readonly note: string;
  readonly target: string;
}

/**
 * A link: its words, and where it leads: an address, or an attachment or section of this report, or another report of
 * this portal, which are found by their names.
 */
export function LinkDialog({
  id,
  text,
  rows,
  words: chosen,
  onDone,
  onClose,
}: {
  /** Of the report that gets the link. */
  id: string;
  /** Below its fields, as it is now. */
  text: string;
  rows: readonly DeskRow[];
  /** What is chosen in the text. */
  words: string;
  onDone(words: string, target: string): void;
  onClose(): void;
}) {
  const [words, setWords] = useState(chosen);
  const [wanted, setWanted] = useState('');
  const [own, setOwn] = useState<readonly Place[]>([]);
  const [place, setPlace] = useState<Place>();
  const [fault, setFault] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const [revealed, setRevealed] = useState<readonly string[]>([]);
  useEffect(() => {
    void send<{ targets: readonly LinkTarget[] }>('POST', byId('link-targets', id), { body: text }).then(
      (answer) => {
        if (answer.ok)
          setOwn(answer.targets.map(({ kind, name, target }) => ({ name, note: KINDS[kind], target })));
      },
    );
  }, [id, text]);
  const parts = wanted.trim().split(/\s+/u).filter(Boolean);
  const isAddress = ADDRESS.test(wanted.trim());
  const fits = (named: string) => parts.every((part) => named.includes(part));
  const found = isAddress || place ? [] : [...own.filter(({ name }) => fits(name)), ...listReports()];
  function listReports(): Place[] {
    if (parts.length === 0) return [];
    return rows
      .filter((row) => row.id !== id && fits(`${row.title} ${row.org} ${row.year}`))
      .map((row) => ({
        ...{ name: row.title, note: `${row.org} ${row.year}` },
        target: formatReportTarget(id, row.id),
      }));
  }
  // What was pressed is gone: the focus goes to what takes its place.
  const follows = useRef(false);
  const follow = (element: HTMLElement | null) => {
    if (!element || !follows.current) return;
    follows.current = false;
    element.focus();
  };
  const change = (next: Place | undefined) => {
    follows.current = true;
    setPlace(next);
  };
  const choose = (next: Place) => {
    change(next);
    setFault('');
    if (words.trim() === '') setWords(next.name);
  };
  /** A fixed page has no list of attachments: what its text links to can be downloaded. */
  const keep = async (file: File) => {
    const answer = await sendFile<KeptAttachmentFile>(byId('attachments/page', id), file);
    setRefusal(answer.ok ? undefined : answer);
    setRevealed(answer.ok ? answer.revealed : []);
    if (answer.ok) choose({ name: file.name, note: '附件', target: answer.path });
  };
  const finish = () => {
    const target = place?.target ?? wanted.trim();
    if (!place && !isAddress) return setFault(wanted.trim());
    onDone(words.trim() === '' ? target : words.trim(), target);
  };
  return (
    <Dialog title="加一个链接" done="加上" onDone={finish} onClose={onClose}>
      <label class="desk-field">
        <span>显示的文字</span>
        <input
          data-first={chosen === '' ? true : undefined}
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </label>
      {place ? (
        <>
          <p class="desk-chosen">
            连到：<strong>{place.name}</strong>（{place.note}）{' '}
            <button type="button" class="desk-button" ref={follow} onClick={() => change(undefined)}>
              换一个
            </button>
          </p>
          <Revealed lines={revealed} remedy="不要公开的，按“取消”，在原来的软件里清除，存好，再放一次。" />
        </>
      ) : (
        <label class="desk-field">
          <span>连到哪里：写网址；或者写名称里的几个字，从下面选附件、小节、本站的报告</span>
          <input
            data-first={chosen === '' ? undefined : true}
            ref={follow}
            required
            placeholder="https://"
            value={wanted}
            onInput={({ currentTarget }) => {
              setWanted(currentTarget.value);
              setFault('');
            }}
          />
        </label>
      )}
      {readPageKey(id) !== undefined && !place && (
        <p>
          <FileButton label="放一个文件给读者下载" onChoose={([file]) => void (file && keep(file))} />
        </p>
      )}
      {refusal && <Notice refusal={refusal} />}
      {found.length > 0 && (
        <ul class="desk-found" aria-label="可以连到的">
          {found.slice(0, MOST).map((one) => (
            <li key={one.target}>
              <button
                type="button"
                onClick={() => {
                  setRevealed([]);
                  choose(one);
                }}
              >
                {one.name}
                <span>{one.note}</span>
              </button>
            </li>
          ))}
          {found.length > MOST && <li>还有 {found.length - MOST} 个，再写几个字</li>}
        </ul>
      )}
      {fault !== '' && (
        <Notice
          refusal={{
            message: `“${fault}”不是网址，也没有从列出的里面选`,
            remedy:
              '网址以 https:// 或 http:// 开头，从浏览器的地址栏里复制；附件、小节和本站的报告，从上面列出的里面选',
          }}
        />
      )}
    </Dialog>
  );
}
