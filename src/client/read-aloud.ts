import { stepRate } from '../reading/preferences.ts';
import { createBrowserSpeech } from './browser-speech.ts';
import { createButton, createElement, giveAttributes } from './create-element.ts';
import { bindBarKeys, showEnd, showPressed } from './reading-bar.ts';
import { collectSentences, findSentenceAt, type PageSentence } from './reading-blocks.ts';
import { createSentenceMark } from './sentence-mark.ts';
import { createSpeechPlayer } from './speech-player.ts';

export interface ReadAloudOptions {
  /** Where the controls stand while there is something to control. */
  dock: HTMLElement;
  rate(): number;
  onRate(rate: number): void;
  /** @param box of the last line of the sentence, in the window */
  onSentence(text: string, box: DOMRect): void;
}

const NO_VOICE = '这台设备没有中文语音，读不出来。在系统的“辅助功能”或“语言”设置里添加中文语音以后再试。';
const FAULT = '语音停了。点“继续”再试；还是不行，可能是没有联网或者没有装中文语音。';

/** 朗读. Undefined where the browser has no speech. */
export function createReadAloud({ dock, rate, onRate, onSentence }: ReadAloudOptions) {
  const speech = createBrowserSpeech();
  if (!speech) return undefined;
  let sentences: PageSentence[] = [];
  const mark = createSentenceMark();
  const note = giveAttributes(createElement('p', 'reading-note'), { role: 'status' });
  const player = createSpeechPlayer({
    speech,
    rate,
    onChange(state, index) {
      play.textContent = state === 'playing' ? '暂停' : state === 'paused' ? '继续' : '从头读';
      if (state === 'playing') note.textContent = '';
      const sentence = index === undefined ? undefined : sentences[index];
      mark.show(sentence);
      if (!sentence) return;
      const boxes = sentence.boxes();
      const last = boxes[boxes.length - 1];
      if (last && state === 'playing') onSentence(sentence.text, last);
    },
    onFault: () => {
      note.textContent = FAULT;
    },
  });

  /** The beginning that waits for the voices. */
  let awaited: object | undefined;
  const play = createButton('暂停', () => {
    if (awaited) {
      awaited = undefined;
      play.textContent = '从头读';
    } else if (player.state() === 'playing') player.pause();
    else if (player.state() === 'paused') player.resume();
    else void tryToBegin(() => 0);
  });
  const slower = createButton('慢一点', () => changeRate(-1));
  const faster = createButton('快一点', () => changeRate(1));
  const shownRate = createElement('output', 'reading-value');
  const pick = createButton('点哪读哪', () => choose(pick.getAttribute('aria-pressed') !== 'true'));
  showPressed(pick, false);
  const bar = createElement(
    'section',
    'reading-player',
    play,
    createButton('上一句', () => player.step(-1)),
    createButton('下一句', () => player.step(1)),
    createButton('上一节', () => player.stepHeading(-1)),
    createButton('下一节', () => player.stepHeading(1)),
    pick,
    slower,
    shownRate,
    faster,
    createButton('退出朗读', leave),
    note,
  );
  bar.setAttribute('aria-label', '朗读');
  bindBarKeys(bar, leave);

  /** @param findStart among `sentences`, once there are any */
  async function tryToBegin(findStart: () => number): Promise<void> {
    note.textContent = '';
    const own = {};
    awaited = own;
    play.textContent = '暂停';
    const hasVoice = await speech?.findVoice();
    if (awaited !== own) return;
    awaited = undefined;
    if (!hasVoice) {
      play.textContent = '再试';
      note.textContent = NO_VOICE;
      return;
    }
    sentences = collectSentences();
    if (sentences.length === 0) note.textContent = '这一页没有可以朗读的文字。';
    player.start(sentences, findStart());
  }

  let before: Element | null = null;
  function leave(): void {
    awaited = undefined;
    player.stop();
    choose(false);
    bar.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus();
    else document.querySelector<HTMLElement>('main')?.focus({ preventScroll: true });
  }

  function changeRate(by: 1 | -1): void {
    const changed = stepRate(rate(), by);
    if (changed !== undefined) onRate(changed);
  }

  /** 点哪读哪: every block is a stop of the keyboard then, and a place to press. */
  function choose(isOn: boolean): void {
    showPressed(pick, isOn);
    document.documentElement.classList.toggle('reading-picks', isOn);
    for (const element of document.querySelectorAll('.reading-pick')) {
      element.classList.remove('reading-pick');
      element.removeAttribute('tabindex');
    }
    if (!isOn) {
      removeEventListener('click', onPick);
      removeEventListener('keydown', onPickKey);
      return;
    }
    note.textContent = '点一下要读的地方；用键盘的，按 Tab 到那一段，再按 Enter。';
    for (const { block } of collectSentences()) {
      if (block.hasAttribute('tabindex')) continue;
      block.classList.add('reading-pick');
      block.setAttribute('tabindex', '0');
    }
    addEventListener('click', onPick);
    addEventListener('keydown', onPickKey);
  }

  function onPick({ target, clientX, clientY }: MouseEvent): void {
    if (!(target instanceof Element) || target.closest('a, button, summary, input, select')) return;
    const block = target.closest('.reading-pick');
    if (!block) return;
    const pointed = findSentenceAt(clientX, clientY);
    readFrom(block, pointed?.text);
  }

  function onPickKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    const { target } = event;
    if (!(target instanceof Element) || !target.matches('.reading-pick')) return;
    event.preventDefault();
    readFrom(target);
  }

  /** @param text of a sentence in the block; without one, or where it is not read, the block's first */
  function readFrom(block: Element, text?: string): void {
    sentences = collectSentences();
    const first = sentences.findIndex((sentence) => sentence.block === block);
    const at = sentences.findIndex((sentence) => sentence.block === block && sentence.text === text);
    if (first >= 0) player.start(sentences, Math.max(first, at));
  }

  let shown = 0;
  return {
    /** Shows the controls and begins to read, at what is in the window. */
    start() {
      if (bar.isConnected) {
        play.focus();
        return;
      }
      before = document.activeElement;
      dock.append(bar);
      play.focus();
      void tryToBegin(() => findFirstInSight(sentences));
    },
    /** Shows the speed that is chosen, and reads on in it. */
    updateRate() {
      const current = rate();
      shownRate.textContent = `${current} 倍`;
      showEnd(slower, stepRate(current, -1) === undefined);
      showEnd(faster, stepRate(current, 1) === undefined);
      if (shown !== 0 && shown !== current) player.restart();
      shown = current;
    },
  };
}

/** Where the reader is: the first sentence of the window; the beginning if the page has not been scrolled. */
function findFirstInSight(sentences: readonly PageSentence[]): number {
  if (scrollY < innerHeight / 2) return 0;
  return Math.max(
    0,
    sentences.findIndex((sentence) => (sentence.boxes()[0]?.top ?? -1) >= 0),
  );
}
