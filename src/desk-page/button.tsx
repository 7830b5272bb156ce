import type { ButtonHTMLAttributes } from 'preact';

/** A button with words. Of those beside each other the main one does what people came for. */
export const Button = ({
  isMain = false,
  ...attributes
}: ButtonHTMLAttributes<HTMLButtonElement> & { isMain?: boolean }) => (
  <button type="button" class={`desk-button${isMain ? ' is-main' : ''}`} {...attributes} />
);
