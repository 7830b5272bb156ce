import { render } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { decodePath } from '../base/decode-path.ts';
import type { DeskPortal, DeskRefusal } from '../desk/desk-api.ts';
import { NO_PORTAL, OTHER_PORTAL } from '../desk/start-api.ts';
import { ask, takeToken } from './api.ts';
import { BackToList, Notice } from './notice.tsx';
import { ScreenFault } from './screen-fault.tsx';
import { SCREENS } from './screens.tsx';
import { StartScreen } from './start-screen.tsx';
import { mayLeave } from './use-leave-question.ts';
import { waitWhileSeen } from './wait-while-seen.ts';

/** One that is broken is shown to be no page. */
const readPlace = () => {
  const written = location.hash.replace(/^#\/?/, '');
  return decodePath(written) ?? written;
};

function Desk() {
  const [place, setPlace] = useState(readPlace());
  /** As it was told last: what is being written stays while the desk does not answer. */
  const [portal, setPortal] = useState<DeskPortal>();
  const [refusal, setRefusal] = useState<DeskRefusal & { readonly status: number }>();
  const asked = useRef(0);
  const refresh = useCallback(async () => {
    asked.current += 1;
    const turn = asked.current;
    const answer = await ask<DeskPortal>('portal');
    setRefusal(answer.ok ? undefined : answer);
    if (answer.ok) setPortal(answer);
    // The list is there before each report has been held against what is published.
    if (answer.ok && !answer.isCompared)
      void ask<DeskPortal>('portal?compared').then((compared) => {
        if (compared.ok && turn === asked.current) setPortal(compared);
      });
    return answer;
  }, []);
  /** The page asked for a portal itself, and goes on when it is told that it is there. */
  const isOpening = useRef(false);
  // It was opened before there was a portal, and now there is one: nothing is lost.
  useEffect(() => {
    if (refusal?.status === OTHER_PORTAL && !portal && !isOpening.current) location.reload();
  }, [refusal, portal]);

  // Before anything is painted: an address that changes in between would be heard by nobody.
  useLayoutEffect(() => {
    const follow = ({ oldURL }: HashChangeEvent) => {
      // A field is saved when it is left. Not all browsers say so of one that is taken away.
      const active = document.activeElement;
      if (active instanceof HTMLElement && active.matches('input, select, textarea')) active.blur();
      const to = readPlace();
      if (mayLeave(to)) setPlace(to);
      else history.replaceState(null, '', oldURL);
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  useEffect(() => {
    let isOpen = true;
    const listen = async () => {
      while (isOpen) {
        const known = await refresh();
        if (!known.ok) {
          await new Promise((resolve) => setTimeout(resolve, 3000));
          continue;
        }
        if (known.reading !== undefined) {
          await waitWhileSeen(known.revision, 1);
          continue;
        }
        let news = await waitWhileSeen(known.revision);
        while (isOpen && news.ok && news.revision === known.revision)
          news = await waitWhileSeen(known.revision);
      }
    };
    void listen();
    return () => {
      isOpen = false;
    };
  }, [refresh]);

  const [screen = '', ...rest] = place.split('/');
  const id = rest.join('/');
  const shown =
    portal?.rows.find((row) => screen === 'report' && row.id === id)?.title ??
    SCREENS.find(({ name }) => name === screen)?.label;
  const portalName = portal?.name;
  // Several reports may be open, each in a tab.
  useEffect(() => {
    document.title = [shown, portalName, '编辑台'].filter(Boolean).join(' - ');
  }, [shown, portalName]);
  // Nothing that is said of them would be true before.
  const isReading = portal?.reading !== undefined && screen !== 'portals';
  return (
    <div class="desk">
      <header class="desk-head">
        <p class="desk-name">
          <strong>{portal?.name || (portal && !portal.away ? '（网站还没有名称）' : '编辑台')}</strong>
          {portal && (
            <>
              <span class="desk-folder">{portal.content}</span>
              {portal.at && <span class="desk-kind">当作 {portal.at}</span>}
              <a class="desk-other" href="#/portals">
                换网站
              </a>
            </>
          )}
        </p>
        <nav aria-label="编辑台" hidden={!portal}>
          {SCREENS.flatMap(({ name, label }) =>
            label === undefined ? (
              []
            ) : (
              <a key={name} href={`#/${name}`} aria-current={screen === name ? 'page' : undefined}>
                {label}
              </a>
            ),
          )}
          <a href="/index.html" target="_blank" rel="noreferrer">
            看网站
          </a>
          <a href="/desk/manual/editing.md" target="_blank" rel="noreferrer">
            手册
          </a>
        </nav>
      </header>
      <main>
        {refusal && refusal.status !== NO_PORTAL && !isOpening.current && <Notice refusal={refusal} />}
        {!portal && (refusal?.status === NO_PORTAL || refusal?.status === OTHER_PORTAL) && (
          <StartScreen
            onOpening={(is) => {
              isOpening.current = is;
            }}
          />
        )}
        {isReading && <p class="desk-wait">正在读取报告……{portal.reading}</p>}
        {portal && !isReading && !SCREENS.some(({ name }) => name === screen) && (
          <>
            <Notice refusal={{ message: '没有这一页', remedy: '从上面选一个，或者回到报告列表' }} />
            <BackToList />
          </>
        )}
        {portal &&
          !isReading &&
          SCREENS.filter(({ name }) => name === screen).map(({ name, keyOf = String, Screen }) => (
            <ScreenFault key={`${name}/${keyOf(id)}`}>
              <Screen id={id} portal={portal} refresh={refresh} />
            </ScreenFault>
          ))}
        {!portal && !refusal && <p class="desk-wait">正在读取报告……</p>}
      </main>
    </div>
  );
}

takeToken();
const place = document.getElementById('desk') as HTMLElement;
place.replaceChildren();
render(<Desk />, place);
