import { createLiveBar } from './live-bar.ts';
import { replaceStyles } from './replace-styles.ts';

/**
 * Keeps a page of the preview up to date: the server says when it is to reload, to take other styles, or to show what
 * is wrong with the content.
 */

/** Milliseconds without a connection after which a person is told. */
const PATIENCE = 4000;

const script = document.currentScript as HTMLScriptElement;
const { page = '', print = '', styles = '' } = script.dataset;
const events = new URL('events', script.src);
/** As the page has them: a connection that begins anew says so, and learns whether it missed anything. */
let shownStyles = styles;
let source: EventSource | undefined;
let lost = 0;

const bar = createLiveBar(new URL('live.css', script.src).href);

function connect(): void {
  events.search = new URLSearchParams({ page, print, styles: shownStyles }).toString();
  source?.close();
  source = new EventSource(events);
  source.onopen = () => {
    clearTimeout(lost);
    lost = 0;
    bar.showLost(false);
  };
  source.onerror = () => {
    lost ||= window.setTimeout(() => bar.showLost(true), PATIENCE);
    // Only a server that answers with something else ends the browser's own attempts.
    if (source?.readyState === EventSource.CLOSED) setTimeout(connect, 1000);
  };
  source.addEventListener('reload', () => location.reload());
  source.addEventListener('styles', ({ data }: MessageEvent<string>) => {
    shownStyles = data;
    replaceStyles(new URL(`/${data}`, location.href).href);
  });
  source.addEventListener('faults', ({ data }: MessageEvent<string>) => bar.showFaults(data));
  source.addEventListener('search', ({ data }: MessageEvent<string>) => {
    if (page === 'search.html') bar.showSearch(data);
  });
}

function disconnect(): void {
  clearTimeout(lost);
  lost = 0;
  source?.close();
  source = undefined;
}

// Browsers allow six connections to one server: a page that nobody sees gives its own back, and asks when it is seen.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') disconnect();
  else if (!source) connect();
});
addEventListener('pagehide', disconnect);
addEventListener('pageshow', ({ persisted }) => {
  if (persisted && !source) connect();
});
if (document.visibilityState === 'visible') connect();
