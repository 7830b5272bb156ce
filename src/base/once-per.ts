/** What is asked of the same value again and again is worked out once, and kept as long as the value is. */
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
