import { useState } from 'preact/hooks';
import { Button } from './button.tsx';

/** Copies a text, and says that it did. */
export function CopyButton({ label, text }: { label: string; text: string }) {
  const [said, setSaid] = useState('');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setSaid('已复制'),
      () => setSaid('没有复制成，请选中上面的字，按 Ctrl+C'),
    );
  return (
    <>
      <Button onClick={copy}>{label}</Button>
      <span class="desk-copied" role="status">
        {said}
      </span>
    </>
  );
}
