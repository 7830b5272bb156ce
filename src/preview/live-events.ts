import type { ServerResponse } from 'node:http';
import { createTurns } from '../base/create-turns.ts';
import type { PageState } from './answer.ts';

/** Milliseconds between signs of life: a browser notices by them that a connection is dead. */
const BEAT = 15_000;

/** As far as a page says it: nobody knows what the bar of one shows that connects. */
type ShownState = Omit<PageState, 'faults'> & Partial<PageState>;

interface OpenPage {
  readonly response: ServerResponse;
  readonly path: string;
  state: ShownState;
}

export interface LiveEvents {
  /** Connects an open page for as long as the browser wants. */
  open(response: ServerResponse, path: string, state: ShownState): void;
  /** Has those pages reload, take other styles, or show what is wrong, that are not as they should be. */
  refresh(stateOf: (path: string) => Promise<PageState>): Promise<void>;
  /** Tells every page, also those that open later. */
  tell(name: 'search', text: string): void;
  close(): void;
}

/** A message as text/event-stream has it (HTML Standard, § 9.2.6): each line of the data is a field. */
export function formatEvent(name: string, data: string): string {
  const lines = data.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`);
  return `event: ${name}\n${lines.join('')}\n`;
}

/** What a page has to do to become as it should be. */
export function chooseEvents(shown: ShownState, wanted: PageState): { name: string; data: string }[] {
  // It comes back with a connection of its own.
  if (shown.print !== wanted.print) return [{ name: 'reload', data: wanted.print }];
  const events = [];
  if (shown.styles !== wanted.styles) events.push({ name: 'styles', data: wanted.styles });
  if (shown.faults !== wanted.faults) events.push({ name: 'faults', data: wanted.faults });
  return events;
}

export function createLiveEvents(): LiveEvents {
  const pages = new Set<OpenPage>();
  const told = new Map<string, string>();
  const send = ({ response }: OpenPage, text: string) => {
    if (!response.writableEnded) response.write(text);
  };
  const beat = setInterval(() => {
    for (const page of pages) send(page, ': \n\n');
  }, BEAT);
  beat.unref();
  const refreshAll = async (stateOf: (path: string) => Promise<PageState>) => {
    for (const page of [...pages]) {
      const wanted = await stateOf(page.path);
      for (const { name, data } of chooseEvents(page.state, wanted)) send(page, formatEvent(name, data));
      page.state = wanted;
    }
  };
  /** One after another: an earlier state may take longer to make than the one after it, and is not the last word. */
  const inTurn = createTurns();
  return {
    open(response, path, state) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
      });
      const page = { response, path, state };
      pages.add(page);
      response.on('close', () => pages.delete(page));
      // A second is soon enough to be back after a restart.
      send(page, 'retry: 1000\n\n');
      for (const [name, text] of told) send(page, formatEvent(name, text));
    },
    refresh: (stateOf) => inTurn(() => refreshAll(stateOf)),
    tell(name, text) {
      if ((told.get(name) ?? '') === text) return;
      told.set(name, text);
      for (const page of pages) send(page, formatEvent(name, text));
    },
    close() {
      clearInterval(beat);
      for (const { response } of pages) response.end();
    },
  };
}
