/** What the buttons above a text do, each with its keys: those of Word where Word has such a thing. */
export const TEXT_ACTIONS = [
  { name: 'undo', label: '撤销', keys: 'Mod-z', help: '退回上一步' },
  { name: 'redo', label: '重做', keys: 'Mod-y', help: '把退回的一步再做一次' },
  {
    name: 'heading-2',
    label: '一、',
    keys: 'Mod-Alt-1',
    help: '把这一段变成一级小标题，编号接着前面的；再按一次变回正文',
  },
  {
    name: 'heading-3',
    label: '（一）',
    keys: 'Mod-Alt-2',
    help: '把这一段变成二级小标题，编号接着前面的；再按一次变回正文',
  },
  {
    name: 'heading-4',
    label: '1.',
    keys: 'Mod-Alt-3',
    help: '把这一段变成三级小标题，编号接着前面的；再按一次变回正文',
  },
  { name: 'bold', label: '加粗', keys: 'Mod-b', help: '把选中的字加粗；再按一次取消' },
  { name: 'table', label: '表格', keys: 'Mod-Alt-t', help: '填一张新表；光标在表格里时，改这张表' },
  { name: 'picture', label: '图片', keys: 'Mod-Alt-p', help: '放一张图片进来；也可以直接拖进来或者粘贴' },
  { name: 'note', label: '脚注', keys: 'Mod-Alt-f', help: '在光标处加一条脚注，编号自动接着排' },
  {
    name: 'link',
    label: '链接',
    keys: 'Mod-k',
    help: '让几个字连到网址、这一篇的附件和小节，或者本站的另一篇报告',
  },
] as const;

export type TextAction = (typeof TEXT_ACTIONS)[number];

const IS_MAC = /Mac|iPhone|iPad/u.test(navigator.platform);

/** @param mod what Ctrl is called, and on a Mac the key that does its work */
const joinKeys = (keys: string, mod: string): string =>
  keys
    .replace('Mod', mod)
    .split('-')
    .map((key) => (key.length === 1 ? key.toUpperCase() : key))
    .join('+');

/** As people read it: Ctrl+Alt+1, on a Mac ⌘⌥1. */
export const formatKeys = (keys: string): string =>
  IS_MAC ? keys.replace('Mod-', '⌘').replace('Alt-', '⌥').toUpperCase() : joinKeys(keys, 'Ctrl');

/** As `aria-keyshortcuts` has it. */
export const formatAriaKeys = (keys: string): string => joinKeys(keys, IS_MAC ? 'Meta' : 'Control');
