import { useLayoutEffect, useRef } from 'preact/hooks';

/** What would be lost with the screen that is open. */
const losable = new Set<() => boolean>();
let isGoingOn = false;

/** Asks before the screen is left, and has the browser ask before the page is closed, while something is not saved. */
export function useLeaveQuestion(isUnsaved: () => boolean): void {
  const latest = useCloseQuestion(isUnsaved);
  useLayoutEffect(() => {
    const isLost = () => latest.current();
    losable.add(isLost);
    return () => {
      losable.delete(isLost);
    };
  }, [latest]);
}

/** Has the browser ask before the page is closed: another screen may be opened, nothing is lost by that. */
export function useCloseQuestion(isUnsaved: () => boolean): { readonly current: () => boolean } {
  const latest = useRef(isUnsaved);
  latest.current = isUnsaved;
  useLayoutEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      // A field is saved when it is left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (latest.current()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
  return latest;
}

/** The same of what outlives its screen. */
export function askOnClosing(isUnsaved: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault();
  });
}

/** Opens another screen when all that was written in this one has been saved, or is no longer wanted. */
export function goOnTo(place: string): void {
  isGoingOn = location.hash !== place;
  location.hash = place;
}

/** Whether another screen may be opened: the editor is asked if something would be lost. */
export function mayLeave(): boolean {
  const isKnown = isGoingOn;
  isGoingOn = false;
  return (
    isKnown ||
    ![...losable].some((isLost) => isLost()) ||
    confirm('这里写了还没有保存的，离开就没有了。\n\n要离开吗？')
  );
}
