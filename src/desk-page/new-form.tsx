import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { Form, LabelledLine } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { goOnTo, useLeaveQuestion } from './use-leave-question.ts';

/** A report without any text yet. @param orgs bodies that reports name already */
export function NewForm({ orgs }: { orgs: readonly string[] }) {
  const [values, setValues] = useState({ title: '', org: '', year: '' });
  const [refusal, setRefusal] = useState<DeskRefusal>();
  useLeaveQuestion(() => Object.values(values).some((value) => value.trim() !== ''));
  const create = async () => {
    const answer = await send<{ id: string }>('POST', 'new', values);
    if (answer.ok) goOnTo(`report/${answer.id}`);
    else setRefusal(answer);
  };
  const set = (part: Partial<typeof values>) => setValues({ ...values, ...part });
  return (
    <section class="desk-card">
      <h1>从空白开始</h1>
      <Form class="desk-form" onSubmit={create}>
        <label>
          <span>标题（必填）</span>
          <textarea
            rows={2}
            required
            value={values.title}
            onInput={({ currentTarget }) => set({ title: currentTarget.value.replaceAll('\n', '') })}
          />
        </label>
        <label>
          <span>机构名称</span>
          <input
            list="desk-orgs"
            value={values.org}
            onInput={({ currentTarget }) => set({ org: currentTarget.value })}
          />
          <datalist id="desk-orgs">
            {orgs.map((org) => (
              <option key={org} value={org} />
            ))}
          </datalist>
        </label>
        <LabelledLine
          label="年度（标题里有年份的可以不写）"
          inputMode="numeric"
          maxLength={4}
          value={values.year}
          onText={(year) => set({ year })}
        />
        {refusal && <Notice refusal={refusal} />}
        <Button type="submit" isMain>
          新建
        </Button>
      </Form>
    </section>
  );
}
