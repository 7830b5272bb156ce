import { useState } from 'preact/hooks';
import type { DeskTrial, DeskTriedPage } from '../desk/life-api.ts';
import { Button } from './button.tsx';
import { Select } from './inputs.tsx';
import { markDifferent } from './mark-different.ts';

/** Ids by which the question and the pages that would come of it lead to each other. */
const [PAGES, QUESTION] = ['desk-trial', 'desk-trial-question'];

/** Below an answer: the way to the pages that would come of it, or why there are none. */
export function TrialHint({ trial: { pages, faults } }: { trial: DeskTrial }) {
  if (pages.length > 0)
    return (
      <p class="desk-trial-hint" id={QUESTION} tabIndex={-1}>
        网页照这样做了一份，还没有存，谁也看不到。
        <button type="button" class="desk-goto" onClick={() => goTo(PAGES)}>
          看网页，变了的地方画了框
        </button>
      </p>
    );
  return (
    <div class="desk-trial-hint">
      <p>网页还做不出来，检查说：</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault} class="desk-errors">
            {fault}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Above the frame: which of the pages it shows. */
export function TrialChooser({
  pages,
  shown,
  onChoose,
}: {
  pages: readonly DeskTriedPage[];
  shown: DeskTriedPage;
  onChoose(page: DeskTriedPage): void;
}) {
  return (
    <section class="desk-trial" id={PAGES} tabIndex={-1} aria-label="这样做以后的网页">
      <p>
        <strong>这样做以后的网页</strong>，还没有做
      </p>
      <label>
        <span class="desk-hidden">看哪一个网页</span>
        <Select
          value={shown.url}
          options={pages.map(({ name, url, before }) => [
            url,
            before === undefined ? `${name}（新的）` : name,
          ])}
          onChoose={(chosen) => {
            const page = pages.find(({ url }) => url === chosen);
            if (page) onChoose(page);
          }}
        />
      </label>
      <Button onClick={() => goTo(QUESTION)}>回到问题</Button>
    </section>
  );
}

/** The pages in a frame; what is not on the present ones is marked, and the first of it is in sight. */
export function TrialFrame({ pages, shown }: { pages: readonly DeskTriedPage[]; shown: DeskTriedPage }) {
  return (
    <iframe
      title="这样做以后的网页"
      src={shown.url}
      onLoad={({ currentTarget }) => {
        const page = currentTarget.contentDocument;
        if (!page) return;
        const root = /^\/[^/]+\/[^/]+\/[^/]+\//.exec(page.location.pathname)?.[0] ?? '/';
        const known = pages.find(({ url }) => url === page.location.pathname);
        keepInside(page, root);
        const before = known ? known.before : page.location.pathname.replace(root, '/');
        if (before !== undefined) void markDifferent(page, before);
      }}
    />
  );
}

/** The pages of a trial, one of them shown; of another trial the first. */
export function useShownPage(trial: DeskTrial | undefined) {
  const [shown, setShown] = useState<DeskTriedPage>();
  const pages = trial?.pages ?? [];
  return { pages, shown: shown && pages.includes(shown) ? shown : pages[0], choose: setShown };
}

/** Links within the trial are followed in the frame, others beside it. */
function keepInside(page: Document, root: string): void {
  page.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest('a');
    if (!link?.href || link.pathname.startsWith(root)) return;
    event.preventDefault();
    window.open(link.href, '_blank', 'noopener');
  });
}

function goTo(id: string | undefined): void {
  const place = document.getElementById(id ?? '');
  place?.scrollIntoView({ block: 'nearest' });
  place?.focus({ preventScroll: true });
}
