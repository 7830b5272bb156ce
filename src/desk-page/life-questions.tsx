import type { DeskField, DeskFieldChange, DeskInput, DeskReport } from '../desk/desk-api.ts';
import { Asked, FieldQuestion, useAnswers } from './field-question.tsx';
import type { LifeQuestionProps } from './use-life.ts';

/* Questions whose answers are fields. */

const LINE: DeskInput = { kind: 'line' };
const DATE: DeskInput = { kind: 'date' };

const fieldOf = ({ fields }: DeskReport, key: string): DeskField | undefined =>
  fields.find((field) => field.key === key);
const textOf = (report: DeskReport, key: string) => fieldOf(report, key)?.values[0] ?? '';
const entriesOf = (report: DeskReport, key: string) => fieldOf(report, key)?.entries ?? [];
const choicesOf = ({ input }: { readonly input: DeskInput } | undefined = { input: LINE }) =>
  input.kind === 'choice' ? input.choices : [];

/** The input of a part, as the table of fields has it. */
function partOf(report: DeskReport, key: string, part: string): DeskInput {
  const input = fieldOf(report, key)?.input;
  return (input?.kind === 'entries' && input.parts.find((one) => one.key === part)?.input) || LINE;
}

const change = (key: string, ...values: DeskFieldChange['values']): DeskFieldChange => ({
  key,
  values: values.filter((value) => value !== ''),
});

/** 草稿 → 送审 → 发布, with who has read it, and when it is to be published. */
export function StateQuestion(question: LifeQuestionProps) {
  const { report, life } = question;
  const { answers, bind } = useAnswers(question, {
    state: textOf(report, '状态') || '发布',
    release: textOf(report, '发布于'),
    round: '',
    by: '',
    day: '',
  });
  const { state, release, round, by, day } = answers;
  const reviews = entriesOf(report, '审核');
  const isReviewed = round !== '' || by !== '' || day !== '';
  const isWhole = !isReviewed || (round !== '' && by !== '' && day !== '');
  const isRepublished = life.published !== undefined && state !== '发布';
  // The state has the name of the button that is still to be pressed.
  const wasHeld = life.published === undefined || !['', '发布'].includes(textOf(report, '状态'));
  const next =
    wasHeld && state === '发布'
      ? `${release === '' ? '' : `到了 ${release}，`}还要按上面的“发布”，网站上才有。`
      : '';
  const changes = [
    ...(state === (textOf(report, '状态') || '发布') ? [] : [change('状态', state === '发布' ? '' : state)]),
    ...(release === textOf(report, '发布于') ? [] : [change('发布于', release)]),
    ...(isReviewed ? [change('审核', ...reviews, { 审次: round, 人: by, 日期: day })] : []),
  ];
  return (
    <FieldQuestion
      question={question}
      changes={isWhole && !isRepublished && changes.length > 0 ? changes : undefined}
      missing={
        isRepublished
          ? '公布过的不能再变成草稿、送审：它的网页会消失。要收回，用“撤回”。'
          : isWhole
            ? '还没有改什么。'
            : '审核要写全：第几审、谁审的、哪一天。'
      }
      told={`已改为“${state}”${isReviewed ? '，记下了审核' : ''}。${next}`}
    >
      {life.requiredReviews > 0 && <p>本站要求审过 {life.requiredReviews} 次才放进网站。</p>}
      {reviews.length > 0 && (
        <ul>
          {reviews.map((review) => (
            <li key={review.审次}>
              {review.审次}：{review.人}，{review.日期}
            </li>
          ))}
        </ul>
      )}
      <Asked
        name="这一篇现在"
        help="草稿、送审的不放进网站；发布的，按上面的“发布”以后网站上就有"
        input={{ kind: 'choice', choices: choicesOf(fieldOf(report, '状态')) }}
        {...bind('state')}
      />
      <Asked
        name="定一个时间发布"
        help="北京时间；不用等就不写。到时候要再按一次上面的“发布”"
        input={{ kind: 'moment' }}
        example="2022-03-01 09:00"
        {...bind('release')}
      />
      {reviews.length < 3 && (
        <fieldset class="desk-field">
          <legend>记下一次审核</legend>
          <Asked name="第几审" input={partOf(report, '审核', '审次')} {...bind('round')} />
          <Asked name="谁审的" help="人名不公开，除非网站设置说公开" input={LINE} {...bind('by')} />
          <Asked name="哪一天审完" input={DATE} {...bind('day')} />
        </fieldset>
      )}
    </FieldQuestion>
  );
}

export function WithdrawalQuestion(question: LifeQuestionProps) {
  const { report } = question;
  const isThere = fieldOf(report, '撤回')?.lines !== undefined;
  const { answers, bind } = useAnswers(question, { day: '', reason: '', explanation: '', remains: '' });
  const { day, reason, explanation, remains } = answers;
  if (isThere)
    return (
      <FieldQuestion
        question={question}
        changes={[change('撤回')]}
        missing=""
        told="已恢复：下一次发布，就和撤回以前一样。"
      >
        <p>恢复以后，网页上不再写已撤回，首页、目录、搜索里又有它。</p>
      </FieldQuestion>
    );
  const isWhole = day !== '' && reason !== '' && remains !== '';
  const entry = { 日期: day, 原因: reason, 说明: explanation, 正文: remains };
  return (
    <FieldQuestion
      question={question}
      changes={isWhole ? [change('撤回', entry)] : undefined}
      missing="写明哪一天、为什么撤回，正文是保留还是移除。"
      told="已写上撤回：下一次发布，网页上就写明已撤回。"
    >
      <Asked name="哪一天撤回" input={DATE} isNeeded {...bind('day')} />
      <Asked
        name="为什么撤回"
        help="读者看得到"
        example="数据有误，已重新公布"
        input={LINE}
        isNeeded
        {...bind('reason')}
      />
      <Asked
        name="还要告诉读者什么"
        help="可以不写，每行一段；如以哪一份文件为准"
        input={{ kind: 'lines' }}
        {...bind('explanation')}
      />
      <Asked
        name="正文"
        help="保留：网页上写明已撤回，下面还能看正文和附件；移除：正文和附件都不再公布（自己的文件夹里还在）"
        input={partOf(report, '撤回', '正文')}
        isNeeded
        {...bind('remains')}
      />
    </FieldQuestion>
  );
}

export function ValidityQuestion(question: LifeQuestionProps) {
  const { report } = question;
  const { answers, bind } = useAnswers(question, {
    有效性: textOf(report, '有效性'),
    失效日期: textOf(report, '失效日期'),
    废止依据: textOf(report, '废止依据'),
  });
  const changes = Object.entries(answers).flatMap(([key, value]) =>
    value === textOf(report, key) ? [] : [change(key, value)],
  );
  const { 有效性: validity } = answers;
  return (
    <FieldQuestion
      question={question}
      changes={changes.length > 0 ? changes : undefined}
      missing="还没有改什么。"
      told={validity === '' ? '已删去有效性。' : `有效性已写成“${validity}”。`}
    >
      <p>程序不看日历替你改：照发文机关说的写。废止它的文件在本站的，再用“关联”连起来。</p>
      <Asked
        name="这份文件现在"
        help="有效、已修改的在“现行有效”里；失效、废止、宣布失效的，网页最上面写明"
        input={{ kind: 'choice', choices: choicesOf(fieldOf(report, '有效性')) }}
        {...bind('有效性')}
      />
      <Asked name="从哪一天起不再有效" help="还有效的不写" input={DATE} {...bind('失效日期')} />
      <Asked
        name="按哪份文件"
        help="名称和文号，照原件写；没有就不写"
        example={fieldOf(report, '废止依据')?.example ?? ''}
        input={LINE}
        {...bind('废止依据')}
      />
    </FieldQuestion>
  );
}

export function RelationQuestion(question: LifeQuestionProps) {
  const { report } = question;
  const { answers, bind } = useAnswers(question, { relation: '', target: '', name: '', form: '' });
  const { relation, target, name, form } = answers;
  const isAddress = /^https?:/i.test(target);
  const isExplanation = relation.includes('解读');
  const entry = { 关系: relation, 对象: target, 名称: name, 形式: isExplanation ? form : '' };
  const isWhole = relation !== '' && target !== '' && (!isAddress || name !== '');
  return (
    <FieldQuestion
      question={question}
      changes={isWhole ? [change('关联', ...entriesOf(report, '关联'), entry)] : undefined}
      missing={isAddress ? '别的网站的文件，写上它的名称。' : '选这一篇对那一份做了什么，再找到那一份。'}
      told="已写上关联：两篇的网页上都会有。"
    >
      <p>读成一句话：这一篇（废止）那一份；反过来是这一篇（被废止）。写在一篇里就行。</p>
      <Asked name="这一篇" input={partOf(report, '关联', '关系')} isNeeded {...bind('relation')} />
      <Asked name="哪一份文件" input={partOf(report, '关联', '对象')} isNeeded {...bind('target')} />
      {isAddress && <Asked name="它的名称" input={LINE} isNeeded {...bind('name')} />}
      {isExplanation && (
        <Asked name="解读的形式" help="可以不写" input={partOf(report, '关联', '形式')} {...bind('form')} />
      )}
    </FieldQuestion>
  );
}
