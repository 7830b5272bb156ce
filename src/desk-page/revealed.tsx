import { Lines } from './notice.tsx';

/** What a file tells besides what its page shows, before anybody can download it. */
export function Revealed({ lines, remedy }: { lines: readonly string[]; remedy: string }) {
  if (lines.length === 0) return null;
  return (
    <details class="desk-revealed" open>
      <summary>公开以后谁都能看到</summary>
      <Lines lines={lines} />
      <p class="desk-help">{remedy}</p>
    </details>
  );
}
