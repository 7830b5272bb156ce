import { useMemo, useState } from 'preact/hooks';
import { compareCodeUnits } from '../base/compare-code-units.ts';
import type { DeskRow } from '../desk/desk-api.ts';
import type { RemovedReport } from '../desk/life-api.ts';
import { Button } from './button.tsx';
import { DeletedList } from './deleted-list.tsx';
import { LabelledLine, Select } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { OtherFindings } from './other-findings.tsx';
import { ListHead, RowStanding } from './row-standing.tsx';
import type { ScreenProps } from './screen-props.ts';
import { useAsked } from './use-asked.ts';

/** Rows that are drawn at once. */
const PAGE = 200;

const ORDERS = {
  state: '要处理的在前',
  date: '发布日期',
  saved: '最近保存',
  title: '标题',
} as const;

type Order = keyof typeof ORDERS;

/** The rows that fit, in the order asked for. */
function chooseRows(
  rows: readonly DeskRow[],
  { words, state, year, order }: { words: string; state: string; year: string; order: Order },
): DeskRow[] {
  const wanted = words.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const found = rows.filter(
    (row) =>
      (state === '' || row.state === state) &&
      (year === '' || row.year === year) &&
      wanted.every((word) => `${row.title} ${row.org} ${row.id}`.toLowerCase().includes(word)),
  );
  if (order === 'title') return found.sort((a, b) => a.title.localeCompare(b.title, 'zh'));
  if (order === 'state') return found;
  return found.sort((a, b) => compareCodeUnits(b[order], a[order]));
}

/** Of a folder that is not there no list is shown: an empty one would say that there are no reports. */
export const ListScreen = (props: ScreenProps) =>
  props.portal.away ? <Notice refusal={props.portal.away} /> : <List {...props} />;

function List({ portal: { rows, others, content, gone, wasPublished, isCompared, revision } }: ScreenProps) {
  const { told, look } = useAsked<{ removed: readonly RemovedReport[] }>('removed', revision);
  const [choice, setChoice] = useState({ words: '', state: '', year: '', order: 'state' as Order });
  const [shown, setShown] = useState(PAGE);
  const found = useMemo(() => chooseRows(rows, choice), [rows, choice]);
  // A list without rows says itself that there are none, and how to begin.
  const findings = others.filter(({ rule }) => rule !== 'content-empty');
  const states = useMemo(() => countBy(rows, ({ state }) => state), [rows]);
  const years = useMemo(() => [...countBy(rows, ({ year }) => year)].sort().reverse(), [rows]);
  const choose = (part: Partial<typeof choice>) => {
    setChoice({ ...choice, ...part });
    setShown(PAGE);
  };
  return (
    <>
      <h1 class="desk-hidden">报告</h1>
      <Strip {...{ rows, states, wasPublished, isCompared }} gone={gone.length} />
      {findings.length > 0 && (
        <details class="desk-others" open={findings.some(({ level }) => level === 'error')}>
          <summary>报告以外有 {findings.length} 处要看</summary>
          <OtherFindings findings={findings} content={content} />
        </details>
      )}
      <search class="desk-tools">
        <LabelledLine
          label="找"
          type="search"
          placeholder="标题、机构或文件夹"
          value={choice.words}
          onText={(words) => choose({ words })}
        />
        <label>
          <span>状态</span>
          <Select
            value={choice.state}
            options={[
              ['', `全部（${rows.length}）`],
              ...[...states].map(([state, count]) => [state, `${state}（${count}）`] as const),
            ]}
            onChoose={(state) => choose({ state })}
          />
        </label>
        <label>
          <span>年度</span>
          <Select
            value={choice.year}
            options={[
              ['', '全部'],
              ...years.map(([year, count]) => [year, `${year || '没有写'}（${count}）`] as const),
            ]}
            onChoose={(year) => choose({ year })}
          />
        </label>
        <label>
          <span>排列</span>
          <Select
            value={choice.order}
            options={Object.entries(ORDERS)}
            onChoose={(order) => choose({ order: order as Order })}
          />
        </label>
        <a class="desk-button is-main" href="#/new">
          新建或导入
        </a>
      </search>
      {found.length === 0 ? (
        <p class="desk-empty">
          {rows.length === 0
            ? '还没有报告。按“新建或导入”，从一份 Word 文件开始，或者从空白开始。'
            : '没有符合的报告。换一个词，或者把“状态”“年度”改回全部。'}
        </p>
      ) : (
        <table class="desk-list">
          <ListHead columns={['标题', '机构', '年度', '状态', '要看', '最近保存']} />
          <tbody>
            {found.slice(0, shown).map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {found.length > shown && (
        <p class="desk-more">
          <Button onClick={() => setShown(shown + PAGE)}>再显示一些（还有 {found.length - shown} 篇）</Button>
        </p>
      )}
      <DeletedList
        route="restore"
        deleted={(told?.removed ?? []).map(({ moment, title }) => ({
          key: moment,
          name: `《${title}》`,
          until: moment.slice(0, 10),
        }))}
        onRestored={look}
      />
    </>
  );
}

function Row({ row }: { row: DeskRow }) {
  const { id, title, org, year, saved } = row;
  return (
    <tr>
      <th scope="row">
        <a href={`#/report/${id}`}>{title}</a>
      </th>
      <td>{org}</td>
      <td>{year}</td>
      <RowStanding {...row} />
      <td class="desk-time">{saved}</td>
    </tr>
  );
}

/** What has become of the reports since they were published, and where to go on. */
function Strip({
  rows,
  states,
  gone,
  wasPublished,
  isCompared,
}: {
  rows: readonly DeskRow[];
  states: ReadonlyMap<string, number>;
  gone: number;
  wasPublished: boolean;
  isCompared: boolean;
}) {
  const count = (state: string) => states.get(state) ?? 0;
  const faulty = count('有错误');
  const changed = rows.filter(({ published }) => published === 'changed').length;
  // One that is withdrawn already is published too: with a page that says so.
  const added =
    count('待发布') + rows.filter(({ state, published }) => state === '已撤回' && published === 'new').length;
  const parts = [
    changed > 0 && `改 ${changed} 篇`,
    added > 0 && `新增 ${added} 篇`,
    gone > 0 && `少了 ${gone} 篇`,
  ].filter(Boolean);
  return (
    <div class="desk-strip">
      <p>
        {wasPublished ? '自上次发布：' : '还没有发布过：'}
        {!isCompared
          ? '正在比较……'
          : rows.some(({ published }) => published === 'unknown')
            ? '有错误的时候不能比较'
            : parts.join('，') || '没有改动'}
        {faulty > 0 && <strong>；{faulty} 篇有错误，改好才能发布</strong>}
      </p>
      <a class="desk-button" href="#/publish">
        去发布
      </a>
    </div>
  );
}

function countBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return counts;
}
