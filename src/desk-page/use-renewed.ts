import { type Dispatch, type StateUpdater, useRef, useState } from 'preact/hooks';

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
 * A part of the file that is being changed here. What the file has comes in as long as everything here has been sent to
 * be saved: the answer to one save does not take what was begun since.
 */
function useKept<State>(inFile: string, read: (text: string) => State, write: (state: State) => string) {
  const [state, setState] = useState(() => read(inFile));
  const last = useRef(inFile);
  const sent = useRef(inFile);
  const isSent = (one: State) => [last.current, sent.current].includes(write(one));
  if (last.current === inFile) return { state, setState, sent, isSent };
  const isKept = !isSent(state);
  last.current = inFile;
  sent.current = inFile;
  if (isKept) return { state, setState, sent, isSent };
  const renewed = read(inFile);
  setState(() => renewed);
  return { state: renewed, setState, sent, isSent };
}

/**
 * A list, changed row by row.
 * @param known the file's list, as JSON
 * @returns the list, what changes it, and what changes and saves it; `send` says whether it was saved
 */
export function useEdited<State>(
  known: string,
): readonly [State, (next: State) => void, (next: State, send: () => Promise<boolean>) => Promise<void>] {
  const { state, setState, sent, isSent } = useKept<State>(known, JSON.parse, JSON.stringify);
  const save = async (next: State, send: () => Promise<boolean>) => {
    setState(() => next);
    if (!isSent(next) && (await send())) sent.current = JSON.stringify(next);
  };
  return [state, setState, save];
}

/** What is typed, what changes it, and what changes it and notes that it is sent to be saved. */
export function useTyped(inFile: string): readonly [string, (text: string) => void, (text: string) => void] {
  const { state, setState, sent } = useKept(inFile, String, String);
  const send = (text: string) => {
    setState(text);
    sent.current = text;
  };
  return [state, setState, send];
}
