import { clip } from '../base/clip.ts';

/** How people speak of a heading by its number (GB/T 9704-2012, 7.3.3): 第二节, （一）, 1. */
const FORMS: readonly (readonly [RegExp, (number: string) => string])[] = [
  [/^(第\s*[\d〇零一二三四五六七八九十百千]{1,9}\s*(?:编|篇|部分|章|节|条))/u, (number) => number],
  [/^[（(]\s*([\d〇零一二三四五六七八九十百]{1,5})\s*[）)]/u, (number) => `（${number}）`],
  [/^([〇零一二三四五六七八九十百]{1,5})\s*[、.．]/u, (number) => `第${number}节`],
  [/^(\d{1,3})\s*[、.．](?!\d)/u, (number) => `${number}.`],
];

/** A name for each section of a report, with those of the sections around it: 第二节（一）. */
export function nameSections(sections: readonly { title: string; level: number }[]): string[] {
  const enclosing: { level: number; name: string }[] = [];
  return sections.map(({ title, level }) => {
    while ((enclosing.at(-1)?.level ?? 0) >= level) enclosing.pop();
    const name = nameHeading(title);
    const path = [...enclosing.map((section) => section.name), name].join('');
    enclosing.push({ level, name });
    return path;
  });
}

function nameHeading(title: string): string {
  for (const [pattern, format] of FORMS) {
    const number = pattern.exec(title.trimStart())?.[1];
    if (number !== undefined) return format(number.replace(/\s/gu, ''));
  }
  return `“${clip(title, 12)}”`;
}
