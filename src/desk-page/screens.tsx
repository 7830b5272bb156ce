import type { ComponentType } from 'preact';
import { ArchiveScreen } from './archive-screen.tsx';
import { EditScreen } from './edit-screen.tsx';
import { ImportScreen } from './import-screen.tsx';
import { ListScreen } from './list-screen.tsx';
import { PagesScreen } from './pages-screen.tsx';
import { PublishScreen } from './publish-screen.tsx';
import type { ScreenProps } from './screen-props.ts';
import { SettingsScreen } from './settings-screen.tsx';
import { StartScreen } from './start-screen.tsx';
import { keyOfReport } from './use-report-draft.ts';

/** By what stands behind `#/`. Those with a label are in the head of the page. */
export const SCREENS: readonly {
  readonly name: string;
  readonly label?: string;
  /** By what one is told from the next, if not by what stands behind the name. */
  readonly keyOf?: (id: string) => number;
  readonly Screen: ComponentType<ScreenProps>;
}[] = [
  { name: '', label: '报告', Screen: ListScreen },
  { name: 'pages', label: '固定页面', Screen: PagesScreen },
  { name: 'new', Screen: ImportScreen },
  { name: 'report', keyOf: keyOfReport, Screen: EditScreen },
  { name: 'portals', Screen: StartScreen },
  { name: 'publish', label: '发布', Screen: PublishScreen },
  { name: 'archive', label: '归档与核对', Screen: ArchiveScreen },
  { name: 'settings', label: '设置', Screen: SettingsScreen },
];
