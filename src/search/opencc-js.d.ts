/** OpenCC's table of traditional characters: `key value` pairs separated by `|`, several values by spaces. */
declare module 'opencc-js/dict/TSCharacters' {
  const table: string;
  // biome-ignore lint/style/noDefaultExport: the package's own form
  export default table;
}
