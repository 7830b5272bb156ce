/** Text without percent-encoding; as it is written where that is broken, or not UTF-8. */
export function decodePercents(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The path of a percent-encoded address; nothing if it is broken. */
export function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url).normalize('NFC');
  } catch {
    return undefined;
  }
}
