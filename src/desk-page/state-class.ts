import type { DeskState } from '../desk/desk-api.ts';

/** How a state looks. */
export const stateClass = (state: DeskState): string =>
  state === '有错误'
    ? 'wrong'
    : state === '已发布'
      ? 'done'
      : state === '已撤回' || state === '没有比较'
        ? 'ended'
        : 'open';
