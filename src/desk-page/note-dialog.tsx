import { useState } from 'preact/hooks';
import { Dialog } from './dialog.tsx';

/** A footnote: its words are asked for, its number and its place are not. */
export function NoteDialog({ onDone, onClose }: { onDone(words: string): void; onClose(): void }) {
  const [words, setWords] = useState('');
  return (
    <Dialog
      title="加一条脚注"
      done="加上"
      isWritten={words.trim() !== ''}
      onDone={() => onDone(words.trim())}
      onClose={onClose}
    >
      <label class="desk-field">
        <span>脚注写什么</span>
        <textarea
          data-first
          rows={3}
          required
          value={words}
          onInput={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </label>
      <p class="desk-help">加在光标的地方，编号接着已有的排；脚注的文字在全文末尾，以后在那里改。</p>
    </Dialog>
  );
}
