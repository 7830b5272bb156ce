import { expect, it } from 'vitest';
import { chooseOpener } from '../../../src/preview/choose-opener.ts';

const URL = 'http://127.0.0.1:8080/index.html';
const choose = (platform: NodeJS.Platform, env: Record<string, string> = {}, isTerminal = true) =>
  chooseOpener(URL, { platform, env, isTerminal });

it('asks each system in its own way', () => {
  expect(choose('win32')).toEqual(['cmd', '/c', 'start', '', URL]);
  expect(choose('darwin')).toEqual(['open', URL]);
  expect(choose('linux', { DISPLAY: ':0' })).toEqual(['xdg-open', URL]);
  expect(choose('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', URL]);
});

it('opens nothing without a screen, in CI, or where a program reads the output', () => {
  expect(choose('linux')).toBeUndefined();
  expect(choose('darwin', { CI: 'true' })).toBeUndefined();
  expect(choose('win32', {}, false)).toBeUndefined();
});
