import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../../src/base/create-turns.ts';

it('work is done one after another in its order, each for its caller, also after a failure', async () => {
  const inTurn = createTurns();
  const steps: string[] = [];
  const create = (name: string) => async () => {
    steps.push(`${name} begins`);
    await setImmediate();
    steps.push(`${name} ends`);
    if (name === '乙') throw new Error('示例');
    return name;
  };
  const done = await Promise.allSettled(['甲', '乙', '丙'].map((name) => inTurn(create(name))));
  expect(steps).toEqual(['甲', '乙', '丙'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  expect(done).toMatchObject([{ value: '甲' }, { reason: { message: '示例' } }, { value: '丙' }]);
});
