import { render } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeskPortal } from '../desk/desk-api.ts';
import { type Answer, askPortal, takeToken, waitForNews } from './api.ts';
import { Notice } from './notice.tsx';
import { SCREENS } from './screens.tsx';

const readPlace = () => decodeURIComponent(location.hash.replace(/^#\/?/, ''));

function Desk() {
  const [place, setPlace] = useState(readPlace());
  const [portal, setPortal] = useState<Answer<DeskPortal>>();
  const refresh = useCallback(async () => {
    const answer = await askPortal();
    setPortal(answer);
    return answer;
  }, []);

  useEffect(() => {
    const follow = () => setPlace(readPlace());
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
        let news = await waitForNews(known.revision);
        while (isOpen && news.ok && news.revision === known.revision)
          news = await waitForNews(known.revision);
      }
    };
    void listen();
    return () => {
      isOpen = false;
    };
  }, [refresh]);

  const [screen = '', ...rest] = place.split('/');
  return (
    <div class="desk">
      <header class="desk-head">
        <p class="desk-name">
          <strong>{portal?.ok ? portal.name || '（网站还没有名称）' : '编辑台'}</strong>
          {portal?.ok && <span class="desk-folder">{portal.content}</span>}
        </p>
        <nav aria-label="编辑台">
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
        {portal && !portal.ok && <Notice refusal={portal} />}
        {portal?.ok &&
          SCREENS.filter(({ name }) => name === screen).map(({ name, Screen }) => (
            <Screen key={`${name}/${rest.join('/')}`} id={rest.join('/')} portal={portal} refresh={refresh} />
          ))}
        {!portal && <p class="desk-wait">正在读取报告……</p>}
      </main>
    </div>
  );
}

takeToken();
const place = document.getElementById('desk') as HTMLElement;
place.replaceChildren();
render(<Desk />, place);
