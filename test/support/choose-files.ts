import type { Locator } from 'playwright-core';

/** Chooses files as in the browser's dialog. @param files what they hold, by their names */
export const chooseFiles = (
  input: Locator,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> =>
  input.setInputFiles(
    Object.entries(files).map(([name, content]) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(content),
    })),
  );
