/** How many characters two texts begin with alike. */
export function countSharedStart(a: ArrayLike<string>, b: ArrayLike<string>): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}
