import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isComposing } from '../base/is-composing.ts';
import { Button } from './button.tsx';
import { Form } from './inputs.tsx';
import { Question } from './task-card.tsx';
import { useLeaveQuestion } from './use-leave-question.ts';

/** A question over the page. Escape and 取消 leave everything as it was, and ask first if much has been written. */
export function Dialog({
  title,
  done,
  close = '取消',
  isWide = false,
  isBusy = false,
  isWritten = false,
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
  /** There is something that would have to be written once more. */
  isWritten?: boolean;
  onDone(): void;
  onClose(): void;
  children: ComponentChildren;
}) {
  const place = useRef<HTMLDialogElement>(null);
  const [isLeaving, setLeaving] = useState(false);
  useLeaveQuestion(() => isWritten);
  const leave = () => {
    if (isWritten) setLeaving(!isLeaving);
    else onClose();
  };
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
        leave();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        // A second `cancel` in a row would close the dialog whatever is said to it.
        event.preventDefault();
        leave();
      }}
    >
      <Form onSubmit={onDone}>
        <h2 id="desk-dialog-title">{title}</h2>
        {children}
        {isLeaving ? (
          <Question
            title="写了的还没有放进文字里，不要了吗？"
            yes="不要了"
            onYes={onClose}
            onNo={() => setLeaving(false)}
          />
        ) : (
          <p class="desk-actions">
            <Button type="submit" isMain disabled={isBusy}>
              {done}
            </Button>
            <Button onClick={leave}>{close}</Button>
          </p>
        )}
      </Form>
    </dialog>
  );
}
