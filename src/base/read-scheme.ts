/** The scheme of an address, in lower case: `https` of `HTTPS://…`; `undefined` for one that names none (RFC 3986, 3.1). */
export const readScheme = (address: string): string | undefined =>
  /^([a-z][a-z\d+.-]*):/i.exec(address)?.[1]?.toLowerCase();
