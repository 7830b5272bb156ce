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
 * A list of the file that is being changed here, row by row. What the file has comes in as long as everything here has
 * been saved: the answer to one save does not take what was begun since.
 * @param known the file's list, as JSON
 * @returns the list, what changes it, and what changes and saves it; `send` says whether it was saved
 */
export function useEdited<State>(
  known: string,
): readonly [State, (next: State) => void, (next: State, send: () => Promise<boolean>) => Promise<void>] {
  const [state, setState] = useState<State>(() => JSON.parse(known));
  const inFile = useRef(known);
  const saved = useRef(known);
  const isSaved = (list: State) => [inFile.current, saved.current].includes(JSON.stringify(list));
  const save = async (next: State, send: () => Promise<boolean>) => {
    setState(() => next);
    if (!isSaved(next) && (await send())) saved.current = JSON.stringify(next);
  };
  if (inFile.current === known) return [state, setState, save];
  const isKept = !isSaved(state);
  inFile.current = known;
  saved.current = known;
  if (isKept) return [state, setState, save];
  const renewed = JSON.parse(known);
  setState(() => renewed);
  return [renewed, setState, save];
}

/**
 * What is typed into one place of a file. What the file has comes in unless something was typed since: the answer to a
 * save does not take it.
 * @returns what is typed, what changes it, and what changes it and notes that it is sent to be saved
 */
export function useTyped(inFile: string): readonly [string, (text: string) => void, (text: string) => void] {
  const [typed, setTyped] = useState(inFile);
  const last = useRef(inFile);
  const sent = useRef(inFile);
  const send = (text: string) => {
    setTyped(text);
    sent.current = text;
  };
  if (last.current === inFile) return [typed, setTyped, send];
  const isKept = typed !== last.current && typed !== sent.current;
  last.current = inFile;
  if (isKept) return [typed, setTyped, send];
  setTyped(inFile);
  return [inFile, setTyped, send];
}
