import { readFileSync } from 'node:fs';
import { decodeText } from '../../src/base/decode-text.ts';
import { formatLocalDay } from '../../src/base/format-local-day.ts';
import { formatPathLabel } from '../../src/base/format-path-label.ts';
import type { CommandOption } from '../../src/command/command.ts';
import type { CommandCall } from '../../src/command/run-command.ts';
import { hasErrors, locateProblems } from '../../src/diagnostics/diagnostic.ts';
import { formatDiagnostics } from '../../src/diagnostics/format-diagnostics.ts';
import { parseDate } from '../../src/report/calendar-date.ts';
import { parseTrustedKeys, type TrustedKey } from '../../src/signing/trusted-keys.ts';

/** Whom a check believes. */
export interface Trust {
  /** Absent where nobody was named: then nothing is proved of anybody. */
  readonly keys?: readonly TrustedKey[];
  /** How many of them must have signed. */
  readonly needed: number;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Certificates of time stamping authorities. */
  readonly roots?: string;
}

export const findDayFault = (value: string, option: string): string | undefined => {
  const reading = parseDate(value);
  return reading.ok && reading.date === value
    ? undefined
    : `${option}写的“${value}”不对，写成年-月-日，例如 2026-01-31`;
};

/** For options that take a whole number from 1 on. @param most at most 999,999 */
export const whole = (most: number) => (value: string, option: string) =>
  /^[1-9]\d{0,5}$/.test(value) && Number(value) <= most
    ? undefined
    : `${option}写的“${value}”不对，应当是 1 到 ${most} 的整数`;

export const TRUST_OPTIONS: readonly CommandOption[] = [
  {
    name: 'trusted',
    value: '文件',
    help: '可信公钥的文件，从别的可靠途径得到的：核对是谁签的；没有有效的签名就不算通过',
  },
  {
    name: 'signers',
    value: '个数',
    needs: 'trusted',
    help: '要有几把可信公钥的签名（默认 1）',
    findFault: whole(99),
  },
  { name: 'signature', value: '文件', help: '签名文件（默认是网站里的 checksums.txt.sig、归档旁边的 .sig）' },
  {
    name: 'tsa-ca',
    value: '文件',
    help: '时间戳机构的根证书（PEM），用来核对时间戳；要有 OpenSSL',
  },
  {
    name: 'at',
    value: '日期',
    help: '按哪一天判断公钥和签名有没有过期（默认今天）',
    findFault: findDayFault,
  },
];

/** @returns nothing if the file of trusted keys cannot be read; what is wrong with it has been printed */
export function readTrust({ values, say }: CommandCall): Trust | undefined {
  const trust = {
    needed: Number(values.signers ?? 1),
    day: typeof values.at === 'string' ? values.at : formatLocalDay(new Date()),
    ...(typeof values['tsa-ca'] === 'string' ? { roots: values['tsa-ca'] } : {}),
  };
  if (typeof values.trusted !== 'string') return trust;
  const file = formatPathLabel(values.trusted);
  const decoding = decodeText(readFileSync(values.trusted));
  const { keys, problems } = decoding.ok
    ? parseTrustedKeys(decoding.text)
    : {
        keys: [],
        problems: [{ level: 'error', rule: 'encoding', line: 1, column: 1, ...decoding } as const],
      };
  const told = locateProblems(file, problems);
  if (told.length > 0) say(formatDiagnostics(told));
  return hasErrors(told) ? undefined : { ...trust, keys };
}
