import type { ComponentChildren } from 'preact';
import { useErrorBoundary } from 'preact/hooks';
import { Button } from './button.tsx';
import { Notice } from './notice.tsx';

/** Shows a screen, or in words that it could not be shown: a fault of the program ends one screen and not the desk. */
export function ScreenFault({ children }: { children: ComponentChildren }) {
  const [fault, showAgain] = useErrorBoundary((error) => console.error(error));
  if (fault === undefined) return children;
  return (
    <>
      <Notice
        refusal={{
          message: `这一页没有显示出来，是程序出了错：${fault instanceof Error ? fault.message : fault}`,
          remedy:
            '报告里写的文字和字段还在。再显示一次；还是这样的，先从上面打开别的，再把这句话告诉管网站的人',
        }}
      />
      <p>
        <Button onClick={showAgain}>再显示一次</Button>
      </p>
    </>
  );
}
