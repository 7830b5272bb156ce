/** Shortens a value for a message, on one line. */
export function clip(value: string, length = 30): string {
  const text = value.trim();
  const head = text.slice(0, length * 8);
  const characters = [...head.replace(/\s*\n\s*/g, ' ')];
  const isCut = characters.length > length || head.length < text.length;
  return isCut ? `${characters.slice(0, length).join('')}…` : characters.join('');
}

export const clipJson = (value: unknown): string => clip(JSON.stringify(value) ?? '');
