let timer = 0;

const find = () => document.querySelector<HTMLElement>('.copy-status');

/** Puts the line there that `say` writes to: it has to be there before, or screen readers do not read it out. */
export function prepareStatusLine(): void {
  if (find()) return;
  const status = document.createElement('p');
  status.className = 'copy-status';
  status.setAttribute('role', 'status');
  document.body.append(status);
}

/** Says at the foot of the window what a press has done, for a while. */
export function say(text: string): void {
  const status = find();
  if (!status) return;
  status.textContent = text;
  window.clearTimeout(timer);
  timer = window.setTimeout(() => {
    status.textContent = '';
  }, 4000);
}
