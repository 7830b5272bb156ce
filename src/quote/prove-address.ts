/** Characters of a quotation: what is longer is a document, which has a fingerprint of its own. */
export const MOST_CHARACTERS = 100_000;

/** Characters that an address takes along: codes and messengers refuse longer ones. */
const IN_ADDRESS = 2000;

/** Behind the address of the page that proves; nothing for a quotation that is empty or too long for one. */
export function formatProveFragment(quotation: string): string {
  const text = quotation.trim();
  return text === '' || text.length > IN_ADDRESS ? '' : `#q=${encodeURIComponent(text)}`;
}

/** The quotation of an address, in its fragment or its query. */
export function parseProveAddress({ hash, search }: { hash: string; search: string }): string {
  const text = readParameter(hash.slice(1)) || readParameter(search.slice(1));
  return text.slice(0, MOST_CHARACTERS);
}

/** `+` stands for itself behind `#`, and for a space in a query that a form made: a quotation loses nothing by it. */
function readParameter(parameters: string): string {
  return new URLSearchParams(parameters.replace(/\+/g, '%2B')).get('q') ?? '';
}
