/** The terms under which a portal lets others use what it publishes, as its settings state them. */
export interface License {
  /** In words; the address where there are none. */
  readonly name: string;
  readonly url?: string;
}

/** A name, an address, or both: `知识共享 署名 4.0 https://creativecommons.org/licenses/by/4.0/`. */
export function readLicense(setting: string): License | undefined {
  const text = setting.trim();
  if (text === '') return undefined;
  const url = /https?:\/\/[^\s<>"“”，。；（）]+/iu.exec(text)?.[0];
  if (url === undefined) return { name: text };
  const name = text.replace(url, '').replace(/^[\s，,：:（(]+|[\s，,：:（()）]+$/gu, '');
  return { name: name || url, url };
}
