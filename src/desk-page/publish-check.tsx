import type { ComponentChildren } from 'preact';

/** One of the things to be looked at before a portal is published. */
export function Check({
  state,
  label,
  isFolded = false,
  children,
}: {
  /** `unknown`: it is being found out. */
  state: 'done' | 'open' | 'unknown';
  label: string;
  /** Where it is long, and what follows it is not to be pushed away. */
  isFolded?: boolean;
  children?: ComponentChildren;
}) {
  const sign = { done: '没有问题：', open: '要看：', unknown: '正在看：' }[state];
  const heading = (
    <h2>
      <span class="desk-hidden">{sign}</span>
      {label}
    </h2>
  );
  return (
    <li class={`is-${state}`}>
      {children ? (
        <details open={!isFolded}>
          <summary>{heading}</summary>
          {children}
        </details>
      ) : (
        heading
      )}
    </li>
  );
}
