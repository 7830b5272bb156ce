import { useCallback, useState } from 'preact/hooks';
import type { DeskPortal, DeskRow, DeskRun } from '../desk/desk-api.ts';
import type { DeskChanges, LoggedAct, Publishing } from '../desk/publish-api.ts';
import { Button } from './button.tsx';
import { LineField } from './inputs.tsx';
import { Lines, Notice } from './notice.tsx';
import { OtherFindings } from './other-findings.tsx';
import { OutputCheck } from './output-check.tsx';
import { AuditCheck } from './publish-audit.tsx';
import { ChangesCheck } from './publish-changes.tsx';
import { Check } from './publish-check.tsx';
import { FormerSites } from './publish-former.tsx';
import { Handover } from './publish-handover.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Question, TaskCard } from './task-card.tsx';
import { useAsked } from './use-asked.ts';
import { useTask } from './use-task.ts';

const WORDS = {
  running: '正在生成网站……',
  done: '发布好了',
  failed: '没有发布，原来的网站不变',
  past: '上一次发布',
  stop: '停下来（原来的网站不变）',
} as const;

/** States of a report that is not put on the portal yet. */
const HELD = ['草稿', '送审', '待审', '定时'];

export function PublishScreen({ portal, refresh }: ScreenProps) {
  const { rows, others, content, output, revision } = portal;
  const compared = useAsked<DeskChanges>('changes', revision);
  const standing = useAsked<Publishing>('publishing', revision);
  const { told: changes, setTold: setChanges, look: compare } = compared;
  const { told: publishing, look } = standing;
  const [who, setWho] = useState<string>();
  const [wanting, setWanting] = useState<number>();
  const [isAsked, setAsked] = useState(false);
  const [isOutputFaulty, setOutputFaulty] = useState(false);
  const refusal = compared.refusal ?? standing.refusal;
  const again = useCallback(async () => {
    // What was compared is with the portal before.
    setChanges(undefined);
    await Promise.all([compare(), look(), refresh()]);
  }, [compare, look, refresh, setChanges]);
  const build = useTask('build', again);
  const rollback = useTask('rollback', again);
  const handover = useTask('handover', again);

  const name = who ?? publishing?.who ?? '';
  const faulty = rows.filter(({ errors, state }) => errors > 0 && state === '有错误');
  const faults = others.filter(({ level }) => level === 'error');
  const isFaulty = faulty.length + faults.length > 0;
  const open = changes?.changes.filter(({ isLooked }) => !isLooked).length ?? 0;
  const doubts = [
    open > 0 && `${open} 处改动还没有看过`,
    wanting === undefined && '检查清单还没有看完',
    wanting !== undefined && wanting > 0 && `检查清单有 ${wanting} 项要补或要改`,
    changes?.isExample === true && '网站的网址还是示例，二维码和链接打不开',
    changes?.address === '' && '网站还没有写网址，没有二维码',
  ].filter((doubt) => typeof doubt === 'string');
  const start = () => {
    setAsked(false);
    void build.begin({ who: name });
  };
  const since = build.run && tellSince(build.run, portal, changes, publishing?.log ?? []);
  const isBusy = [build, rollback, handover].some((task) => task.isBusy);

  return (
    <div class="desk-publish">
      <section class="desk-card">
        <h1>发布前看一遍</h1>
        {refusal && <Notice refusal={refusal} />}
        <ol class="desk-checks">
          <ErrorsCheck {...{ faulty, faults, content }} />
          <ChangesCheck
            changes={changes}
            onLooked={(keys) =>
              setChanges(
                (known) =>
                  known && {
                    ...known,
                    changes: known.changes.map((change) => ({ ...change, isLooked: keys.has(change.key) })),
                  },
              )
            }
          />
          <AuditCheck state={`${content} ${revision}`} rows={rows} onAudit={setWanting} />
          <AddressCheck changes={changes} />
          <OutputCheck revision={revision} onFault={setOutputFaulty} />
        </ol>
        <HeldReports rows={rows.filter(({ state }) => HELD.includes(state))} />
      </section>
      <section class="desk-card">
        <h2>发布</h2>
        <LineField
          label="发布的人"
          id="publish-who"
          autocomplete="name"
          maxLength={60}
          value={name}
          help="写一次，这台电脑会记住。只记在内容文件夹旁的发布记录里，不放到网站上。"
          onText={setWho}
        />
        <p class="desk-actions">
          <Button
            isMain
            // Who publishes comes with what was published.
            disabled={isBusy || isFaulty || isOutputFaulty || !publishing || changes?.isFaulty !== false}
            onClick={() => (doubts.length > 0 ? setAsked(true) : start())}
          >
            发布到 {output}
          </Button>
        </p>
        {isAsked && (
          <Question title="仍然发布吗？" yes="仍然发布" onYes={start} onNo={() => setAsked(false)}>
            <Lines lines={doubts} />
          </Question>
        )}
        <TaskCard task={build} words={WORDS} since={since}>
          {publishing?.present && (
            <>
              <p>
                {publishing.present.told}
                {publishing.present.published &&
                  `，${publishing.present.published.at}，${publishing.present.published.who}`}
              </p>
              <p class="desk-fingerprint">
                指纹：<code>{publishing.present.fingerprint}</code>
              </p>
            </>
          )}
        </TaskCard>
      </section>
      {publishing?.handover && (
        <Handover
          key={publishing.present?.fingerprint}
          choices={publishing.handover}
          since={
            publishing.log.some(
              ({ what, at }) => (what === 'build' || what === 'rollback') && at > (handover.run?.ended ?? at),
            )
              ? '之后网站换过了，现在的还没有交付。'
              : undefined
          }
          output={output}
          task={handover}
          onHandOver={(asked) => handover.begin({ ...asked, who: name })}
        />
      )}
      {publishing && (
        <FormerSites
          publishing={publishing}
          task={rollback}
          onBring={(number) => rollback.begin({ number, who: name })}
        />
      )}
    </div>
  );
}

/** What has happened since a portal was built, or was not. */
function tellSince(
  { code, ended = '', revision = 0 }: DeskRun,
  portal: DeskPortal,
  changes: DeskChanges | undefined,
  log: readonly LoggedAct[],
): string | undefined {
  const isTouched = portal.revision > revision;
  if (code !== 0) return isTouched ? '之后又改过，可以再发布一次。' : undefined;
  if (log.some(({ what, at }) => what === 'rollback' && at > ended)) return '之后换回了以前的网站。';
  if (changes?.isFaulty) return isTouched ? '之后又改过，还没有发布；有错误，比不出改了哪几篇。' : undefined;
  const others = changes?.changes.filter(({ kind }) => kind === 'page' || kind === 'site').length ?? 0;
  const reports = (changes?.changes.length ?? 0) - others;
  const counts = [
    ...(reports > 0 ? [`${reports} 篇`] : []),
    ...(others > 0 ? [`网页和设置 ${others} 处`] : []),
  ];
  return counts.length > 0 ? `之后又改了 ${counts.join('、')}，还没有发布。` : undefined;
}

function ErrorsCheck({
  faulty,
  faults,
  content,
}: {
  faulty: readonly DeskRow[];
  faults: DeskPortal['others'];
  content: string;
}) {
  const label = [
    faulty.length > 0 && `${faulty.length} 篇有错误`,
    faults.length > 0 && `报告以外有 ${faults.length} 处错误`,
  ]
    .filter(Boolean)
    .join('，');
  if (label === '') return <Check state="done" label="没有错误" />;
  return (
    <Check state="open" label={`${label}，改好才能发布`}>
      <ul>
        {faulty.map(({ id, title, errors }) => (
          <li key={id}>
            <a href={`#/report/${id}`}>{title}</a>：{errors} 处
          </li>
        ))}
      </ul>
      <OtherFindings findings={faults} content={content} />
    </Check>
  );
}

function AddressCheck({ changes }: { changes: DeskChanges | undefined }) {
  if (!changes?.isRead) return <Check state="unknown" label="网站的网址" />;
  if (changes.isFaulty) return <Check state="unknown" label="网站的网址：改好错误以后看" />;
  const { address, isExample } = changes;
  if (address === '')
    return (
      <Check state="open" label="还没有写网站的网址">
        <p class="desk-remedy">
          办法：在<a href="#/settings/url">设置</a>
          里写上正式的网址。没有网址时，网站照样能看，只是没有二维码、站点地图和订阅。
        </p>
      </Check>
    );
  return isExample ? (
    <Check state="open" label={`网站的网址 ${address} 是示例`}>
      <p class="desk-remedy">
        办法：在<a href="#/settings/url">设置</a>里换成正式的网址；还没有，就留空。
      </p>
    </Check>
  ) : (
    <Check state="done" label={`网站的网址：${address}`} />
  );
}

function HeldReports({ rows }: { rows: readonly DeskRow[] }) {
  if (rows.length === 0) return null;
  return (
    <details>
      <summary>{rows.length} 篇不发布（草稿、送审、没有到时间）</summary>
      <ul>
        {rows.map(({ id, title, state }) => (
          <li key={id}>
            <span class="desk-kind">{state}</span> <a href={`#/report/${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </details>
  );
}
