import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRandom } from '../../../scripts/bench/random.ts';
import type { Answer, DeskFieldChange, DeskReport } from '../../../src/desk/desk-api.ts';
import { createDrafts, type ReportServer } from '../../../src/desk-page/report-draft.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const START = '标题: 示例区示例局报告\n---\n示例的正文。';

/** Files as the desk's server keeps them, which answers after a while. */
function createServer(wait: () => number = () => 5) {
  const files = new Map<string, string>();
  /** States that a file had. */
  const former: string[] = [];
  const moved = new Map<string, string>();
  /** Reports that another program has written since they were saved here. */
  const foreign = new Set<string>();
  const server = {
    ...{ files, former, moved, write, move, isAway: false, isFull: false, ownConflicts: 0 },
    api: {} as ReportServer,
  };
  function write(id: string, text: string) {
    former.push(files.get(id) ?? '');
    files.set(id, text);
    foreign.add(id);
  }
  function move(from: string, to: string) {
    files.set(to, files.get(from) as string);
    files.delete(from);
    moved.set(from, to);
    moved.delete(to);
  }
  const describeFile = (id: string): Answer<DeskReport> => {
    const text = files.get(id);
    let led = moved.get(id);
    while (led !== undefined && !files.has(led)) led = moved.get(led);
    if (text === undefined)
      return {
        ...{ ok: false, status: 404, message: '没有这一篇' },
        ...(led === undefined ? {} : { movedTo: led }),
      };
    const bodyLine = text.split('\n').indexOf('---') + 1;
    return {
      ...{ ok: true, kind: 'report', id, file: id, text, sha256: hash(text), bodyLine },
      ...{ fields: [], findings: [], url: '', state: '草稿' },
    };
  };
  /** Both ways take their time. */
  const later = async (answer: () => Answer<DeskReport>) => {
    await new Promise((resolve) => setTimeout(resolve, wait()));
    const told: Answer<DeskReport> = server.isAway ? { ok: false, status: 0, message: '没有回答' } : answer();
    await new Promise((resolve) => setTimeout(resolve, wait()));
    return told;
  };
  const save = (id: string, base: string, change: (text: string) => string) =>
    later(() => {
      const text = files.get(id);
      if (text === undefined) return describeFile(id);
      if (server.isFull) return { ok: false, status: 500, message: '磁盘满了' };
      if (hash(text) !== base && !foreign.has(id)) server.ownConflicts += 1;
      if (hash(text) !== base)
        return { ok: false, status: 409, message: '别的程序改过', text, sha256: hash(text) };
      write(id, change(text));
      foreign.delete(id);
      return describeFile(id);
    });
  server.api = {
    askReport: (id) => later(() => describeFile(id)),
    putText: (id, text, base) => save(id, base, () => text),
    putFields: (id, changes, base) => save(id, base, (text) => changes.reduce(writeField, text)),
  };
  return server;
}

const writeField = (text: string, { key, values }: DeskFieldChange) => {
  const lines = text.split('\n').filter((line) => !line.startsWith(`${key}: `));
  return [`${key}: ${values[0]}`, ...lines].join('\n');
};
const bodyOf = (text: string) => text.slice(text.indexOf('---\n') + 4);
const field = (key: string, value: string): DeskFieldChange => ({ key, values: [value] });

/** A window in which one report is open, with an editor as soon as its text is there. */
function createWindow(api: ReportServer) {
  const drafts = createDrafts(api);
  let shown: { id: string; text: string | undefined; end: () => void } | undefined;
  const leave = () => {
    shown?.end();
    shown = undefined;
  };
  const open = (id: string) => {
    leave();
    const draft = drafts.open(id);
    let takeBack: (() => void) | undefined;
    const screen = { id, text: undefined as string | undefined, end: () => {} };
    const take = () => {
      if (!takeBack && draft.state().report) {
        screen.text = draft.text();
        takeBack = draft.writeIn({
          text: () => screen.text ?? '',
          replace(next) {
            screen.text = next;
          },
          isComposing: () => false,
        });
      }
      screen.id = draft.id();
      if (drafts.open(screen.id) !== draft) open(screen.id);
    };
    const stop = draft.watch(take);
    screen.end = () => {
      stop();
      takeBack?.();
    };
    shown = screen;
    take();
    void draft.look();
  };
  return {
    drafts,
    open,
    leave,
    id: () => shown?.id,
    text: () => shown?.text,
    draft: () => (shown ? drafts.open(shown.id) : undefined),
    /** @returns whether there was an editor */
    type(change: (text: string) => string): boolean {
      if (shown?.text === undefined) return false;
      shown.text = change(shown.text);
      drafts.open(shown.id).onTyped();
      return true;
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(20_000);

describe('a draft', () => {
  const begin = async () => {
    const server = createServer();
    server.files.set('甲', START);
    const window = createWindow(server.api);
    window.open('甲');
    await settle();
    return { server, window };
  };

  /** What could not be saved was left, and another window has moved the report. */
  const leaveUnsaved = async () => {
    const { server, window } = await begin();
    server.isFull = true;
    window.type((text) => `${text}没有存上的。`);
    await settle();
    window.leave();
    server.move('甲', '乙');
    return { server, window };
  };

  it('that could not be saved and was left is saved where another window has moved the report', async () => {
    const { server, window } = await leaveUnsaved();
    server.files.set('乙', writeField(server.files.get('乙') as string, field('旧网址', '甲')));
    server.isFull = false;
    await settle();
    expect(server.files.get('乙')).toBe(`旧网址: 甲\n${START}没有存上的。`);
    expect(window.drafts.isUnsaved()).toBe(false);
  });

  it('that could not be saved is with the report that was opened where another window has moved it', async () => {
    const { server, window } = await leaveUnsaved();
    window.open('乙');
    await settle();
    expect(window.text()).toBe('示例的正文。没有存上的。');
    server.isFull = false;
    await settle();
    expect(server.files.get('乙')).toBe(`${START}没有存上的。`);
  });

  it('is not called saved while a field that was filled in waits for what is asked before', async () => {
    const { window } = await begin();
    void window.draft()?.look();
    void window.draft()?.saveFields([field('机构名称', '示例区示例局')]);
    expect([window.drafts.isUnsaved(), window.draft()?.state().saveState]).toEqual([true, 'waiting']);
    await settle();
    expect([window.drafts.isUnsaved(), window.draft()?.state().saveState]).toEqual([false, 'saved']);
  });

  it('stays on its screen while the report is moved', async () => {
    const { server, window } = await begin();
    const key = window.draft()?.key;
    server.move('甲', '乙');
    window.type((text) => `${text}搬的时候写的。`);
    await settle();
    expect([window.id(), window.draft()?.key]).toEqual(['乙', key]);
    expect(server.files.get('乙')).toBe(`${START}搬的时候写的。`);
  });

  it('beside another text shows that text again when the desk answers again, as it is by then', async () => {
    const { server, window } = await begin();
    const theirs = (words: string) => START.replace('示例的', words);
    const shown = () => window.draft()?.state().refusal?.text;
    server.write('甲', theirs('别处的'));
    window.type((text) => `${text}这里的。`);
    await settle();
    expect(shown()).toBe(theirs('别处的'));
    for (const words of ['别处的', '又一处的']) {
      server.isAway = true;
      void window.draft()?.look();
      await settle();
      expect(shown()).toBeUndefined();
      server.write('甲', theirs(words));
      server.isAway = false;
      await settle();
      expect(shown()).toBe(theirs(words));
    }
  });

  it('of which nothing is left to save begins anew when it is opened again', async () => {
    const { server, window } = await begin();
    window.leave();
    await settle();
    server.write('甲', `${START}别处写的。`);
    expect(window.drafts.open('甲').state().report).toBeUndefined();
  });
});

/**
 * Somebody who writes, fills in, leaves and comes back, other programs that write, a disk that is full and a desk that is
 * away, another window that moves the report: all of it in any order, and answers that take their time.
 */
it.each(
  Array.from({ length: 300 }, (_, seed) => seed),
)('nothing that was written is lost, seed %i', async (seed) => {
  const random = createRandom(seed);
  const below = (count: number) => Math.floor(random() * count);
  const server = createServer(() => (random() < 0.3 ? below(900) : below(20)));
  const ids = ['甲', '乙'];
  for (const id of ids) server.files.set(id, START);
  const window = createWindow(server.api);
  /** Words that are to be in a file in the end, each of which is there once. */
  const kept = new Set<string>();
  /** Words that were given up on purpose: they are among the former states. */
  const givenUp = new Set<string>();
  let words = 0;
  const write = () => {
    words += 1;
    const word = `〔${words}〕`;
    kept.add(word);
    return word;
  };
  const insert = (word: string) => (text: string) => {
    const places = [0, ...[...text.matchAll(/[〕。]/g)].map(({ index }) => index + 1)];
    const at = places[below(places.length)] as number;
    return text.slice(0, at) + word + text.slice(at);
  };
  /** Words that are in one text and not in another. */
  const missing = (from: string, to: string) =>
    (from.match(/〔\d+〕/g) ?? []).filter((word) => !to.includes(word));
  const giveUp = (given: readonly string[]) => {
    for (const word of given) {
      kept.delete(word);
      givenUp.add(word);
    }
  };
  const choose = async (choice: 'theirs' | 'mine') => {
    const draft = window.draft();
    const { refusal, unsavedFields } = draft?.state() ?? {};
    if (!draft || refusal?.text === undefined) return;
    const from = words;
    const mine = draft.present();
    // Of both: the desk may be away in the middle of it.
    giveUp([...missing(refusal.text, mine), ...missing(mine, refusal.text)]);
    if (choice === 'theirs')
      for (const { values } of unsavedFields ?? []) for (const value of values) kept.delete(String(value));
    const done = draft.resolveConflict(choice);
    if (choice === 'mine') return;
    // What is typed until it is done is given up as well.
    await done;
    giveUp([...kept].filter((word) => Number(word.slice(1, -1)) > from && typed.has(word)));
  };
  const typed = new Set<string>();
  const actions: (() => unknown)[] = [
    ...Array.from({ length: 5 }, () => () => {
      const word = write();
      typed.add(word);
      if (!window.type(insert(word))) kept.delete(word);
    }),
    () => {
      const draft = window.draft();
      if (!draft?.state().report) return;
      // Another one, or one that is on its way, anew.
      const again = draft.state().unsavedFields[0];
      if (again) kept.delete(String(again.values[0]));
      void draft.saveFields([field(again?.key ?? `字段${words}`, write())]);
    },
    () => {
      const id = ids[below(ids.length)] as string;
      const text = server.files.get(id);
      if (text === undefined) return;
      const body = bodyOf(text);
      server.write(id, text.slice(0, text.length - body.length) + insert(write())(body));
      if (window.id() === id) void window.draft()?.look();
    },
    // What mends a text puts another whole one in its place.
    () => void window.draft()?.putWhole(String),
    () => window.leave(),
    ...Array.from({ length: 3 }, () => () => window.open(ids[below(ids.length)] as string)),
    () => {
      server.isFull = random() < 0.5;
    },
    () => {
      server.isAway = random() < 0.5;
    },
    () => {
      const from = ids[below(ids.length)] as string;
      const to = `${from.slice(0, 1)}${words}${ids.length}`;
      if (!server.files.has(from) || ids.length > 6) return;
      server.move(from, to);
      ids.push(to);
    },
    () => choose(random() < 0.5 ? 'theirs' : 'mine'),
  ];
  for (let step = 0; step < 60; step += 1) {
    void actions[below(actions.length)]?.();
    await vi.advanceTimersByTimeAsync(random() < 0.2 ? below(4000) : below(60));
  }
  server.isFull = false;
  server.isAway = false;
  await settle();
  // Once more, since of two texts of one report the second has to wait for the first.
  for (const id of [...ids, ...ids]) {
    window.open(id);
    await settle();
    await Promise.all([choose('mine'), settle()]);
  }
  expect(window.drafts.isUnsaved()).toBe(false);
  // A report that was moved may have been written under both of its names.
  if (server.moved.size === 0) expect(server.ownConflicts).toBe(0);
  const files = [...server.files.values()];
  const count = (word: string) => files.join('').split(word).length - 1;
  expect([...kept].filter((word) => count(word) !== 1)).toEqual([]);
  const ever = [...files, ...server.former].join('');
  expect([...givenUp].filter((word) => !ever.includes(word))).toEqual([]);
});
