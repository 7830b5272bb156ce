import { orElse } from './or-else.ts';

/** Text without percent-encoding; as it is written where that is broken, or not UTF-8. */
export const decodePercents = (text: string): string => orElse(() => decodeURIComponent(text), text);

/** The path of a percent-encoded address; nothing if it is broken. */
export const decodePath = (url: string): string | undefined =>
  orElse(() => decodeURIComponent(url).normalize('NFC'), undefined);
