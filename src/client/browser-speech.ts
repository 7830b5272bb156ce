import { chooseVoice } from '../reading/choose-voice.ts';
import type { Speech } from './speech-player.ts';

/** Milliseconds that a browser may take to tell its voices. */
const PATIENCE = 3000;
/** Milliseconds between two looks at a voice that may have died without telling. */
const WATCH = 5000;

/**
 * The browser's speech. Undefined where it has none.
 * @see https://webaudio.github.io/web-speech-api/#tts-section
 */
export function createBrowserSpeech(): (Speech & { findVoice(): Promise<boolean> }) | undefined {
  const { speechSynthesis } = window;
  if (!speechSynthesis || typeof SpeechSynthesisUtterance === 'undefined') return undefined;
  let voice: SpeechSynthesisVoice | undefined;
  /** Held: Chrome forgets to tell the end of one that nothing holds (https://crbug.com/509488). */
  let current: SpeechSynthesisUtterance | undefined;
  // It would go on behind a page that is left.
  addEventListener('pagehide', () => speechSynthesis.cancel());
  return {
    /** Voices may come later than the page. */
    async findVoice() {
      voice = chooseVoice(speechSynthesis.getVoices());
      if (!voice) {
        await new Promise<void>((resolve) => {
          const done = () => {
            voice = chooseVoice(speechSynthesis.getVoices());
            if (voice) resolve();
          };
          // Not all that speak have `addEventListener` here (Safari before 16).
          speechSynthesis.onvoiceschanged = done;
          setTimeout(resolve, speechSynthesis.getVoices().length > 0 ? 0 : PATIENCE);
        });
      }
      return voice !== undefined;
    },
    say(text, rate, done) {
      const utterance = new SpeechSynthesisUtterance(text);
      current = utterance;
      utterance.lang = voice?.lang.replace('_', '-') ?? 'zh-CN';
      if (voice) utterance.voice = voice;
      utterance.rate = rate;
      let hasBegun = false;
      let quiet = 0;
      const end = (isSaid: boolean) => {
        clearInterval(watch);
        if (current !== utterance) return;
        current = undefined;
        done(isSaid);
      };
      // Some voices never say that they have ended, or that they cannot begin (Android, Linux without a voice).
      const watch = setInterval(() => {
        const isQuiet = speechSynthesis.speaking === false && speechSynthesis.pending === false;
        quiet = isQuiet ? quiet + 1 : 0;
        if (current !== utterance || quiet > 1) end(hasBegun);
      }, WATCH);
      utterance.onstart = () => {
        hasBegun = true;
      };
      utterance.onend = () => end(true);
      utterance.onerror = () => end(false);
      speechSynthesis.speak(utterance);
      // Chrome may have been left paused by another page.
      if (speechSynthesis.paused) speechSynthesis.resume();
    },
    stop() {
      current = undefined;
      speechSynthesis.cancel();
    },
  };
}
