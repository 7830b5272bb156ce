import { spawn } from 'node:child_process';

/** The program that shows folders in windows; its arguments go through no shell. */
const SHOWS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { win32: 'explorer.exe', darwin: 'open' };

/** @returns whether this computer has windows in which a folder can be shown */
export function openFolder(folder: string): boolean {
  const { platform, env } = process;
  const hasScreen = env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined;
  const program = SHOWS[platform] ?? (hasScreen ? 'xdg-open' : undefined);
  if (program === undefined || env.CI) return false;
  const child = spawn(program, [folder], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
  return true;
}
