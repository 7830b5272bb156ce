import { type Dispatch, type StateUpdater, useRef, useState } from 'preact/hooks';
import { useLeaveQuestion } from './use-leave-question.ts';

/**
 * State that begins anew when what it is made of changes. It does so while it is drawn and not in an effect: those run
 * after the page has been shown, and would take what was typed by then.
 * @param known what it is made of; as many values each time
 */
export function useRenewed<State>(
  make: () => State,
  known: readonly unknown[],
): readonly [State, Dispatch<StateUpdater<State>>] {
  const [state, setState] = useState(make);
  const last = useRef(known);
  if (known.every((one, at) => one === last.current[at])) return [state, setState];
  last.current = known;
  const renewed = make();
  setState(() => renewed);
  return [renewed, setState];
}

/**
 * A part of the file that is being changed here. What the file has comes in as long as everything here has been saved:
 * the answer to one save does not take what was begun since, nor does a refusal.
 * @param isIn whether a text of the file says what is here
 * @param begun what is here at first, if the file has something else
 */
function useKept<State>(
  inFile: string,
  read: (text: string) => State,
  isIn: (state: State, text: string) => boolean,
  begun = inFile,
) {
  const [state, setState] = useState(() => read(begun));
  const last = useRef(inFile);
  const sent = useRef(inFile);
  /** What is on its way to the file. */
  const going = useRef<string | undefined>(undefined);
  // What the file had before it was sent is no longer in it.
  const isSaved = (one: State) => isIn(one, going.current ?? sent.current);
  const handOn = async (text: string, send: () => Promise<unknown>) => {
    going.current = text;
    await send();
    if (going.current === text) going.current = undefined;
  };
  const kept = { state, setState, sent, isSaved, handOn };
  if (last.current === inFile) return kept;
  const isComing = going.current !== undefined && going.current !== inFile;
  const isKept = isComing || !(isSaved(state) || isIn(state, inFile));
  last.current = inFile;
  sent.current = inFile;
  if (isKept) return kept;
  const renewed = read(inFile);
  setState(() => renewed);
  return { ...kept, state: renewed };
}

/**
 * A list or a few values that are saved together.
 * @param known as the file has it, as JSON
 * @param isWhole whether it may be saved: a row that was begun a moment ago lacks something
 * @param send says whether it was saved
 * @returns the list, what changes it, and what changes and saves it, if it is whole
 */
export function useEdited<State>(
  known: string,
  isWhole: (state: State) => boolean,
  send: (state: State) => Promise<boolean>,
): readonly [State, (next: State) => void, (next: State) => void] {
  const { state, setState, sent, isSaved, handOn } = useKept<State>(
    known,
    JSON.parse,
    (one, text) => JSON.stringify(one) === text,
  );
  useLeaveQuestion(() => !isWhole(state) && !isSaved(state));
  const save = (next: State) => {
    setState(() => next);
    if (!isWhole(next) || isSaved(next)) return;
    const text = JSON.stringify(next);
    void handOn(text, async () => {
      if (await send(next)) sent.current = text;
    });
  };
  return [state, setState, save];
}

/**
 * What is typed, what changes it, and what changes it and hands it to what saves it and does not lose it.
 * @param normalize for what may be refused, and is not handed on: what the file has when it has been saved
 * @param begun what was typed before and is not in the file
 * @returns the last saves what is typed, unless it is saved
 */
export function useTyped(
  inFile: string,
  normalize: (typed: string) => string = String,
  begun?: string,
): readonly [
  string,
  (typed: string) => void,
  (typed: string) => void,
  (save: () => Promise<unknown>, isRefused: boolean) => void,
] {
  const isIn = (typed: string, text: string) => typed === text || normalize(typed) === text;
  const { state, setState, sent, isSaved, handOn } = useKept(inFile, String, isIn, begun);
  const send = (typed: string) => {
    setState(typed);
    sent.current = typed;
  };
  const saveIf = (save: () => Promise<unknown>, isRefused: boolean) => {
    if (isRefused || !isSaved(state)) void handOn(normalize(state), save);
  };
  return [state, setState, send, saveIf];
}
