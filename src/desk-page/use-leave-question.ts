import { useEffect } from 'preact/hooks';

/** Has the browser ask before the page is closed while something is not saved. */
export function useLeaveQuestion(isUnsaved: () => boolean): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      // A field is saved when it is left.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      if (isUnsaved()) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, []);
}
