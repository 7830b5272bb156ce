/** What several rules ask of a report, or of all of them, is worked out once for each. */
export function oncePer<Subject extends object, Found extends object>(
  compute: (subject: Subject) => Found,
): typeof compute {
  const known = new WeakMap<Subject, Found>();
  return (subject) => {
    const found = known.get(subject) ?? compute(subject);
    known.set(subject, found);
    return found;
  };
}
