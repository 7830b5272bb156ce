import type { DeskPlace, Opened, Unopened } from './start-api.ts';

/** What the desk needs before a portal is open, and to change to another. */
export interface StartService {
  /** What is open, as the person knows it; and by which name requests tell it from another. */
  open(): { readonly content: string; readonly output: string; readonly key: string } | undefined;
  /** Why no portal is open, if one was asked for. */
  unopened(): Unopened | undefined;
  /** Folders that are likely to be the one. */
  places(): Promise<Omit<DeskPlace, 'isOpen'>[]>;
  home(): string;
  /** Works on a portal from now on. @param folders absolute */
  openPortal(folders: { content: string; output?: string | undefined }): Promise<Opened>;
  /** Opens a copy of the invented portal, in which everything may be tried. */
  openExample(): Promise<Opened>;
  forget(content: string): void;
}
