import { formatLeft, formatSearched } from '../search/format-scope.ts';
import type { SearchState } from '../search/search-address.ts';
import type { SearchAnswer } from '../search/search-answer.ts';
import { createButton, createElement, createLink } from './create-element.ts';

/** What the reader can do about what an answer does not have. */
export interface HintActions {
  chooseFilters(filters: SearchState['filters']): void;
  removeFilters(): void;
  retry(): void;
  searchLeft(): void;
}

/** The button that has the oldest parts searched too. */
export const LEFT = 'search-left';
const NOT_SEARCHED =
  '图片、扫描件和只能下载的附件（如 doc、xls、ofd、压缩包）里的字搜不到；英文要写整个的词。';

type Hint = readonly (string | Node)[];

/** What the number does not say, and what to do about nothing. */
export function createHints(
  answer: SearchAnswer,
  state: SearchState,
  actions: HintActions,
  isGoingOn: boolean,
): HTMLElement[] {
  const { total, former, scope, excluded, shortened } = answer;
  const hints: Hint[] = [];
  if (excluded.length > 0) {
    const words = excluded.map((word) => `“${word}”`).join('或');
    hints.push([`没有列出含有${words}的报告：词前面的减号表示不要。`]);
  }
  if (shortened) hints.push(['输入的内容很长，只按开头的一部分搜索。']);
  if (former > 0) hints.push([`其中 ${former} 篇是以前公布的文本，后来修订过。`]);
  if (!isGoingOn) {
    const others = offerStates(answer, state, actions);
    hints.push(...others);
    if (total === 0) hints.push(...explainNothing(answer, state, actions, others.length > 0));
    if (scope.failed.length > 0)
      hints.push(['有一部分索引没有取到，或者取到的不完整。', createButton('重试', actions.retry)]);
    const rest = formatRest(answer);
    if (rest !== undefined) {
      const button = createButton(rest, actions.searchLeft);
      button.id = LEFT;
      hints.push([button]);
    }
  }
  return hints.map((contents) => createElement('p', '', ...contents));
}

function explainNothing(
  { scope, isEmptyPortal, relaxed }: SearchAnswer,
  { text, filters }: SearchState,
  actions: HintActions,
  isElsewhere: boolean,
): Hint[] {
  if (isEmptyPortal) return [['本站还没有发布文件，暂时没有内容可以搜索。']];
  if (!relaxed && Object.keys(filters).length > 0)
    return [
      [
        text.trim() === '' ? '没有报告符合所选的条件。' : '所选的筛选里没有这些字。',
        createButton('去掉全部筛选', actions.removeFilters),
      ],
    ];
  const catalog = createLink('catalog.html', '浏览目录');
  return [
    [
      `${formatSearched(scope)}${isElsewhere ? '别的报告里' : ''}没有找到。可以少写几个字，或者换个说法再搜；也可以`,
      catalog,
      '。',
    ],
    [NOT_SEARCHED],
  ];
}

/** Reports of another state than those that are listed, such as 已废止. */
function offerStates({ facets }: SearchAnswer, { text, filters }: SearchState, actions: HintActions): Hint[] {
  if (filters.state !== undefined) return [];
  return facets.state.map(({ value, count }) => [
    `另有 ${count} 篇${value}的报告${text.trim() === '' ? '' : '有这些字'}。`,
    createButton(`只看${value}的`, () => actions.chooseFilters({ ...filters, state: value })),
  ]);
}

/** What has not been searched yet. */
function formatRest({ scope, relaxed }: SearchAnswer): string | undefined {
  if (scope.left > 0) return `${formatLeft(scope)}，继续查`;
  return relaxed && relaxed.scope.left > 0
    ? `接近的结果只找了 ${formatSearched(relaxed.scope)}的，继续找`
    : undefined;
}
