import { useLayoutEffect, useRef } from 'preact/hooks';

/** What would be lost with the screen that is open. */
const losable = new Set<() => boolean>();
/** Where the page itself leads. */
let ahead: string | undefined;

/** Has the browser ask before the page is closed while something is not saved: what outlives its screen. */
export function askOnClosing(isUnsaved: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    // A field is saved when it is left.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    if (!isUnsaved()) return;
    event.preventDefault();
    // Chromium before 119 asks for this alone.
    event.returnValue = true;
  });
}

const isAnythingLost = () => [...losable].some((isLost) => isLost());

askOnClosing(isAnythingLost);

/** Asks before the screen is left, and before the page is closed, while something that only the screen has is not saved. */
export function useLeaveQuestion(isUnsaved: () => boolean): void {
  const latest = useRef(isUnsaved);
  latest.current = isUnsaved;
  useLayoutEffect(() => {
    const isLost = () => latest.current();
    losable.add(isLost);
    return () => {
      losable.delete(isLost);
    };
  }, []);
}

/** Opens another screen when all that was written in this one has been saved, or is no longer wanted. */
export function goOnTo(place: string): void {
  ahead = place;
  location.hash = `#/${place}`;
}

/** What is on this screen has another address. */
export function followTo(place: string): void {
  ahead = place;
  location.replace(`#/${place}`);
}

/** Whether another screen may be opened: the editor is asked if something would be lost. */
export function mayLeave(to: string): boolean {
  const isKnown = to === ahead;
  ahead = undefined;
  return isKnown || !isAnythingLost() || confirm('这里写了还没有保存的，离开就没有了。\n\n要离开吗？');
}
