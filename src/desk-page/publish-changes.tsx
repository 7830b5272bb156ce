import { useState } from 'preact/hooks';
import type { DeskRefusal } from '../desk/desk-api.ts';
import type { TextDifference } from '../desk/mark-difference.ts';
import type { DeskChange, DeskChanges } from '../desk/publish-api.ts';
import { ask, byId, send } from './api.ts';
import { Button } from './button.tsx';
import { Difference } from './difference.tsx';
import { Tick } from './inputs.tsx';
import { Lines, Notice } from './notice.tsx';
import { Check } from './publish-check.tsx';

/** Changes that are drawn at once. */
const PAGE = 50;
/** More than these are shown when they are asked for. */
const FEW = 12;

const KINDS: Readonly<Record<DeskChange['kind'], string>> = {
  added: '新增',
  changed: '有改动',
  moved: '改了网址',
  withdrawn: '撤回',
  gone: '少了',
  page: '网页',
  site: '设置',
};

/** What would be another on the portal, each with a tick for whoever has looked at it. */
export function ChangesCheck({
  changes: known,
  onLooked,
}: {
  changes: DeskChanges | undefined;
  onLooked(keys: ReadonlySet<string>): void;
}) {
  const [shown, setShown] = useState(PAGE);
  const [refusal, setRefusal] = useState<DeskRefusal>();
  if (!known) return <Check state="unknown" label="正在与上一次发布的比较……" />;
  const { changes, isRead, isFaulty, wasPublished } = known;
  if (!isRead) return <Check state="unknown" label="正在读取报告……" />;
  if (isFaulty) return <Check state="open" label="有错误时比不出改了什么：先改好上面的错误" />;
  if (changes.length === 0)
    return <Check state="done" label={wasPublished ? '与上一次发布的相比，没有改动' : '还没有可以发布的'} />;
  const open = changes.flatMap(({ key, isLooked }) => (isLooked ? [] : [key]));
  const pages = changes.filter(({ kind }) => kind === 'page').length;
  const count = wasPublished
    ? `自上次发布：${changes.length} 处改动`
    : `第一次发布：${changes.length - pages} 篇${pages > 0 ? `、网页 ${pages} 个` : ''}`;
  const label = open.length === 0 ? `${count}，都看过了` : `${count}，还有 ${open.length} 处没有看过`;
  const tick = async (keys: readonly string[], isLooked: boolean) => {
    setRefusal(undefined);
    const answer = await send<{ keys: readonly string[] }>('PUT', 'looked', { keys, isLooked });
    if (answer.ok) onLooked(new Set(answer.keys));
    else setRefusal(answer);
  };
  return (
    <Check state={open.length === 0 ? 'done' : 'open'} label={label} isFolded={changes.length > FEW}>
      {refusal && <Notice refusal={refusal} />}
      {open.length > 1 && (
        <p>
          <Button onClick={() => void tick(open, true)}>这 {open.length} 处都看过了</Button>
        </p>
      )}
      <ul class="desk-changes">
        {changes.slice(0, shown).map((change) => (
          <Change key={change.key} change={change} onTick={(isLooked) => tick([change.key], isLooked)} />
        ))}
      </ul>
      {changes.length > shown && (
        <p>
          <Button onClick={() => setShown(shown + PAGE)}>
            再显示一些（还有 {changes.length - shown} 处）
          </Button>
        </p>
      )}
    </Check>
  );
}

function Change({
  change: { title, kind, id, details, hasText, isLooked },
  onTick,
}: {
  change: DeskChange;
  onTick(isLooked: boolean): unknown;
}) {
  const [parts, setParts] = useState<readonly TextDifference[]>();
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const open = async () => {
    if (parts) return setParts(undefined);
    const answer = await ask<{ parts: readonly TextDifference[] }>(byId('difference', id ?? ''));
    if (answer.ok) setParts(answer.parts);
    else setRefusal(answer);
  };
  return (
    <li class={isLooked ? 'is-looked' : ''}>
      <p>
        <span class="desk-kind">{KINDS[kind]}</span>{' '}
        {id === undefined ? title : <a href={`#/report/${id}`}>{title}</a>}
      </p>
      <p class="desk-actions">
        {hasText && (
          <Button aria-expanded={parts !== undefined} onClick={open}>
            {parts ? '收起' : '看改了哪些字'}
          </Button>
        )}
        <Tick checked={isLooked} aria-label={`看过了：${title}`} onTick={onTick}>
          看过了
        </Tick>
      </p>
      {details.length > 0 && <Lines lines={details} />}
      {refusal && <Notice refusal={refusal} />}
      {parts && <Difference parts={parts} />}
    </li>
  );
}
