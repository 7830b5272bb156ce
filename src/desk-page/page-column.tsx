import { useState } from 'preact/hooks';
import { findLine } from './find-line.ts';
import type { TextEditor } from './text-editor.ts';

/** Blocks of a page that are lines of its text. */
const BLOCKS = 'p, li, h2, h3, h4, h5, h6, td, th, blockquote, figcaption, dt, dd';

const WIDTHS = { phone: '手机', computer: '电脑' } as const;

/** The live page of a report beside its text. */
export function PageColumn({ url, editor }: { url: string; editor: { current: TextEditor | undefined } }) {
  const [width, setWidth] = useState<keyof typeof WIDTHS>('computer');
  return (
    <section class="desk-page" aria-label="网页">
      <div class="desk-tabs">
        {Object.entries(WIDTHS).map(([name, label]) => (
          <button
            key={name}
            type="button"
            aria-pressed={width === name}
            onClick={() => setWidth(name as keyof typeof WIDTHS)}
          >
            {label}
          </button>
        ))}
        <span class="desk-hint">点网页上的一段，就到它的文字</span>
      </div>
      <div class={`desk-frame is-${width}`}>
        <iframe
          title="网页的样子"
          src={url}
          onLoad={({ currentTarget }) => followClicks(currentTarget, () => editor.current)}
        />
      </div>
    </section>
  );
}

/** A press on a block of the page goes to the line that it was made of. */
function followClicks(frame: HTMLIFrameElement, editor: () => TextEditor | undefined): void {
  const page = frame.contentDocument;
  page?.addEventListener('click', (event) => {
    const target = event.target as Element | null;
    if (!target || target.closest('a, button, summary, input, select')) return;
    const block = target.closest('article') ? target.closest(BLOCKS) : null;
    if (!block) return;
    const text = block.textContent ?? '';
    const same = [...page.querySelectorAll(`article :is(${BLOCKS})`)].filter(
      (one) =>
        one.textContent === text && one.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
    const made = editor();
    const line = made && findLine(made.text().split('\n'), text, same.length);
    if (made && line !== undefined) made.goTo(line);
  });
}
