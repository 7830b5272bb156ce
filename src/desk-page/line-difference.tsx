import { compareLines } from './compare-lines.ts';

const SIGNS = { removed: '－', added: '＋', same: '　' } as const;

/** What is different between two texts, line by line. */
export function LineDifference({ before, after }: { before: string; after: string }) {
  return (
    <pre class="desk-compare">
      {compareLines(before, after).map(({ kind, text }, at) => (
        <span key={at} class={`is-${kind}`}>
          {SIGNS[kind]}
          {text}
          {'\n'}
        </span>
      ))}
    </pre>
  );
}
