/** What an editor is to look at, of Word files and of pages that Word wrote. */
export const REMARKS = {
  inserted: '文件里有修订痕迹：插入的文字当作正文，删除的文字没有带进来',
  textBox: '文本框里的文字放在它所在段落的后面',
  struck: '有删除线的文字按普通文字保留，请看一看是不是要删去',
  formula: '公式改成了一行文字，请对照原文核对',
  reading: '注音写在字后面的括号里',
  ring: '字外面的圈、框或叠在字上的符号没有保留，字都在，请对照原文核对',
  noteMark: '有的脚注不用编号，用自己的标记（如 ※）：标记按文字保留，网页上另外有编号，请看一看',
  link: '不是网址的链接（指到电脑里的文件）只留了文字',
  font: '用符号字体写的字认不出是什么符号，照字面保留，请对照原文核对',
  sign: '有的符号文件里没有写是哪种符号字体，按 Wingdings 认的，请对照原文核对',
  field: '有的域只有开头没有结尾，它后面的字按正文保留，请对照原文核对',
  nestedTable: '表格里的表格改成了一行一行的文字，请看一看',
  numberFormat: '自动编号的样式写成了数字，请对照原文核对',
  cropped:
    '在 Word 里剪裁过的图片，Word 只显示一部分，带进来、要公布的是整张（人脸、签名、证件可能在剪去的部分里），请打开看一看；不能公开的，在 Word 里用“图片格式 → 压缩图片 → 删除图片的剪裁区域”，保存后再导入',
  shaped:
    '在 Word 里裁剪成形状（如椭圆）的图片，带进来、要公布的是整张，请打开看一看；不能公开的，用画图程序裁好，在 Word 里换上再导入',
  turned: '在 Word 里转了方向或翻转了的图片，带进来的是原来的样子，请转好再换上',
  embedded:
    '嵌在文件里的另一个文件，只带进来它的图标或第一页；里面的内容要公布的，在 Word 里双击打开，另存出来放进附件',
  white: '有白色的字，在白纸上看不见，当作正文带进来了，请看一看；不该公开的请删去',
  whiteOnPage: '网页里有白色的字，看不出底色是什么，当作正文带进来了，请看一看；网页上看不见的请删去',
  prompt: '像是没有填写的提示，请填好或者删去',
} as const;

/** Chinese, each once, with the places that it is said of. */
export type Remarks = Map<string, Set<string>>;

/** Says a remark, of a place if one is named. */
export function remark({ remarks }: { readonly remarks: Remarks }, text: string, place = ''): void {
  const places = remarks.get(text) ?? new Set();
  remarks.set(text, place === '' ? places : places.add(place));
}

/** A line for each, with its places behind it. */
export const formatRemarks = (remarks: Remarks): string[] =>
  [...remarks].map(([text, places]) => (places.size > 0 ? `${text}：${[...places].join('、')}` : text));
