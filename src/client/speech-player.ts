import { cutBreaths } from '../reading/cut-breaths.ts';

/** What a voice is asked for. One at a time; `done` tells how it ended, once. */
export interface Speech {
  say(text: string, rate: number, done: (isSaid: boolean) => void): void;
  stop(): void;
}

export interface SpokenSentence {
  readonly spoken: string;
  readonly isHeading: boolean;
}

export type PlayerState = 'stopped' | 'playing' | 'paused';

export interface SpeechPlayerOptions {
  speech: Speech;
  rate(): number;
  /** @param index of the sentence that is read; undefined when nothing is */
  onChange(state: PlayerState, index: number | undefined): void;
  /** The voice failed and reading stands still. */
  onFault(): void;
}

/** Characters that a voice says in some ten seconds at its own speed. */
const LONGEST_BREATH = 45;

/**
 * Reads sentences one after the other. A pause ends what is said and goes on with the same piece: a browser's own
 * pause is a stop on Android, and may never end elsewhere.
 */
export function createSpeechPlayer({ speech, rate, onChange, onFault }: SpeechPlayerOptions) {
  let sentences: readonly SpokenSentence[] = [];
  let state: PlayerState = 'stopped';
  let at = 0;
  /** Pieces of the sentence, and the one that is said. */
  let breaths: string[] = [];
  let breath = 0;
  /** What was asked for before may still answer: it is told apart by its number. */
  let asked = 0;

  const tell = () => onChange(state, state === 'stopped' ? undefined : at);
  const open = (index: number) => {
    at = index;
    breath = 0;
    breaths = cutBreaths(sentences[at]?.spoken ?? '', Math.round(LONGEST_BREATH * rate()));
  };
  const halt = () => {
    asked += 1;
    speech.stop();
  };
  const speak = () => {
    asked += 1;
    const number = asked;
    const text = breaths[breath];
    if (text === undefined) {
      next();
      return;
    }
    speech.say(text, rate(), (isSaid) => {
      if (number !== asked) return;
      if (!isSaid) {
        state = 'paused';
        tell();
        onFault();
        return;
      }
      breath += 1;
      speak();
    });
  };
  const next = () => {
    if (at + 1 >= sentences.length) {
      stop();
      return;
    }
    open(at + 1);
    tell();
    speak();
  };
  const goTo = (index: number) => {
    halt();
    open(Math.max(0, Math.min(index, sentences.length - 1)));
    state = 'playing';
    tell();
    speak();
  };
  const stop = () => {
    halt();
    state = 'stopped';
    tell();
  };
  return {
    state: () => state,
    start(all: readonly SpokenSentence[], from = 0) {
      sentences = all;
      if (all.length > 0) goTo(from);
    },
    pause() {
      if (state !== 'playing') return;
      halt();
      state = 'paused';
      tell();
    },
    resume() {
      if (state !== 'paused') return;
      state = 'playing';
      tell();
      speak();
    },
    stop,
    /** By sentences. */
    step(by: 1 | -1) {
      if (state !== 'stopped') goTo(at + by);
    },
    /** By headings: back to that of the part that is read, or, at its beginning, to the one before. */
    stepHeading(by: 1 | -1) {
      if (state === 'stopped') return;
      for (let index = at + by; index >= 0 && index < sentences.length; index += by) {
        if (sentences[index]?.isHeading) {
          goTo(index);
          return;
        }
      }
      if (by < 0) goTo(0);
    },
    /** The speed was changed: what is said begins again in it. */
    restart() {
      if (state !== 'playing') return;
      halt();
      speak();
    },
  };
}
