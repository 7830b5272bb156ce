/**
 * Whether a key is part of writing a word in an input method, so that Enter and Esc are not for the page. Safari has
 * ended the composition before it tells of the key that ended it; what stays is the number of such keys (WebKit bug
 * 165004).
 */
export const isComposing = (event: { readonly isComposing: boolean; readonly keyCode: number }): boolean =>
  event.isComposing || event.keyCode === 229;
