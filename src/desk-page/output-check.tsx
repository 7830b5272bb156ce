import { useEffect, useState } from 'preact/hooks';
import type { DeskOutput, Opened } from '../desk/start-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { Form, LabelledLine } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { Check } from './publish-check.tsx';
import { useAsked } from './use-asked.ts';

/** Whether the folder that is published to may be replaced, and another one. */
export function OutputCheck({
  revision,
  onFault,
}: {
  revision: number;
  onFault: (isFaulty: boolean) => void;
}) {
  const { told, refusal, setRefusal } = useAsked<DeskOutput>('output', revision);
  const [typed, setTyped] = useState('');
  useEffect(() => {
    if (told) onFault(told.fault !== undefined);
  }, [told, onFault]);
  if (!told) return refusal ? <Notice refusal={refusal} /> : <Check state="unknown" label="发布到的文件夹" />;
  const { folder, content, fault, beside } = told;
  const change = async (output: string) => {
    const answer = await send<Extract<Opened, { ok: true }>>('POST', 'start/open', {
      folder: content,
      output,
    });
    if (!answer.ok) return setRefusal(answer);
    if (answer.elsewhere === undefined) location.reload();
    else location.href = answer.elsewhere;
  };
  return (
    <Check state={fault ? 'open' : 'done'} label={`发布到的文件夹：${folder}`} isFolded={fault === undefined}>
      {fault && <Notice refusal={fault} />}
      {refusal && <Notice refusal={refusal} />}
      <Form class="desk-form" onSubmit={() => change(typed)}>
        <LabelledLine
          label="换一个文件夹（写全；没有的会新建，原来的不动）"
          required
          value={typed}
          placeholder={beside === undefined ? undefined : `如 ${beside}`}
          onText={setTyped}
        />
        <p class="desk-actions">
          <Button type="submit">换成这个文件夹</Button>
          {beside !== undefined && (
            <Button onClick={() => void change(beside)}>换成报告旁边的“{beside.split(/[\\/]/).pop()}”</Button>
          )}
        </p>
      </Form>
    </Check>
  );
}
