import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/** A question over the page. Escape and 取消 leave everything as it was. */
export function Dialog({
  title,
  done,
  close = '取消',
  isWide = false,
  isBusy = false,
  onDone,
  onClose,
  children,
}: {
  title: string;
  /** What the button that ends it says. */
  done: string;
  /** And the one that leaves all as it was. */
  close?: string;
  isWide?: boolean;
  isBusy?: boolean;
  onDone(): void;
  onClose(): void;
  children: ComponentChildren;
}) {
  const place = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = place.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('[data-first]')?.focus();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={place}
      class={`desk-dialog${isWide ? ' is-wide' : ''}`}
      aria-labelledby="desk-dialog-title"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onDone();
        }}
      >
        <h2 id="desk-dialog-title">{title}</h2>
        {children}
        <p class="desk-actions">
          <button type="submit" class="desk-button is-main" disabled={isBusy}>
            {done}
          </button>
          <button type="button" class="desk-button" onClick={onClose}>
            {close}
          </button>
        </p>
      </form>
    </dialog>
  );
}
