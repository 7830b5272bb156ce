import { beforeEach, describe, expect, it } from 'vitest';
import { createSpeechPlayer, type PlayerState } from '../../../src/client/speech-player.ts';

const SENTENCES = [
  { spoken: '标题', isHeading: true },
  { spoken: '一句。', isHeading: false },
  { spoken: `${'长'.repeat(40)}，${'句'.repeat(40)}。`, isHeading: false },
  { spoken: '二、', isHeading: true },
  { spoken: '末句。', isHeading: false },
];
const [FIRST_HALF, SECOND_HALF] = [`${'长'.repeat(40)}，`, `${'句'.repeat(40)}。`];

let said: string[];
let waiting: ((isSaid: boolean) => void)[];
let told: [PlayerState, number | undefined][];
let faults: number;
let rate: number;
let player: ReturnType<typeof createSpeechPlayer>;

/** What is being said ends. */
const finish = (isSaid = true) => waiting[waiting.length - 1]?.(isSaid);

beforeEach(() => {
  [said, waiting, told, faults, rate] = [[], [], [], 0, 1];
  player = createSpeechPlayer({
    speech: {
      say: (text, _, done) => {
        said.push(text);
        waiting.push(done);
      },
      stop: () => {},
    },
    rate: () => rate,
    onChange: (state, index) => told.push([state, index]),
    onFault: () => {
      faults += 1;
    },
  });
});

describe('createSpeechPlayer', () => {
  it('says each sentence once, a long one in pieces, and ends by itself', () => {
    player.start(SENTENCES);
    for (let step = 0; step < 9; step += 1) finish();
    expect(said).toEqual(['标题', '一句。', FIRST_HALF, SECOND_HALF, '二、', '末句。']);
    expect(told.map(([, index]) => index)).toEqual([0, 1, 2, 3, 4, undefined]);
    expect(player.state()).toBe('stopped');
  });

  it('goes on after a pause with the piece that it broke off, and lets no late answer count', () => {
    player.start(SENTENCES, 2);
    finish();
    const late = waiting[1];
    player.pause();
    late?.(true);
    late?.(false);
    expect([said, player.state(), faults]).toEqual([[FIRST_HALF, SECOND_HALF], 'paused', 0]);
    player.resume();
    late?.(true);
    expect(said).toEqual([FIRST_HALF, SECOND_HALF, SECOND_HALF]);
    finish();
    expect(said[3]).toBe('二、');
  });

  it('stands still where the voice fails, and can be begun again there', () => {
    player.start(SENTENCES, 1);
    finish(false);
    expect([player.state(), faults, said]).toEqual(['paused', 1, ['一句。']]);
    player.resume();
    expect(said).toEqual(['一句。', '一句。']);
  });

  it('steps by sentences and by headings, and no further than there are any', () => {
    player.start(SENTENCES, 1);
    player.stepHeading(1);
    player.stepHeading(1);
    player.step(1);
    player.step(1);
    player.stepHeading(-1);
    player.stepHeading(-1);
    player.stepHeading(-1);
    player.step(-1);
    expect(said).toEqual(['一句。', '二、', '末句。', '末句。', '二、', '标题', '标题', '标题']);
  });

  it('begins the piece again in another speed, while it speaks only', () => {
    player.start(SENTENCES, 1);
    rate = 2;
    player.restart();
    expect(said).toEqual(['一句。', '一句。']);
    player.pause();
    player.restart();
    player.stop();
    player.restart();
    player.resume();
    player.pause();
    player.step(1);
    expect(said).toHaveLength(2);
  });

  it('has nothing to say where there is nothing', () => {
    player.start([]);
    expect([said, told]).toEqual([[], []]);
    player.start([{ spoken: '', isHeading: false }]);
    expect([said, player.state()]).toEqual([[], 'stopped']);
  });
});
