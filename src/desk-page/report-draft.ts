import { createTurns } from '../base/create-turns.ts';
import type { Answer, DeskFieldChange, DeskRefusal, DeskReport } from '../desk/desk-api.ts';
import type { ChangeText } from './screen-props.ts';

/** Milliseconds from a key until the text is saved, and from one save to the next while somebody goes on writing. */
const SOON = 30;
const PACE = 200;
/** Milliseconds until what could not be saved or read is tried again. */
const RETRY = 3000;

/** What has the reports' files. A hash of a file says of which of its states something was made. */
export interface ReportServer {
  askReport(id: string): Promise<Answer<DeskReport>>;
  putText(id: string, text: string, base: string): Promise<Answer<DeskReport>>;
  putFields(id: string, changes: readonly DeskFieldChange[], base: string): Promise<Answer<DeskReport>>;
}

/** A text as it is written: in its editor, or without one, before it is opened and when it has been left. */
export interface WrittenText {
  text(): string;
  /** @param isForeign written by another program */
  replace(text: string, isForeign?: boolean): void;
  /** A word is being spelled: it is saved when it has come to its end. */
  isComposing(): boolean;
}

function holdText(text: string): WrittenText {
  let held = text;
  return {
    text: () => held,
    replace(next) {
      held = next;
    },
    isComposing: () => false,
  };
}

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

export interface DraftState {
  /** As the server told it last: what is typed is made of it. */
  readonly report: DeskReport | undefined;
  readonly refusal: DeskRefusal | undefined;
  readonly saveState: SaveState;
  readonly unsavedFields: readonly DeskFieldChange[];
  /** Grows when what was written here is given up: a form begins anew. */
  readonly givenUp: number;
}

/** A report that is being written: what the file says, what is typed, and the way from one to the other. */
export type ReportDraft = ReturnType<typeof createReportDraft>;

/**
 * The reports that are written in this window, by their ids. What is not in its file yet, or on its way there, outlives
 * the screen on which it was written: whoever opens the report again goes on with it.
 */
export function createDrafts(server: ReportServer) {
  const drafts = new Map<string, ReportDraft>();
  let opened = 0;
  const home: Home = {
    mayMove(draft, to) {
      const there = drafts.get(to);
      // Of two texts that were written here, each stays where it is.
      if (there?.isDirty() && draft.isDirty()) return false;
      // Another one has taken its place.
      if (drafts.get(draft.id()) !== draft) return true;
      drafts.delete(draft.id());
      if (there?.isDirty()) return true;
      drafts.set(to, draft);
      there?.tell();
      return true;
    },
    onRest(draft) {
      if (drafts.get(draft.id()) === draft) drafts.delete(draft.id());
    },
  };
  return {
    open(id: string): ReportDraft {
      const there = drafts.get(id);
      if (there) return there;
      opened += 1;
      const draft = createReportDraft(id, opened, server, home);
      drafts.set(id, draft);
      return draft;
    },
    /** From now on what is written of one report is written of the other. */
    noteMoved(from: string, to: string): void {
      drafts.get(from)?.moveTo(to);
    },
    isUnsaved: (): boolean => [...drafts.values()].some((draft) => draft.isDirty()),
  };
}

interface Home {
  /** @returns whether what is written of this report is now written of that one */
  mayMove(draft: ReportDraft, to: string): boolean;
  /** Nobody sees it, and all of it is in the file. */
  onRest(draft: ReportDraft): void;
}

function createReportDraft(at: string, key: number, server: ReportServer, home: Home) {
  let id = at;
  let state: DraftState = {
    report: undefined,
    refusal: undefined,
    saveState: 'saved',
    unsavedFields: [],
    givenUp: 0,
  };
  const watchers = new Set<() => void>();
  const tell = () => {
    for (const told of [...watchers]) told();
  };
  const set = (part: Partial<DraftState>) => {
    const before = state;
    state = { ...before, ...part };
    // Each key that is pressed says that something waits.
    if ((Object.keys(part) as (keyof DraftState)[]).some((name) => state[name] !== before[name])) tell();
  };
  let written: WrittenText | undefined;
  /** Changes of fields that are not saved yet, by the fields. */
  const fields = new Map<string, DeskFieldChange>();
  /** Why the last save was refused. */
  let failure: DeskRefusal | undefined;
  let saveTimer: ReturnType<typeof setTimeout> | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let lookTimer: ReturnType<typeof setTimeout> | undefined;
  let lastSave = Number.NEGATIVE_INFINITY;

  const isOtherText = (report: DeskReport | undefined) =>
    report !== undefined && written !== undefined && written.text() !== bodyOf(report);
  const isDirty = (report = state.report) => fields.size > 0 || isOtherText(report);

  const inOrder = createTurns();
  let waiting = 0;
  /** One after the other: each is made of what the one before has left. */
  const inTurn = async (work: () => Promise<void>) => {
    waiting += 1;
    try {
      await inOrder(work);
    } finally {
      waiting -= 1;
      if (waiting === 0 && watchers.size === 0 && !isDirty()) home.onRest(draft);
    }
  };

  const moveTo = (to: string): boolean => {
    if (to === id || !home.mayMove(draft, to)) return false;
    id = to;
    failure = undefined;
    tell();
    return true;
  };
  const settle = (answer: Answer<DeskReport>) => {
    failure = answer.ok ? undefined : answer;
    if (answer.ok) {
      const saveState = isDirty(answer) ? 'waiting' : 'saved';
      set({ report: answer, refusal: undefined, saveState });
      // Another window has moved it: what it is by now is read before it is saved there.
    } else if (answer.movedTo !== undefined && moveTo(answer.movedTo)) void look();
    else set({ saveState: 'failed', refusal: answer });
  };

  const fill = (changes: readonly DeskFieldChange[]) => {
    for (const one of changes) fields.set(one.key, one);
    set({ unsavedFields: [...fields.values()], saveState: 'waiting' });
  };
  /** What was changed once more since then is still to be saved. */
  const forget = (changes: readonly DeskFieldChange[]) => {
    for (const one of changes) if (fields.get(one.key) === one) fields.delete(one.key);
    set({ unsavedFields: [...fields.values()] });
  };

  /** The whole file as it would be with what is typed. */
  const present = () => (state.report ? joinFile(state.report, written?.text() ?? '') : '');
  /** Saves the text, and then the fields, as they are when its turn comes. */
  const save = async () => {
    const before = state.report;
    if (!before) return;
    if (isOtherText(before)) {
      set({ saveState: 'saving' });
      settle(await server.putText(id, present(), before.sha256));
      if (failure) return;
    }
    const changes = [...fields.values()];
    if (changes.length > 0) {
      set({ saveState: 'saving' });
      const answer = await server.putFields(id, changes, (state.report ?? before).sha256);
      if (answer.ok) forget(changes);
      settle(answer);
      // As it was before what was typed, or undone.
    } else if (!failure && !isDirty()) set({ saveState: 'saved' });
  };
  const saveAll = () => inTurn(save);
  /** What is typed while a save is under way waits for it. */
  const saveSoon = () => {
    if (saveTimer !== undefined) return;
    const saveNow = () => {
      saveTimer = undefined;
      if (written?.isComposing()) return saveSoon();
      lastSave = performance.now();
      void saveAll().then(goOn);
    };
    saveTimer = setTimeout(saveNow, Math.max(SOON, lastSave + PACE - performance.now()));
  };
  const goOn = () => {
    clearTimeout(retryTimer);
    if (!isDirty()) return;
    if (!failure) saveSoon();
    // The disk may be there again; of two texts somebody has to choose.
    else if (failure.text === undefined) retryTimer = setTimeout(saveSoon, RETRY);
  };

  /** What the file has, unless it is another text and something is unsaved here: then somebody has to choose. */
  const takeFile = (report: Extract<Answer<DeskReport>, { ok: true }>) => {
    const isOther = state.report !== undefined && bodyOf(report) !== bodyOf(state.report);
    if (isOther && isDirty()) {
      // Of what it has by now nothing was shown yet.
      if (failure?.sha256 !== report.sha256) failure = undefined;
      return set({ refusal: failure });
    }
    if (!written) written = holdText(bodyOf(report));
    else if (isOther) written.replace(bodyOf(report), true);
    // What was refused because of other fields is saved on top of them.
    settle(report);
  };
  const look = () =>
    inTurn(async () => {
      clearTimeout(lookTimer);
      const answer = await server.askReport(id);
      if (answer.ok) {
        takeFile(answer);
        return goOn();
      }
      if (answer.movedTo !== undefined && moveTo(answer.movedTo)) return void look();
      if (answer.status === 0 && watchers.size > 0) lookTimer = setTimeout(look, RETRY);
      set({ refusal: answer });
    });

  /**
   * Puts another whole text in place of what is written here, which is among the former states then, down to what is
   * typed until it is done.
   * @param base hash of the file
   * @param kept what of here is in the file, or among its former states
   */
  const replaceWhole = async (
    change: ChangeText,
    base: string,
    kept?: string,
  ): Promise<Answer<DeskReport>> => {
    const now = written?.text();
    if (now !== kept) {
      const saved = await server.putText(id, present(), base);
      if (!saved.ok) return saved;
      settle(saved);
      return replaceWhole(change, saved.sha256, now);
    }
    const answer = await server.putText(id, change(present(), state.report?.findings ?? []), base);
    if (!answer.ok) return answer;
    if (written?.text() !== now) return replaceWhole(change, answer.sha256, now);
    written?.replace(bodyOf(answer));
    return answer;
  };

  const draft = {
    /** Stays what it is when the report is moved. */
    key,
    id: () => id,
    state: () => state,
    isDirty: () => isDirty(),
    present,
    moveTo,
    tell,
    /** Asks what the file has: it is opened, or another program may have changed it. */
    look,
    /** @param told of each new state @returns ends it: what is left behind is on its way to its file */
    watch(told: () => void): () => void {
      watchers.add(told);
      return () => {
        watchers.delete(told);
        clearTimeout(lookTimer);
        void saveAll().then(goOn);
      };
    },
    text: () => written?.text() ?? '',
    /** @param editor has the text from now on @returns takes it back */
    writeIn(editor: WrittenText): () => void {
      written = editor;
      if (isDirty()) saveSoon();
      return () => {
        written = holdText(editor.text());
      };
    },
    onTyped() {
      set({ saveState: 'waiting' });
      saveSoon();
    },
    async saveFields(changes: readonly DeskFieldChange[]): Promise<void> {
      fill(changes);
      await saveAll();
      goOn();
    },
    /** Does something else to the file in its turn: what is written is saved before, and goes on from what it has left. */
    async doBetween(work: () => Promise<void>): Promise<void> {
      await saveAll();
      await inTurn(async () => {
        await work();
        const answer = await server.askReport(id);
        if (answer.ok) takeFile(answer);
      });
      goOn();
    },
    /** Puts another whole text, fields included, in place of the one that is there by then. */
    async putWhole(change: ChangeText): Promise<void> {
      await saveAll();
      await inTurn(async () => {
        const { report } = state;
        if (report) settle(await replaceWhole(change, report.sha256, bodyOf(report)));
      });
      goOn();
    },
    /** Ends what was refused because another program has saved another text. */
    async resolveConflict(choice: 'theirs' | 'mine'): Promise<void> {
      const { text, sha256 } = state.refusal ?? {};
      if (text === undefined || sha256 === undefined || !state.report) return;
      // As they were shown: what is filled in while this waits for its turn is none of them.
      const given = [...fields.values()];
      await inTurn(async () => {
        // Pressed twice, or there is another text by now.
        if (failure?.sha256 !== sha256) return;
        if (choice === 'mine') return settle(await server.putText(id, present(), sha256));
        const answer = await replaceWhole(() => text, sha256);
        if (answer.ok) {
          forget(given);
          set({ givenUp: state.givenUp + 1 });
        }
        settle(answer);
      });
      goOn();
    },
  };
  return draft;
}

/** The whole file with another text below its fields. */
const joinFile = ({ text, bodyLine }: DeskReport, body: string) =>
  [...text.split('\n').slice(0, bodyLine), body].join('\n');
const bodyOf = ({ text, bodyLine }: DeskReport) => text.split('\n').slice(bodyLine).join('\n');
