import { CHOICES, effectiveSize, type Preferences, stepSize } from '../reading/preferences.ts';
import { createButton, createElement, giveAttributes } from './create-element.ts';

export interface ReadingBarOptions {
  preferences(): Preferences;
  /** Something was chosen. */
  onChange(changed: Partial<Preferences>): void;
  onReset(): void;
  onClose(): void;
  /** 朗读 is wanted; undefined where the browser has no speech. */
  onReadAloud: (() => void) | undefined;
}

type Switch = 'senior' | 'caption' | 'guide' | 'plain';
type Choice = 'spacing' | 'colors';

/** What the bar offers, in its order. A row is a switch, one of several, or a size with a step down and a step up. */
type Row =
  | { readonly kind: 'switch'; readonly key: Switch; readonly label: string }
  | {
      readonly kind: 'choice';
      readonly key: Choice;
      readonly label: string;
      readonly names: readonly string[];
    }
  | { readonly kind: 'size'; readonly label: string };

const ROWS: readonly Row[] = [
  { kind: 'switch', key: 'senior', label: '长者模式' },
  { kind: 'size', label: '字号' },
  { kind: 'choice', key: 'spacing', label: '行距', names: ['标准', '宽', '更宽'] },
  { kind: 'choice', key: 'colors', label: '配色', names: ['自动', '浅色', '深色', '高对比', '暖色'] },
  { kind: 'switch', key: 'caption', label: '大字幕' },
  { kind: 'switch', key: 'guide', label: '辅助线' },
  { kind: 'switch', key: 'plain', label: '纯文本' },
];

/** The bar of the 阅读工具. It comes when it is called and goes when it is sent away; it remembers nothing itself. */
export function createReadingBar(options: ReadingBarOptions) {
  const groups = ROWS.map((row) => createGroup(row, options));
  const rows = groups.map((group) => group.element);
  const speech = options.onReadAloud
    ? createButton('朗读', options.onReadAloud)
    : createElement('span', 'reading-note', '这个浏览器不能朗读');
  const element = createElement(
    'section',
    'reading-bar',
    ...rows.slice(0, 1),
    wrap(speech),
    ...rows.slice(1),
    wrap(createButton('重置', options.onReset)),
    wrap(createButton('收起', options.onClose)),
  );
  element.setAttribute('aria-label', '阅读工具');
  bindBarKeys(element, options.onClose);
  /** Shows what is chosen. */
  const update = () => {
    for (const group of groups) group.update();
  };
  update();
  return { element, update };
}

const wrap = (content: Node) => createElement('div', 'reading-group', content);

/** Escape leaves a bar. Arrows walk along it, Tab does too: neither has to be learnt. */
export function bindBarKeys(bar: HTMLElement, onLeave: () => void): void {
  bar.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') onLeave();
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      moveFocus(bar, event.key === 'ArrowRight' ? 1 : -1);
      event.preventDefault();
    }
  });
}

function moveFocus(bar: Element, by: 1 | -1): void {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>('button:not([disabled])')];
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(at + by + buttons.length) % buttons.length]?.focus();
}

interface Group {
  element: HTMLElement;
  update(): void;
}

function createGroup(row: Row, { preferences, onChange }: ReadingBarOptions): Group {
  if (row.kind === 'switch') {
    const button = createButton(row.label, () => onChange({ [row.key]: !preferences()[row.key] }));
    return { element: wrap(button), update: () => showPressed(button, preferences()[row.key]) };
  }
  const label = giveAttributes(createElement('span', 'reading-label', row.label), { 'aria-hidden': 'true' });
  const element = giveAttributes(wrap(label), { role: 'group', 'aria-label': row.label });
  if (row.kind === 'size') {
    // A polite live region by itself: the new size is read out.
    const shown = createElement('output', 'reading-value');
    const step = (by: 1 | -1) => {
      const size = stepSize(preferences(), by);
      if (size !== undefined) onChange({ size });
    };
    const [smaller, larger] = [createButton('缩小', () => step(-1)), createButton('放大', () => step(1))];
    element.append(smaller, shown, larger);
    return {
      element,
      update: () => {
        const chosen = preferences();
        shown.textContent = `${effectiveSize(chosen)}%`;
        showEnd(smaller, stepSize(chosen, -1) === undefined);
        showEnd(larger, stepSize(chosen, 1) === undefined);
      },
    };
  }
  const values = CHOICES[row.key].values;
  const buttons = row.names.map((name, index) =>
    createButton(name, () => onChange({ [row.key]: values[index] })),
  );
  element.append(...buttons);
  return {
    element,
    update: () => {
      const chosen = (values as readonly unknown[]).indexOf(preferences()[row.key]);
      for (const [index, button] of buttons.entries()) showPressed(button, index === chosen);
    },
  };
}

export const showPressed = (button: HTMLButtonElement, isPressed: boolean) =>
  button.setAttribute('aria-pressed', String(isPressed));

/** Not `disabled`: that would take the focus from whoever pressed it last. */
export const showEnd = (button: HTMLButtonElement, isEnd: boolean) =>
  button.setAttribute('aria-disabled', String(isEnd));
