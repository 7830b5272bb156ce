/** A line break inside the value of a field is layout: only between Latin words does it stand for a space. */
export function joinLines(text: string): string {
  return text.replace(/(?<=[\w.,;:!?])\s*\n\s*(?=\w)/g, ' ').replace(/\s*\n\s*/g, '');
}
