import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';

/** A place onto which files are dropped; inside is the button that does the same. */
export function DropPlace({
  onDrop,
  children,
}: {
  /** Called while the event lasts: afterwards what was dropped cannot be asked. */
  onDrop: (data: DataTransfer | null) => void;
  children: ComponentChildren;
}) {
  const [isOver, setIsOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the input inside is the first
    <div
      class={`desk-drop${isOver ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onDrop(event.dataTransfer);
      }}
    >
      {children}
    </div>
  );
}

/** Chooses files; the same ones can be chosen again. */
export function FileButton({
  label,
  isMain = false,
  onChoose,
  ...attributes
}: {
  label: string;
  isMain?: boolean;
  multiple?: boolean;
  disabled?: boolean;
  accept?: string;
  onChoose: (files: readonly File[]) => void;
}) {
  return (
    <label class={`desk-button${isMain ? ' is-main' : ''}`}>
      {label}
      <input
        {...attributes}
        type="file"
        class="desk-hidden"
        onChange={({ currentTarget }) => {
          onChoose([...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
