import { useState } from 'preact/hooks';
import type { DeskPageLife } from '../desk/page-api.ts';
import { byId } from './api.ts';
import { DeleteQuestion } from './delete-question.tsx';
import { MoveQuestion } from './move-question.tsx';
import { Notice } from './notice.tsx';
import type { EditPanelProps } from './screen-props.ts';
import { useAsked } from './use-asked.ts';

/** What a fixed page needs besides its text: another address, its end. */
export function PagePanel(props: EditPanelProps) {
  const { report, portal } = props;
  const { told: life, refusal } = useAsked<DeskPageLife>(byId('page-life', report.id), portal.revision);
  const [isMoving, setMoving] = useState(false);
  const [isAsking, setAsking] = useState(false);
  if (refusal) return <Notice refusal={refusal} />;
  if (!life) return <p class="desk-wait">正在看……</p>;
  return (
    <div class="desk-life">
      <section class="desk-standing" aria-label="现在怎样">
        <p>
          {life.isPublished
            ? '公布过。不再适用的，不要删：在正文开头写明从哪天起不再适用，在“字段”里把“位置”选成“不列出”。'
            : '还没有公布过：下一次发布，网站上就有。'}
        </p>
      </section>
      <section class="desk-life-question">
        <h2>
          <button type="button" aria-expanded={isMoving} onClick={() => setMoving(!isMoving)}>
            改网址
          </button>
        </h2>
        <p class="desk-help">换一个名字；旧网址照样能打开，连到它的报告和网页跟着改</p>
        {isMoving && (
          <MoveQuestion {...props} isPublished={life.isPublished} onClose={() => setMoving(false)} />
        )}
      </section>
      {!life.isPublished && (
        <section class="desk-life-question">
          <h2>
            <button type="button" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
              删除
            </button>
          </h2>
          <p class="desk-help">还没有公布过的，可以删；删掉的留着，在“固定页面”里可以放回</p>
          {isAsking && (
            <DeleteQuestion
              id={report.id}
              route="page-delete"
              label="删除这个网页"
              list="pages"
              onClose={() => setAsking(false)}
            >
              删除以后，连到它的地方会说连不到。
            </DeleteQuestion>
          )}
        </section>
      )}
    </div>
  );
}
