import { useLayoutEffect, useRef } from 'preact/hooks';

/** Has the browser ask before the page is closed while something is not saved. */
export function useLeaveQuestion(isUnsaved: () => boolean): void {
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
}

/** The same of what outlives its screen. */
export function askOnLeaving(isUnsaved: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    if (isUnsaved()) event.preventDefault();
  });
}
