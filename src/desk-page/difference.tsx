import { useMemo } from 'preact/hooks';
import { markFileDifference, type TextDifference } from '../desk/mark-difference.ts';

/** Two texts as one: what goes is struck out, what comes is marked. */
export function Difference({ parts }: { parts: readonly TextDifference[] }) {
  return (
    <div class="desk-difference">
      {parts.map((part, at) =>
        'same' in part ? (
          <p key={at} class="desk-same">
            ……（{part.same} 段没有变）
          </p>
        ) : (
          <p key={at}>
            {part.pieces.map(({ change, text }, place) =>
              change === 'removed' ? (
                <del key={place}>{showBreaks(text)}</del>
              ) : change === 'added' ? (
                <ins key={place}>{showBreaks(text)}</ins>
              ) : (
                text
              ),
            )}
          </p>
        ),
      )}
    </div>
  );
}

/** The same of two states of a file. */
export function FileDifference({ before, after }: { before: string; after: string }) {
  return <Difference parts={useMemo(() => markFileDifference(before, after), [before, after])} />;
}

const showBreaks = (text: string): string => text.replaceAll('\n', '↵\n');
