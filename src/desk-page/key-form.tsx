import { useState } from 'preact/hooks';
import type { Archiving } from '../desk/archive-api.ts';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { Form, LineField, Tick } from './inputs.tsx';
import { Notice } from './notice.tsx';

const EMPTY = { name: '', place: '', passphrase: '', again: '', isSm2: false };

/** Makes a pair of keys, where somebody has none. */
export function KeyForm({
  shortest,
  onKeys,
}: {
  /** Characters of a passphrase. */
  shortest: number;
  onKeys(archiving: Archiving): void;
}) {
  const [wish, setWish] = useState(EMPTY);
  const [told, setTold] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const set = (part: Partial<typeof wish>) => setWish({ ...wish, ...part });
  const make = async () => {
    setTold('');
    const { again, ...asked } = wish;
    if (asked.passphrase !== again)
      return setRefusal({ message: '两次写的口令不一样', remedy: '两个框里写一样的口令' });
    setBusy(true);
    const answer = await send<{ told: string; archiving: Archiving }>('POST', 'key', asked);
    setBusy(false);
    if (!answer.ok) return setRefusal(answer);
    setRefusal(undefined);
    setWish(EMPTY);
    setTold(answer.told);
    onKeys(answer.archiving);
  };
  return (
    <>
      <Form class="desk-choice" onSubmit={make}>
        <LineField
          label="谁的钥匙"
          id="new-key-name"
          required
          maxLength={60}
          placeholder="如 示例区示例局"
          value={wish.name}
          onText={(name) => set({ name })}
        />
        <LineField
          label="私钥放在哪里（写全）"
          id="new-key-place"
          required
          spellcheck={false}
          placeholder="如 E:\钥匙\示例局.key"
          value={wish.place}
          help="放在只有自己能打开的地方，例如 U 盘；不能放在内容文件夹和网站里。谁有这个文件和口令，谁就能用单位的名义签名。"
          onText={(place) => set({ place })}
        />
        <LineField
          label={`定一个口令（至少 ${shortest} 个字，例如几个不相干的词）`}
          id="new-key-passphrase"
          type="password"
          autocomplete="new-password"
          required
          value={wish.passphrase}
          onText={(passphrase) => set({ passphrase })}
        />
        <LineField
          label="口令再写一次"
          id="new-key-again"
          type="password"
          autocomplete="new-password"
          required
          value={wish.again}
          help="口令不保存，忘了这把钥匙就用不了：抄下来，和私钥分开放。"
          onText={(again) => set({ again })}
        />
        <Tick checked={wish.isSm2} onTick={(isSm2) => set({ isSm2 })}>
          用国密算法 SM2（单位要求的才选）
        </Tick>
        <p class="desk-actions">
          <Button type="submit" isMain disabled={isBusy}>
            {isBusy ? '正在做……' : '做一把钥匙'}
          </Button>
        </p>
      </Form>
      {refusal && <Notice refusal={refusal} />}
      <div role="status">
        {told !== '' && (
          <>
            <p>钥匙做好了，已经登记在上面：</p>
            <pre class="desk-said">{told}</pre>
          </>
        )}
      </div>
    </>
  );
}
