import type { ComponentType } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import type { DeskLife } from '../desk/life-api.ts';
import { byId, send } from './api.ts';
import { Button } from './button.tsx';
import { DeleteQuestion } from './delete-question.tsx';
import { RelationQuestion, StateQuestion, ValidityQuestion, WithdrawalQuestion } from './life-questions.tsx';
import { MoveQuestion } from './move-question.tsx';
import { Notice } from './notice.tsx';
import { RevisionQuestion } from './revision-question.tsx';
import type { EditPanelProps } from './screen-props.ts';
import { type LifeQuestionProps, useLife } from './use-life.ts';

interface Question {
  readonly name: string;
  readonly help: string;
  readonly Question: ComponentType<LifeQuestionProps>;
  /** Why it cannot be asked, if it cannot. */
  findObstacle?(life: DeskLife, report: DeskReport): string | undefined;
}

const isWithdrawn = ({ state }: DeskReport) => state === '已撤回';

const QUESTIONS: readonly Question[] = [
  {
    name: '送审、审核、发布',
    help: '草稿送审，记下谁在哪一天审过，发布或者定一个时间发布',
    Question: StateQuestion,
  },
  {
    name: '修订',
    help: '公布以后改了字：写明为什么改，以前的文本留着给人看',
    Question: RevisionQuestion,
    findObstacle: ({ published }) =>
      published === undefined ? '还没有公布过的，直接改就行，不用写修订。' : undefined,
  },
  {
    name: '撤回、恢复',
    help: '公布以后收回：网页留在原来的网址，写明为什么；不再撤回，就恢复',
    Question: WithdrawalQuestion,
    findObstacle: ({ published }, report) =>
      published === undefined && !isWithdrawn(report)
        ? '还没有公布过的，改成草稿就不会放进网站，不用撤回。'
        : undefined,
  },
  { name: '有效性：失效、废止、修改', help: '文件还管不管用，照发文机关说的写', Question: ValidityQuestion },
  {
    name: '关联',
    help: '解读、废止、修改、依据、转发了哪一份文件；写一次，两篇都显示',
    Question: RelationQuestion,
  },
  { name: '改网址', help: '换一个文件夹；旧网址和贴出去的二维码照样能打开', Question: ReportMove },
  {
    name: '删除',
    help: '还没有公布过的，可以删；删掉的留着，在“报告”最下面可以放回',
    Question: ReportDelete,
    findObstacle: ({ published, versions }) =>
      published === undefined && versions.length === 0
        ? undefined
        : '公布过的不能删：别人收藏的网址会打不开。要收回的，用“撤回”。',
  },
];

function ReportDelete({ report, onClose }: LifeQuestionProps) {
  return (
    <DeleteQuestion id={report.id} route="remove" label="删除这一篇" list="" onClose={onClose}>
      附件和图片一起删去。别的报告连到它的地方，会说连不到。
    </DeleteQuestion>
  );
}

function ReportMove({ life, ...question }: LifeQuestionProps) {
  return <MoveQuestion {...question} isPublished={life.published !== undefined} />;
}

/** The last ones open below what is in sight of the column. */
const reveal = (section: HTMLElement | null) => section?.scrollIntoView({ block: 'nearest' });

/** 手续: what the life of a report needs once its text is written, each as a question. */
export function LifePanel(props: EditPanelProps) {
  const { report, portal } = props;
  const { life, refusal, refresh } = useLife(report, portal.revision);
  const [open, setOpen] = useState<string>();
  const close = useCallback(() => {
    setOpen(undefined);
    refresh();
  }, [refresh]);
  if (refusal) return <Notice refusal={refusal} />;
  if (!life) return <p class="desk-wait">正在看……</p>;
  return (
    <div class="desk-life">
      <Standing {...props} life={life} onBack={refresh} />
      {QUESTIONS.map(({ name, help, Question, findObstacle }) => {
        const obstacle = findObstacle?.(life, report);
        return (
          <section key={name} class="desk-life-question" ref={open === name ? reveal : null}>
            <h2>
              <button
                type="button"
                aria-expanded={open === name}
                onClick={() => setOpen(open === name ? undefined : name)}
              >
                {name}
              </button>
            </h2>
            <p class="desk-help">{help}</p>
            {open === name &&
              (obstacle ? <p>{obstacle}</p> : <Question {...props} life={life} onClose={close} />)}
          </section>
        );
      })}
    </div>
  );
}

function Standing({
  life,
  report,
  onBack,
  onAct,
  onFields,
}: EditPanelProps & { life: DeskLife; onBack: () => void }) {
  const { published, lost, hold, relations, versions, amendment, canTakeBack } = life;
  const [refusal, setRefusal] = useState<DeskRefusal>();
  const keepLost = (id: string) => {
    const known = report.fields.find(({ key }) => key === '旧网址')?.values ?? [];
    return onAct('已写进“旧网址”：打开以前的网址，会转到这里。', () =>
      onFields([{ key: '旧网址', values: [...known, id] }]),
    );
  };
  const takeBack = async () => {
    const answer = await send('POST', byId('take-back', report.id), {});
    setRefusal(answer.ok ? undefined : answer);
    onBack();
  };
  return (
    <section class="desk-standing" aria-label="现在怎样">
      <p>
        {published !== undefined
          ? `公布过${lost ? `，在 reports/${lost.id}.html` : ''}，网页上写的发布日期是 ${published}。`
          : lost
            ? '没有在现在的网址公布过。'
            : '还没有公布过。'}
        {hold && `现在${hold.clause}。`}
        {isWithdrawn(report) && '已经撤回。'}
      </p>
      {lost && (
        <>
          <p>
            {lost.isSure
              ? '那个网址还没有转到这里，“旧网址”里没有写：下一次发布会停下来问。'
              : `网站上的《${lost.title}》（reports/${lost.id}.html）现在没有了，像是这一篇：是的话，写进“旧网址”，那个网址就转到这里。`}
          </p>
          <p>
            <Button onClick={() => void keepLost(lost.id)}>把 {lost.id} 写进“旧网址”</Button>
          </p>
        </>
      )}
      {amendment !== '' && <p>公布以后改了字，还没有写修订：{amendment}。</p>}
      {versions.length > 0 && <p>留着以前公布的文本：{versions.map((day) => `${day} 起的`).join('、')}。</p>}
      {canTakeBack && (
        <p>
          <Button onClick={() => void takeBack()}>收回刚才写的修订</Button>
        </p>
      )}
      {refusal && <Notice refusal={refusal} />}
      {relations.length > 0 && (
        <ul>
          {relations.map(({ label, name, id, address, isOwn }) => (
            <li key={`${label}${id ?? address}`}>
              {label}：{id === undefined ? name : <a href={`#/report/${id}`}>{name}</a>}
              <span class="desk-help">{isOwn ? '（写在这一篇里）' : '（写在那一篇里）'}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
