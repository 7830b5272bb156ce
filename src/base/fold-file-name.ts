/** Equal for names that Windows or macOS take for the same: they differ in letter case or Unicode form only. */
export function foldFileName(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
