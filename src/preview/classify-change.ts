/** Which parts of a preview a changed file belongs to. */
export type ChangeKind = 'content' | 'templates' | 'assets';

/** Folders and files below the installation; what lies outside is content. */
const PLACES: readonly { readonly kind: ChangeKind; readonly place: string }[] = [
  { kind: 'templates', place: 'src/pages' },
  { kind: 'templates', place: '_includes' },
  { kind: 'assets', place: 'src/styles' },
  { kind: 'assets', place: 'src/client' },
  { kind: 'assets', place: 'src/assets' },
];

/** What is watched besides the content folder, from the installation's folder. */
export const WATCHED_PLACES: readonly string[] = [...PLACES.map(({ place }) => place), '_data'];

const withSlashes = (file: string) => file.replaceAll('\\', '/');

/**
 * @param project folder of the installation, absolute
 * @param paths absolute; absent: nobody knows what changed
 */
export function classifyChange(
  project: string,
  paths: readonly string[] | undefined,
): ReadonlySet<ChangeKind> {
  if (!paths) return new Set(['content', 'templates', 'assets']);
  const root = withSlashes(project).replace(/\/?$/, '/');
  return new Set(
    paths.map((changed) => {
      const file = withSlashes(changed);
      const local = file.startsWith(root) ? file.slice(root.length) : undefined;
      return PLACES.find(({ place }) => local === place || local?.startsWith(`${place}/`))?.kind ?? 'content';
    }),
  );
}
