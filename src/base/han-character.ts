/**
 * Radicals beside the Han character that Source Han (Noto CJK) draws with the same glyph, which is why text that was
 * copied from a PDF file has them: those of the block CJK Radicals Supplement for which NFKC knows none. Each pair is one
 * of Unicode's EquivalentUnifiedIdeograph.txt, too.
 */
const RADICALS =
  '⺂乛 ⺃乚 ⺅亻 ⺇𠘨 ⺉刂 ⺋㔾 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺞歺 ⺠民 ⺡氵 ⺣灬 ⺤爫 ⺦丬 ⺨犭 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ⺳㓁 ⺹耂 ⺺肀 ⺽𦥑 ⺾艹 ⻁虎 ⻂衤 ⻃覀 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀';

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  RADICALS.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)] as const),
);

/** Radicals and compatibility forms of Han characters. */
export const LOOKALIKES = /[\u2e80-\u2fdf\uf900-\ufaff]/gu;

/** The Han character that one of `LOOKALIKES` is read as; any other character, and one that is none, as it is. */
export const toHanCharacter = (character: string): string =>
  CHARACTERS.get(character) ?? character.replace(LOOKALIKES, (form) => form.normalize('NFKC'));
