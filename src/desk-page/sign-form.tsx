import { useState } from 'preact/hooks';
import type { Archiving } from '../desk/archive-api.ts';
import { Button } from './button.tsx';
import { Form, LineField, Select } from './inputs.tsx';
import type { Task } from './use-task.ts';

/** What is signed, and with which key. Where there is neither, it shows nothing. */
export function SignForm({
  keys,
  targets,
  task,
}: {
  keys: Archiving['keys'];
  targets: readonly { readonly place: string; readonly label: string }[];
  task: Task;
}) {
  const [chosen, setChosen] = useState<string>();
  const [target, setTarget] = useState<string>();
  const [passphrase, setPassphrase] = useState('');
  if (keys.length === 0 || targets.length === 0) return null;
  const key = chosen ?? keys[0]?.place;
  const what = target ?? targets[0]?.place;
  const sign = async () => {
    // The server has it now, and nobody needs it a second time.
    setPassphrase('');
    await task.begin({ key, target: what, passphrase });
  };
  return (
    <Form class="desk-choice" onSubmit={sign}>
      <p class="desk-field">
        <label for="sign-target">给什么签名</label>
        <Select
          id="sign-target"
          value={what}
          options={targets.map(({ place, label }) => [place, label])}
          onChoose={setTarget}
        />
      </p>
      <p class="desk-field">
        <label for="sign-key">用哪一把</label>
        <Select
          id="sign-key"
          value={key}
          options={keys.map(({ place, name }) => [place, `${name}（${place}）`])}
          onChoose={setChosen}
        />
      </p>
      <LineField
        label="钥匙的口令（不保存）"
        id="sign-passphrase"
        type="password"
        autocomplete="off"
        value={passphrase}
        onText={setPassphrase}
      />
      <p class="desk-actions">
        <Button type="submit" disabled={task.isBusy}>
          签名
        </Button>
      </p>
    </Form>
  );
}
