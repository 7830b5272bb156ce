import { useState } from 'preact/hooks';
import type { Archiving } from '../desk/archive-api.ts';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { ask, send } from './api.ts';
import { Button } from './button.tsx';
import { DropPlace, FileButton } from './drop-place.tsx';
import { Form } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { TaskCard } from './task-card.tsx';
import { useTask } from './use-task.ts';

const WORDS = {
  running: '正在核对，读遍每一个字节……',
  done: '核对过了：完好',
  failed: '核对过了：有问题，或者没有核对完',
  past: '上一次核对',
  stop: '停下来',
} as const;

/** Verifies what is dropped, named or on the web, in the words of the command. */
export function VerifyCard({
  archiving: { output, trust },
  onTrust,
}: {
  archiving: Archiving;
  onTrust(archiving: Archiving): void;
}) {
  const [target, setTarget] = useState('');
  const [busy, setBusy] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const task = useTask('verify');
  const isBusy = task.isBusy || busy !== '';
  const take = async (files: readonly File[]) => {
    setRefusal(undefined);
    let set: string | undefined;
    for (const file of files) {
      setBusy(`正在读 ${file.name}……`);
      if (!(await isReadable(file))) {
        setBusy('');
        setRefusal({
          message: `${file.name} 是文件夹，或者读不到，不能放进来`,
          remedy: '在下面写出它的位置，直接核对',
        });
        return;
      }
      const query = `name=${encodeURIComponent(file.name)}${set === undefined ? '' : `&set=${set}`}`;
      const answer = await ask<{ set: string }>(`dropped?${query}`, { method: 'POST', body: file });
      if (!answer.ok) {
        setBusy('');
        setRefusal(answer);
        return;
      }
      ({ set } = answer);
    }
    setBusy('');
    if (set !== undefined) await task.begin({ set });
  };
  return (
    <section class="desk-card">
      <h2>核对</h2>
      <p>看一份归档或网站是不是原来的样子：有没有变了、缺了、多了的文件，签名对不对。只读，什么也不改。</p>
      <DropPlace onDrop={(data) => !isBusy && void take([...(data?.files ?? [])])}>
        <FileButton label="选归档文件" multiple disabled={isBusy} onChoose={(files) => void take(files)} />
        <span>或者把它拖到这里；旁边的签名（.sig 等）一起放</span>
      </DropPlace>
      <p role="status">{busy}</p>
      <Form
        class="desk-field"
        onSubmit={() => {
          setRefusal(undefined);
          void task.begin({ target });
        }}
      >
        <label for="verify-target">或者写它在哪里：归档文件、文件夹，或网站的网址</label>
        <input
          id="verify-target"
          value={target}
          onInput={({ currentTarget }) => setTarget(currentTarget.value)}
        />
        <p class="desk-actions">
          <Button type="submit" disabled={isBusy}>
            核对
          </Button>
          {output !== undefined && (
            <Button disabled={isBusy} onClick={() => void task.begin({ target: output })}>
              核对发布的网站
            </Button>
          )}
        </p>
      </Form>
      {refusal && <Notice refusal={refusal} />}
      <TaskCard task={task} words={WORDS} isSaidOpen />
      <TrustedKeys trust={trust} onTrust={onTrust} />
    </section>
  );
}

/** A folder that is dropped looks like a file until it is read. */
const isReadable = (file: File): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

/** By whose keys signatures are believed. */
function TrustedKeys({ trust, onTrust }: { trust: Archiving['trust']; onTrust(archiving: Archiving): void }) {
  const [place, setPlace] = useState(trust?.place ?? '');
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const save = async (trusted: string) => {
    const answer = await send<Archiving>('PUT', 'keys', { trusted });
    if (answer.ok) onTrust(answer);
    setRefusal(answer.ok ? undefined : answer);
  };
  return (
    <details>
      <summary>相信谁的签名：{trust ? `${trust.keys.length} 把公钥` : '没有写，只看签名对不对得上'}</summary>
      {trust?.fault && <Notice refusal={{ message: trust.fault }} />}
      {trust && (
        <ul>
          {trust.keys.map(({ name, fingerprint, note }) => (
            <li key={fingerprint}>
              {name}
              {note && `（${note}）`}，公钥指纹 <code class="desk-fingerprint">{fingerprint}</code>
            </li>
          ))}
        </ul>
      )}
      <Form class="desk-field" onSubmit={() => save(place)}>
        <label for="trusted-file">可信公钥的文件在哪里（从见面、公文等可靠途径得到的，不要用网站上的）</label>
        <input
          id="trusted-file"
          value={place}
          onInput={({ currentTarget }) => setPlace(currentTarget.value)}
        />
        <p class="desk-actions">
          <Button type="submit">记住</Button>
          {trust && <Button onClick={() => void save('')}>不用了</Button>}
        </p>
      </Form>
      {refusal && <Notice refusal={refusal} />}
    </details>
  );
}
