/** Runs work after what was asked for before. What fails tells its own caller, and holds up nothing. */
export type InTurn = <T>(work: () => T | Promise<T>) => Promise<T>;

export function createTurns(): InTurn {
  let last: Promise<void> = Promise.resolve();
  return (work) => {
    const done = last.then(() => work());
    // Results may be whole portals: they are their callers'.
    last = done.then(
      () => {},
      () => {},
    );
    return done;
  };
}
