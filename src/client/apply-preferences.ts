import { orElse } from '../base/or-else.ts';
import {
  describeLook,
  formatPreferences,
  type Preferences,
  parsePreferences,
} from '../reading/preferences.ts';

const KEY = 'gongbao-reading';
/** Where versions before the 阅读工具 stored 大, 中 or 小. */
const FORMER_KEY = 'gongbao-text-size';

export function readPreferences(): Preferences {
  // Storage can be closed (private windows, `file://` in some browsers): then each page starts anew.
  const read = (key: string) => orElse(() => localStorage.getItem(key), null);
  return parsePreferences(read(KEY), read(FORMER_KEY));
}

/** Keeps what was chosen for other pages, where the browser allows it. */
export function storePreferences(preferences: Preferences): void {
  try {
    localStorage.setItem(KEY, formatPreferences(preferences));
    localStorage.removeItem(FORMER_KEY);
  } catch {
    // It holds for this page; see readPreferences.
  }
}

/** By attributes and custom properties of the root element, which the page's policy allows where styles are not. */
export function applyPreferences(preferences: Preferences): void {
  const { dataset, style } = document.documentElement;
  const { attributes, properties } = describeLook(preferences);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) delete dataset[name];
    else dataset[name] = value;
  }
  for (const [name, value] of Object.entries(properties)) style.setProperty(name, value ?? '');
}
