import { expect, it } from 'vitest';
import type { DeskService } from '../../../src/desk/desk-service.ts';
import { openPortal } from '../../../src/desk/open-portal-http.ts';

it.each([
  ['nothing was published', undefined, undefined, 'new'],
  ['something is wrong, so that nothing can be compared', {}, undefined, 'unknown'],
  ['all could be compared, and this one was not', {}, {}, 'new'],
])('%s: a report without a comparison', (_what, former, portal, state) => {
  const service = {
    output: { absolute: import.meta.dirname },
    readFormer: () => former,
    loaded: () => ({ portal }),
  } as unknown as DeskService;
  const { untold, published } = openPortal(service, {} as never);
  // As if it had been read.
  Object.assign(published(), { former });
  expect(untold()).toBe(state);
});
