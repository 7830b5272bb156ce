import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import type { DeskPageRow, DeskPages } from '../desk/page-api.ts';
import { formatPageKey } from '../desk/page-key.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { DeletedList } from './deleted-list.tsx';
import { Form, LabelledLine } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { ListHead, RowStanding } from './row-standing.tsx';
import type { ScreenProps } from './screen-props.ts';
import { useAsked } from './use-asked.ts';
import { goOnTo, useLeaveQuestion } from './use-leave-question.ts';

/** 固定页面: guides, rules and such, which are no reports. */
export function PagesScreen({ portal }: ScreenProps) {
  const { told, refusal, look } = useAsked<DeskPages>('pages', portal.revision);
  if (refusal) return <Notice refusal={refusal} />;
  if (!told) return <p class="desk-wait">正在读……</p>;
  return (
    <>
      <h1 class="desk-hidden">固定页面</h1>
      <p>
        指南、制度、依申请公开、机构概况这样的网页，不是报告：写一次，放在导航、页脚或者栏目里，改了就换。
      </p>
      {told.rows.length === 0 ? (
        <p class="desk-empty">还没有固定页面。在下面新建一个。</p>
      ) : (
        <table class="desk-list">
          <ListHead columns={['标题', '放在哪里', '更新日期', '状态', '要看']} />
          <tbody>
            {told.rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </tbody>
        </table>
      )}
      <NewPage />
      <DeletedList
        route="page-restore"
        deleted={told.deleted.map(({ id, until }) => ({ key: id, name: id, until }))}
        onRestored={look}
      />
    </>
  );
}

function Row({ row }: { row: DeskPageRow }) {
  const { id, title, place, column, updated } = row;
  return (
    <tr>
      <th scope="row">
        <a href={`#/report/${formatPageKey(id)}`}>{title}</a>
      </th>
      <td>{[column && `栏目“${column}”`, place].filter(Boolean).join('，')}</td>
      <td class="desk-time">{updated}</td>
      <RowStanding {...row} />
    </tr>
  );
}

function NewPage() {
  const [values, setValues] = useState({ title: '', name: '', text: '' });
  const [refusal, setRefusal] = useState<DeskRefusal>();
  useLeaveQuestion(() => Object.values(values).some((value) => value.trim() !== ''));
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  const create = async () => {
    const answer = await send<{ id: string }>('POST', 'page-new', values);
    if (answer.ok) goOnTo(`report/${answer.id}`);
    else setRefusal(answer);
  };
  return (
    <section class="desk-card">
      <h2>新建固定页面</h2>
      <Form class="desk-form" onSubmit={create}>
        <LabelledLine label="标题（必填）" required value={values.title} onText={(title) => set({ title })} />
        <LabelledLine
          label="网址里的名字（不写就照标题的拼音拟）"
          placeholder="如 zhinan"
          value={values.name}
          onText={(name) => set({ name })}
        />
        <label>
          <span>第一段文字（必填，别的打开以后接着写）</span>
          <textarea
            rows={3}
            required
            value={values.text}
            onInput={({ currentTarget }) => set({ text: currentTarget.value })}
          />
        </label>
        <p class="desk-help">先放在页脚里；放进导航、栏目，打开以后在“字段”里选。下一次发布，网站上就有。</p>
        {refusal && <Notice refusal={refusal} />}
        <Button type="submit" isMain>
          新建
        </Button>
      </Form>
    </section>
  );
}
