import { useState } from 'preact/hooks';
import type { Archiving } from '../desk/archive-api.ts';
import type { DeskRefusal } from '../desk/desk-api.ts';
import { send } from './api.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { LineField } from './inputs.tsx';
import { Notice } from './notice.tsx';
import { RegisterPage } from './register-page.tsx';
import type { ScreenProps } from './screen-props.ts';
import { SignCard } from './sign-card.tsx';
import { TaskCard } from './task-card.tsx';
import { useAsked } from './use-asked.ts';
import { useTask } from './use-task.ts';
import { VerifyCard } from './verify-card.tsx';

const WORDS = {
  running: '正在归档……',
  done: '归档好了',
  failed: '没有归档，原有的归档不变',
  past: '上一次归档',
  stop: '停下来（原有的归档不变）',
} as const;

/** 归档与核对; with an archive's fingerprint behind its name, the page of the register. */
export function ArchiveScreen({ id, portal }: ScreenProps) {
  const { told: archiving, setTold: setArchiving, refusal, look } = useAsked<Archiving>('archiving');
  if (refusal) return <Notice refusal={refusal} />;
  if (!archiving) return <p class="desk-wait">正在读……</p>;
  const registered = archiving.archives.find(({ fingerprint }) => fingerprint === id);
  if (id !== '')
    return registered ? (
      <RegisterPage registered={registered} />
    ) : (
      <Notice refusal={{ message: '没有这份归档的登记', remedy: '回到“归档与核对”，从列表里打开' }} />
    );
  return (
    <div class="desk-publish">
      <h1 class="desk-hidden">归档与核对</h1>
      <ArchiveCard
        archiving={archiving}
        revision={portal.revision}
        onDone={look}
        isFaulty={portal.rows.some(({ errors }) => errors > 0)}
      />
      <VerifyCard archiving={archiving} onTrust={setArchiving} />
      <SignCard archiving={archiving} onKeys={setArchiving} />
    </div>
  );
}

function ArchiveCard({
  archiving: { who, file, archives },
  revision,
  isFaulty,
  onDone,
}: {
  archiving: Archiving;
  /** Of the content, as it is now. */
  revision: number;
  isFaulty: boolean;
  onDone(): unknown;
}) {
  const [name, setName] = useState(who);
  const [place, setPlace] = useState(file);
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const task = useTask('archive', onDone);
  const show = async () => {
    const answer = await send('POST', 'show', { of: 'archive' });
    setRefusal(answer.ok ? undefined : answer);
  };
  const [newest] = archives;
  return (
    <section class="desk-card">
      <h2>归档</h2>
      <p>
        把全部报告和网站做成一份归档（zip）：解压就能看，不用联网；以后每个字节都能核对。草稿和没有到时间的不放进去。
      </p>
      <LineField
        label="归档的人"
        id="archive-who"
        autocomplete="name"
        maxLength={60}
        value={name}
        onText={setName}
      />
      <LineField label="存到哪里" id="archive-file" value={place} onText={setPlace} />
      {isFaulty && <p class="desk-remedy">有的报告有错误，改好才能归档。</p>}
      <p class="desk-actions">
        <Button isMain disabled={task.isBusy} onClick={() => void task.begin({ who: name, file: place })}>
          归档
        </Button>
      </p>
      <TaskCard
        task={task}
        words={WORDS}
        since={
          revision > (task.run?.revision ?? revision) ? '之后内容又保存过，要归进去，再归档一次。' : undefined
        }
      >
        {newest && (
          <>
            <p>{newest.archive.file}</p>
            <p>总指纹（SHA-512），记在别处，不要只留在归档旁边：</p>
            <p class="desk-fingerprint">
              <code>{newest.fingerprint}</code>
            </p>
            <p class="desk-actions">
              <CopyButton label="复制总指纹" text={newest.fingerprint} />
              <a class="desk-button" href={`#/archive/${newest.fingerprint}`}>
                登记表（打印）
              </a>
              <Button onClick={() => void show()}>打开它在的文件夹</Button>
            </p>
          </>
        )}
      </TaskCard>
      {refusal && <Notice refusal={refusal} />}
      {archives.length > 0 && (
        <details>
          <summary>以前的归档：{archives.length} 份</summary>
          <ul class="desk-former">
            {archives.map(({ at, who: by, fingerprint, archive }) => (
              <li key={`${at}${fingerprint}`}>
                <span>
                  {at}　{by}　{archive.reports} 篇　{archive.file}
                </span>
                <a class="desk-button" href={`#/archive/${fingerprint}`}>
                  登记表
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
