import type { DeskState } from '../desk/desk-api.ts';

/** How a state looks. */
export const stateClass = (state: DeskState): string =>
  state === '有错误'
    ? 'wrong'
    : state === '已发布'
      ? 'done'
      : ['已撤回', '没有比较', '正在比较'].includes(state)
        ? 'ended'
        : 'open';
