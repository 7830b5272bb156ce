import { parseUnit } from './units.ts';

/** （单位：万元）, （万元）, 单位：万元. */
const BRACKETED = /[（(]\s*(?:单位\s*[：:]\s*)?([^（()）]{1,8})\s*[)）]\s*$/u;
const STATED =
  /(?<whose>\p{Script=Han}{0,2})单位\s*[：:]\s*(?<unit>[\p{Script=Han}%‰/／]{1,10})(?<more>\s*[、，,；;]\s*\p{Script=Han})?/gu;
/** What may stand before 单位：件, as in 金额单位：万元; 编制单位 is a body. */
const NO_BODY = /^(?:金额|计量|货币)?$/u;
/** 为预算的%. */
const PERCENT = /(?<![\d.])[%％‰]$/u;

/** 单位：万元 above a table does not speak of its shares. */
const SHARE = /[率比]$|占比|增减幅|百分比|[比率]重|增[幅速]/u;
/** May be a share as well as an amount. */
const CHANGE = /^(?:同比|环比)|(?:增长|下降|增减)$/u;
/** Nor does it of what is counted otherwise, or 单位：件 of amounts. */
const COUNTED = /[人户件次个家]数$|数量$|面积$/u;
const AMOUNT = /[金款]额$|资金$|经费$/u;

type Unit = NonNullable<ReturnType<typeof readUnit>>;

/** That of all numbers of a table, as far as it is said, and said of all. */
export type StatedUnit = Unit | 'unclear' | undefined;

function readUnit(written: string) {
  const unit = parseUnit(written);
  return unit && { ...unit, written };
}

/** The nearest one that is stated: in the cell, in the name of the column, of the row, around the table. */
export function chooseUnit(
  own: string | undefined,
  column: readonly string[],
  row: readonly string[],
  stated: StatedUnit,
): StatedUnit {
  if (own !== undefined) return readUnit(own) ?? 'unclear';
  for (const names of [column, row]) {
    const written = [...names]
      .reverse()
      .flatMap((name) => BRACKETED.exec(name)?.[1] ?? PERCENT.exec(name)?.[0] ?? []);
    for (const unit of written) {
      const parsed = readUnit(unit);
      if (parsed) return parsed;
    }
  }
  if (stated === undefined || stated === 'unclear') return stated;
  const names = [...column, ...row];
  if (names.some((name) => SHARE.test(name))) return undefined;
  const isMoney = stated.unit.endsWith('元');
  if (names.some((name) => CHANGE.test(name) || (isMoney ? COUNTED : AMOUNT).test(name))) return 'unclear';
  return stated;
}

/** What is said to be the unit of all numbers; where several are, nobody says of which. */
export function readStatedUnit(around: string): StatedUnit {
  for (const { groups = {} } of around.matchAll(STATED)) {
    const { whose = '', unit = '', more } = groups;
    // A unit that is not in the table of units is one all the same where it is called so.
    const read = readUnit(unit) ?? (NO_BODY.test(whose) ? { unit, power: 0, written: unit } : undefined);
    if (read) return more === undefined ? read : 'unclear';
  }
  return undefined;
}

/** The name of a row or column without the unit that it tells. */
export const dropUnit = (name: string) => {
  const unit = BRACKETED.exec(name)?.[1];
  return unit !== undefined && parseUnit(unit) ? name.replace(BRACKETED, '') : name;
};
