/** Where the compiled program lies, if this is it: `scripts/compile-program.mjs` writes it here. */
const compiled = (): string | undefined => undefined;

/**
 * What a thread or process of the program starts with.
 * @param name of a `start-*.mjs`
 * @param from address of the source that it lies beside
 */
export const resolveStart = (name: string, from: string): URL => new URL(name, compiled() ?? from);
