import { isRecord, parseRecord, readStrings } from '../base/json.ts';

const LIBCS = ['glibc', 'musl'] as const;

/** What a program is made for, in the words of npm and Node. */
export interface Machine {
  readonly os: string;
  readonly cpu: string;
  /** Of Linux; absent where a program asks for none. */
  readonly libc?: (typeof LIBCS)[number];
}

export interface Platform extends Machine {
  /** As Node names its downloads: `win-x64`, `linux-arm64-musl`. */
  readonly name: string;
}

/** A package that comes in a build for each system. */
interface Family {
  readonly name: string;
  readonly builds: readonly { os: readonly string[]; cpu: readonly string[]; libc: readonly string[] }[];
}

export interface Platforms {
  /** Those on which everything runs that the program needs. */
  readonly offered: readonly Platform[];
  /** Packages without a build for a system, by its name; nothing for a name that none of them knows. */
  findMissing(name: string): readonly string[] | undefined;
}

/**
 * Which systems the program can be packed for: those for which each package that comes in builds has one.
 * @param lock package-lock.json of version 2 or 3
 */
export function listPlatforms(lock: string): Platforms | undefined {
  const packages = parseRecord(lock)?.packages;
  if (!isRecord(packages)) return undefined;
  const families = listFamilies(packages);
  const all = listMachines(families);
  const missing = (platform: Platform) =>
    families.filter(({ builds }) => !builds.some((build) => suits(build, platform))).map(({ name }) => name);
  return {
    offered: all.filter((platform) => missing(platform).length === 0),
    findMissing(name) {
      const platform = all.find((one) => one.name === name);
      return platform && missing(platform);
    },
  };
}

/** Whether a program runs there: one that asks for no C library runs beside any. */
export const runsOn = (program: Machine, { os, cpu, libc }: Machine): boolean =>
  program.os === os && program.cpu === cpu && (program.libc === undefined || program.libc === libc);

export const formatPlatform = ({ os, cpu, libc }: Machine): string =>
  `${os === 'win32' ? 'win' : os}-${cpu}${libc === 'musl' ? '-musl' : ''}`;

function listFamilies(packages: Record<string, unknown>): Family[] {
  return Object.entries(packages).flatMap(([place, value]) => {
    // What may be missing, the program does without.
    if (!isRecord(value) || value.dev || value.devOptional || value.optional) return [];
    const names = isRecord(value.optionalDependencies) ? Object.keys(value.optionalDependencies) : [];
    const builds = names.flatMap((name) => {
      const build = packages[`${place}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      if (!isRecord(build)) return [];
      const [os, cpu, libc] = [readStrings(build.os), readStrings(build.cpu), readStrings(build.libc)];
      // What asks for a system alone adds something there, as fsevents does.
      return os.length > 0 && cpu.length > 0 ? [{ os, cpu, libc }] : [];
    });
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return builds.length > 0 ? [{ name, builds }] : [];
  });
}

function listMachines(families: readonly Family[]): Platform[] {
  const machines = families.flatMap(({ builds }) =>
    builds.flatMap(({ os: systems, cpu: processors }) =>
      systems.flatMap((os) =>
        processors.flatMap((cpu): Machine[] =>
          os === 'linux' ? LIBCS.map((libc) => ({ os, cpu, libc })) : [{ os, cpu }],
        ),
      ),
    ),
  );
  const byName = new Map(machines.map((machine) => [formatPlatform(machine), machine]));
  return [...byName]
    .map(([name, machine]) => ({ name, ...machine }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const suits = ({ os, cpu, libc }: Family['builds'][number], platform: Platform): boolean =>
  os.includes(platform.os) &&
  cpu.includes(platform.cpu) &&
  (platform.libc === undefined || libc.length === 0 || libc.includes(platform.libc));
