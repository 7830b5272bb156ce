import { useState } from 'preact/hooks';
import { formatReportTarget } from '../desk/compose-text.ts';
import type { DeskRow } from '../desk/desk-api.ts';
import { Dialog } from './dialog.tsx';
import { Notice } from './notice.tsx';

/** More than fit below the box are found by more words. */
const MOST = 8;

const ADDRESS = /^https?:\/\/[^\s/]+/iu;

/** A link: its words, and where it leads: an address, or a report of this portal, which is found by its title. */
export function LinkDialog({
  id,
  rows,
  words: chosen,
  onDone,
  onClose,
}: {
  /** Of the report that gets the link. */
  id: string;
  rows: readonly DeskRow[];
  /** What is chosen in the text. */
  words: string;
  onDone(words: string, target: string): void;
  onClose(): void;
}) {
  const [words, setWords] = useState(chosen);
  const [wanted, setWanted] = useState('');
  const [report, setReport] = useState<DeskRow>();
  const [fault, setFault] = useState('');
  const parts = wanted.trim().split(/\s+/u).filter(Boolean);
  const isAddress = ADDRESS.test(wanted.trim());
  const found =
    isAddress || report || parts.length === 0
      ? []
      : rows.filter(
          (row) =>
            row.id !== id && parts.every((part) => `${row.title} ${row.org} ${row.year}`.includes(part)),
        );
  const choose = (row: DeskRow) => {
    setReport(row);
    setFault('');
    if (words.trim() === '') setWords(row.title);
  };
  const finish = () => {
    const target = report ? formatReportTarget(id, report.id) : wanted.trim();
    if (!report && !isAddress) return setFault(wanted.trim());
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
      {report ? (
        <p class="desk-chosen">
          连到本站的报告：<strong>{report.title}</strong>{' '}
          <button type="button" class="desk-button" onClick={() => setReport(undefined)}>
            换一个
          </button>
        </p>
      ) : (
        <label class="desk-field">
          <span>连到哪里：网址，或者报告标题里的几个字</span>
          <input
            data-first={chosen === '' ? undefined : true}
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
      {found.length > 0 && (
        <ul class="desk-found" aria-label="本站的报告">
          {found.slice(0, MOST).map((row) => (
            <li key={row.id}>
              <button type="button" onClick={() => choose(row)}>
                {row.title}
                <span>
                  {row.org} {row.year}
                </span>
              </button>
            </li>
          ))}
          {found.length > MOST && <li>还有 {found.length - MOST} 篇，再写几个字</li>}
        </ul>
      )}
      {fault !== '' && (
        <Notice
          refusal={{
            message: `“${fault}”不是网址，也没有选中报告`,
            remedy:
              '网址以 https:// 或 http:// 开头，从浏览器的地址栏里复制；本站的报告从上面列出的里面选一篇',
          }}
        />
      )}
    </Dialog>
  );
}
