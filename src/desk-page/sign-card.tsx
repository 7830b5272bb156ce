import { useState } from 'preact/hooks';
import type { Archiving } from '../desk/archive-api.ts';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { Form } from './inputs.tsx';
import { KeyForm } from './key-form.tsx';
import { Notice } from './notice.tsx';
import { SignForm } from './sign-form.tsx';
import { TaskCard } from './task-card.tsx';
import { useTask } from './use-task.ts';

const WORDS = {
  running: '正在签名……',
  done: '已经签名',
  failed: '没有签名',
  past: '上一次签名',
  stop: '停下来',
} as const;

/** Signs what was made, where somebody has keys. */
export function SignCard({
  archiving: { keys, archives, output, proves, shortestPassphrase, replaced = '' },
  onKeys,
}: {
  archiving: Archiving;
  onKeys(archiving: Archiving): void;
}) {
  const [place, setPlace] = useState('');
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const task = useTask('sign');
  const targets = [
    ...(output === undefined ? [] : [{ place: output, label: `发布的网站（${output}）` }]),
    ...[...new Set(archives.map(({ archive }) => archive.file))].map((file) => ({
      place: file,
      label: `归档 ${file}`,
    })),
  ];
  const change = async (told: Readonly<Record<string, string>>) => {
    const answer = await send<Archiving>('PUT', 'keys', told);
    if (answer.ok) {
      onKeys(answer);
      setPlace('');
    }
    setRefusal(answer.ok ? undefined : answer);
  };
  return (
    <section class="desk-card">
      <h2>签名</h2>
      <p class="desk-remedy">{proves}</p>
      {keys.length === 0 ? (
        <p>
          这台电脑上还没有登记签名的钥匙。签名要一对钥匙：私钥自己留着，用它签；公钥交给别人，用它核对。单位已经有的，写私钥文件在哪里；没有的，在下面做一把。
        </p>
      ) : (
        <ul class="desk-former">
          {keys.map(({ place: file, name, algorithm, fingerprint, fault }) => (
            <li key={file}>
              <span>
                {name}
                {algorithm && `，${algorithm}，公钥指纹 `}
                {fingerprint && <code class="desk-fingerprint">{fingerprint}</code>}
                <br />
                <span class="desk-folder">{file}</span>
                {fault && <span class="desk-remedy desk-key-fault">{fault}</span>}
              </span>
              <Button onClick={() => void change({ forget: file })}>不用这一把</Button>
            </li>
          ))}
        </ul>
      )}
      <Form class="desk-field" onSubmit={() => change({ key: place })}>
        <label for="key-file">私钥文件在哪里（只记位置，不复制钥匙）</label>
        <input id="key-file" value={place} onInput={({ currentTarget }) => setPlace(currentTarget.value)} />
        <p class="desk-actions">
          <Button type="submit">登记这一把</Button>
        </p>
      </Form>
      {refusal && <Notice refusal={refusal} />}
      <details>
        <summary>{keys.length === 0 ? '还没有钥匙：做一把' : '另做一把钥匙'}</summary>
        <KeyForm shortest={shortestPassphrase} onKeys={onKeys} />
      </details>
      <SignForm keys={keys.filter(({ fault }) => fault === undefined)} targets={targets} task={task} />
      <TaskCard
        task={task}
        words={WORDS}
        isSaidOpen
        since={
          [replaced, archives[0]?.at ?? ''].some((at) => at > (task.run?.ended ?? at))
            ? '之后又发布或归档过，新的还没有签名。'
            : undefined
        }
      >
        <p>以后再发布或归档，要重新签名。签得对不对，用上面的“核对”。</p>
      </TaskCard>
    </section>
  );
}
