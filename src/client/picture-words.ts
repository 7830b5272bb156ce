/**
 * 纯文本: what a picture says stands in its place. As generated content of the element around it, from an attribute:
 * the text of the page stays as it is, for search, selection and 朗读.
 */
export function showPictureWords(isShown: boolean): void {
  for (const picture of document.querySelectorAll<HTMLImageElement>('main img')) {
    const { parentElement, alt } = picture;
    if (!parentElement) continue;
    if (isShown && alt.trim() !== '') parentElement.dataset.pictureWords = `［图片：${alt.trim()}］`;
    else delete parentElement.dataset.pictureWords;
  }
}
