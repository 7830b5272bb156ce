interface Surroundings {
  platform: NodeJS.Platform;
  env: Readonly<Record<string, string | undefined>>;
  isTerminal: boolean;
}

/**
 * How the system opens an address in the browser that a person has chosen; nothing where nobody looks at a screen.
 * @param url without characters that a shell reads: `start` is part of Windows' shell
 */
export function chooseOpener(
  url: string,
  { platform, env, isTerminal }: Surroundings,
): readonly [string, ...string[]] | undefined {
  if (!isTerminal || env.CI) return undefined;
  if (platform === 'win32') return ['cmd', '/c', 'start', '', url];
  if (platform === 'darwin') return ['open', url];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open', url] : undefined;
}
