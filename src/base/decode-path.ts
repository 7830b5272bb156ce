/** The path of a percent-encoded address; nothing if it is broken. */
export function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url).normalize('NFC');
  } catch {
    return undefined;
  }
}
