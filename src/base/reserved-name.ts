const DEVICES = /^(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])$/i;

/**
 * Whether Windows keeps a file or folder name for a device, whatever its ending
 * (Microsoft, “Naming Files, Paths, and Namespaces”).
 */
export function isReservedName(name: string): boolean {
  return DEVICES.test((name.split('.', 1)[0] ?? '').trimEnd());
}
