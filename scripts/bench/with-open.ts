/** Has `use` work with what was opened, a browser or a server, which is closed in any case. */
export async function withOpen<Open extends { close(): Promise<void> }, T>(
  opening: Promise<Open>,
  use: (open: Open) => Promise<T>,
): Promise<T> {
  const open = await opening;
  try {
    return await use(open);
  } finally {
    await open.close();
  }
}
