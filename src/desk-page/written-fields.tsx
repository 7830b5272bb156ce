import { useId, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';
import type { EditPanelProps } from './screen-props.ts';

/**
 * The fields as they are written in the file: for lines that the form cannot show, such as one without its second
 * quotation mark, a field that stands there twice, or one whose name nobody knows.
 */
export function WrittenFields({ report, onText }: Pick<EditPanelProps, 'report' | 'onText'>) {
  const [begun, setBegun] = useState<{ readonly was: string; readonly now: string }>();
  const help = useId();
  const lines = report.text.split('\n');
  const rules = [...lines.keys()].filter((at) => at < report.bodyLine && /^---\s*$/.test(lines[at] ?? ''));
  const [first = 0, last = 0] = [rules[0], rules.at(-1)];
  if (first === last) return null;
  const written = lines.slice(first + 1, last).join('\n');
  // What has been saved is no longer typed; what was not stays.
  const typed = begun?.now === written ? undefined : begun;
  const isOld = typed !== undefined && typed.was !== written;
  return (
    <details class="desk-written">
      <summary>字段的原文</summary>
      <p id={help} class="desk-help">
        文件开头的这几行就是上面的字段，平常不用看。有一行读不懂、写了两遍或者名字写错了，就在这里改。
      </p>
      <textarea
        aria-label="字段的原文"
        aria-describedby={help}
        data-first={first + 2}
        rows={Math.min(14, last - first + 1)}
        spellcheck={false}
        value={typed?.now ?? written}
        onInput={({ currentTarget }) => setBegun({ was: typed?.was ?? written, now: currentTarget.value })}
      />
      {isOld && (
        <Notice
          refusal={{
            message: '这几行刚才在别处改过了，不能再存',
            remedy: '把自己写的复制下来，按“不改了”，看过现在的写法再改',
          }}
        />
      )}
      {typed && (
        <p class="desk-actions">
          <Button
            isMain
            disabled={isOld}
            onClick={() =>
              void onText((now) =>
                [...lines.slice(0, first + 1), typed.now, ...lines.slice(last, report.bodyLine)]
                  .concat(now.split('\n').slice(report.bodyLine))
                  .join('\n'),
              )
            }
          >
            存下这几行
          </Button>
          <Button onClick={() => setBegun(undefined)}>不改了</Button>
        </p>
      )}
    </details>
  );
}

/** Goes to a line of the file, from 1, among the fields as they are written. */
export function showWritten(line: number): void {
  const area = document.querySelector<HTMLTextAreaElement>('.desk-written textarea');
  const details = area?.closest('details');
  if (!area || !details) return;
  details.open = true;
  const lines = area.value.split('\n');
  const at = line - Number(area.dataset.first);
  const start = lines.slice(0, at).reduce((sum, one) => sum + one.length + 1, 0);
  area.scrollIntoView({ block: 'center' });
  area.focus();
  area.setSelectionRange(start, start + (lines[at]?.length ?? 0));
}
