/** 一、 （一） 1. at the start of a label; also the bare number that some leave. */
const ENUMERATOR =
  /^(?:[一二三四五六七八九十]{1,3}[、.,:]|\((?:[一二三四五六七八九十]{1,3}|\d{1,2})\)|\d{1,2}[、.)]?)/u;

/** What stands in brackets and is no number. */
const NOTE = /\((?![一二三四五六七八九十\d]{1,3}\))[^()]*\)/gu;

/** A label without its number, remarks in brackets, spaces and signs: what two wordings of it have in common. */
export function foldLabel(text: string): string {
  let rest = text.slice(0, 200).normalize('NFKC').replace(/\s+/gu, '').replace(NOTE, '');
  for (let number = ENUMERATOR.exec(rest); number; number = ENUMERATOR.exec(rest)) {
    rest = rest.slice(number[0].length);
  }
  return rest.replace(/[^\p{L}\p{N}]+/gu, '');
}
