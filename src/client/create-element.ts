/** An element with a class and contents; texts only ever become text nodes, so that `<script>` stays a title. */
export function createElement<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className: string,
  ...contents: (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...contents);
  return element;
}

/** Says of an element what it is to those who do not see it, or by what it is found. */
export function giveAttributes<Given extends Element>(
  element: Given,
  attributes: Readonly<Record<string, string>>,
): Given {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** Puts contents in the place of those that are there (`replaceChildren` is newer than the oldest browsers). */
export function replaceContents(element: Element, ...contents: (string | Node)[]): void {
  element.textContent = '';
  element.append(...contents);
}

/** The same, of elements some of which may be there already: what is not moved keeps focus and place. */
export function arrangeContents(element: Element, contents: readonly Element[]): void {
  for (const [at, content] of contents.entries()) {
    const there = element.children[at];
    if (there !== content) element.insertBefore(content, there ?? null);
  }
  while (element.children.length > contents.length) element.lastElementChild?.remove();
}

/** `href` stays relative, as it is in the index: the portal may live in any folder. */
export function createLink(href: string, ...contents: (string | Node)[]): HTMLAnchorElement {
  const link = createElement('a', '', ...contents);
  link.setAttribute('href', href);
  return link;
}

export function createButton(text: string, onPress: () => void): HTMLButtonElement {
  const button = createElement('button', 'plain-button', text);
  button.type = 'button';
  button.addEventListener('click', onPress);
  return button;
}
