/** Puts an element before all of the page but the skip link, which stays the first stop of a keyboard. */
export function placeFirst(element: Element): void {
  const skip = document.querySelector('.skip-link');
  if (skip) skip.after(element);
  else document.body.prepend(element);
}
