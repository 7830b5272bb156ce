/** What `make` gives, or something else where it throws, whatever the reason: what cannot be had is not there. */
export function orElse<Made, Other>(make: () => Made, other: Other): Made | Other {
  try {
    return make();
  } catch {
    return other;
  }
}
