import { clip } from '../base/clip.ts';
import { type DateReading, parseDate } from './calendar-date.ts';

/**
 * Reads a date of the front matter and says what is to be told of it. What it says without doubt is taken, however it
 * is written; a day that has to be guessed is never offered for copying.
 * @param label how the field is called in messages
 * @param key the field's name in the file
 * @param withTime whether a time of day may stand behind it
 * @returns an empty message if there is nothing to tell
 */
export function readDay(
  label: string,
  key: string,
  text: string,
  withTime = false,
): { reading: DateReading; message: string; remedy: string } {
  const reading = parseDate(text);
  const say = (fault: string) => `${label}写成“${clip(text)}”，${fault}`;
  if (!reading.ok) {
    const { fault, choices = [] } = reading;
    const meant = choices.length > 0 ? `可能是 ${choices.join(' 或 ')}；` : '';
    const remedy = `${meant}查看原件，按“年-月-日”写全：四位年、两位月、两位日${withTime ? '；知道几点的话，空一格写上“时:分”' : ''}`;
    return { reading, message: say(fault), remedy };
  }
  const slips = [reading.slip, !withTime && reading.time !== undefined && '这里只写日期，不写时间'].filter(
    Boolean,
  );
  const value = `${reading.date}${withTime && reading.time ? ` ${reading.time}` : ''}`;
  return {
    reading,
    message: slips.length > 0 ? say(`${slips.join('，')}，已读作 ${value}`) : '',
    remedy: `改为：\n    ${key}: ${value}`,
  };
}
