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
