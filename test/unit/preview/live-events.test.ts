import type { ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { PageState } from '../../../src/preview/answer.ts';
import { chooseEvents, createLiveEvents, formatEvent } from '../../../src/preview/live-events.ts';

/** Reads a stream as a browser does (HTML Standard, § 9.2.6). */
function readEvents(stream: string): { name: string; data: string }[] {
  return stream
    .split('\n\n')
    .filter((block) => block !== '')
    .map((block) => {
      const fields = block.split('\n').map((line) => line.split(/: (.*)/s));
      const values = (name: string) => fields.filter(([key]) => key === name).map(([, value]) => value ?? '');
      return { name: values('event')[0] ?? '', data: values('data').join('\n') };
    });
}

describe('formatEvent', () => {
  it.each([
    '',
    '一行',
    '<ol>\n<li>两行</li>\n</ol>',
    '\n\n',
    'a\r\nb\rc',
    'event: reload\ndata: x',
  ])('brings %j through whole', (text) => {
    expect(readEvents(formatEvent('faults', text) + formatEvent('reload', '1'))).toEqual([
      { name: 'faults', data: text.replace(/\r\n?/g, '\n') },
      { name: 'reload', data: '1' },
    ]);
  });
});

describe('chooseEvents', () => {
  const shown = { print: 'a', styles: 'assets/styles.css?v=1', faults: '' };
  const styles = 'assets/styles.css?v=2';

  it('leaves a page alone that is as it should be', () => {
    expect(chooseEvents(shown, { ...shown })).toEqual([]);
  });

  it('changes styles without a reload, and reloads for anything else', () => {
    expect(chooseEvents(shown, { ...shown, styles })).toEqual([{ name: 'styles', data: styles }]);
    expect(chooseEvents(shown, { print: 'b', styles, faults: '<p>' })).toEqual([
      { name: 'reload', data: 'b' },
    ]);
  });

  it('shows and takes away what is wrong, and says so to a page whose bar nobody knows', () => {
    expect(chooseEvents(shown, { ...shown, styles, faults: '<p>' })).toEqual([
      { name: 'styles', data: styles },
      { name: 'faults', data: '<p>' },
    ]);
    expect(chooseEvents({ ...shown, faults: '<p>' }, shown)).toEqual([{ name: 'faults', data: '' }]);
    const { faults: _faults, ...connecting } = shown;
    expect(chooseEvents(connecting, shown)).toEqual([{ name: 'faults', data: '' }]);
  });
});

describe('createLiveEvents', () => {
  /** An open page: what it was sent, and how it leaves. */
  const createPage = () => {
    let sent = '';
    const leave: (() => void)[] = [];
    const response = {
      writableEnded: false,
      writeHead: () => {},
      write: (text: string) => {
        sent += text;
      },
      on: (_name: 'close', listener: () => void) => leave.push(listener),
      end: () => {},
    };
    return {
      response: response as unknown as ServerResponse,
      leave: () => leave.map((listener) => listener()),
      read: () => {
        const events = readEvents(sent).filter(({ name }) => name !== '');
        sent = '';
        return events;
      },
    };
  };
  const state = { print: 'a', styles: 's', faults: '' };

  it('tells each page what it alone has to do, once', async () => {
    const events = createLiveEvents();
    const [one, two] = [createPage(), createPage()];
    events.open(one.response, 'one.html', state);
    events.open(two.response, 'two.html', state);
    const stateOf = async (path: string) => ({ ...state, print: path === 'one.html' ? 'b' : 'a' });
    await events.refresh(stateOf);
    expect([one.read(), two.read()]).toEqual([[{ name: 'reload', data: 'b' }], []]);
    await events.refresh(stateOf);
    expect([one.read(), two.read()]).toEqual([[], []]);
    two.leave();
    await events.refresh(async () => ({ ...state, faults: '错' }));
    expect(two.read()).toEqual([]);
    events.close();
  });

  it('leaves a page as it became last, also where an earlier state takes longer to make', async () => {
    const events = createLiveEvents();
    const page = createPage();
    events.open(page.response, 'one.html', state);
    let finish: ((state: PageState) => void) | undefined;
    const slow = events.refresh(() => new Promise((resolve) => (finish = resolve)));
    const fast = events.refresh(async () => ({ ...state, faults: '错' }));
    await expect.poll(() => finish).toBeDefined();
    finish?.({ ...state });
    await Promise.all([slow, fast]);
    expect(page.read()).toEqual([{ name: 'faults', data: '错' }]);
    await expect(events.refresh(() => Promise.reject(new Error('示例')))).rejects.toThrow('示例');
    await events.refresh(async () => state);
    expect(page.read()).toEqual([{ name: 'faults', data: '' }]);
    events.close();
  });

  it('tells a page that opens later what holds for all, and nothing twice', () => {
    const events = createLiveEvents();
    const [early, late] = [createPage(), createPage()];
    events.open(early.response, 'search.html', state);
    events.tell('search', '正在更新');
    events.tell('search', '正在更新');
    events.open(late.response, 'search.html', state);
    const told = [{ name: 'search', data: '正在更新' }];
    expect([early.read(), late.read()]).toEqual([told, told]);
    events.close();
  });
});
