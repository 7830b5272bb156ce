/** What programs write as the description of a picture, and what says where it lay and who made it. */
const MACHINE_MADE: readonly RegExp[] = [
  // Paths, addresses, accounts.
  /[A-Za-z]:[\\/]|\\\\|file:|\/(?:Users|home|tmp|var)\/|^https?:|^\S[^\s@]*@\S+$/iu,
  // Names of files.
  /^[^，。；]{1,120}\.(?:png|jpe?g|jfif|gif|bmp|webp|emf|wmf|tiff?|svg|heic|ico|pdf|docx?|xlsx?|pptx?|wps|dwg|psd|vsdx?)$/iu,
  // Names that Word, WPS, telephones and chat programs give: 图片 1, QQ图片20220101, IMG_2022, mmexport1611.
  /^(?:(?:QQ|微信|企业微信|WPS|钉钉|屏幕)?(?:图片|截图|截屏|快照)|图像|图形|图表|照片|形状|文本框|矩形|直线|组合|对象|内容占位符|未命名|未标题|无标题|图层|说明|描述|(?:my ?)?(?:picture|image|graphic|figure|photo|shape|group|text ?box|rectangle|object|screenshot|untitled|img|pic|dsc|clip|chart|diagram|mmexport|wx_camera))[\d\s_\-—–.:年月日()（）]*$/iu,
  /(?:描述|说明)?已?自动生成|自动生成的?(?:描述|说明)|description (?:is )?(?:automatically )?generated|medium confidence|可信度|AI[ -]?(?:生成的内容|generated content)/iu,
  // Numbers, dates, check sums.
  /^[\d\s_\-—–.:()（）]+$|^[\da-f]{8}-?[\da-f]{4,}(?:-[\da-f]{4,})*$/iu,
  /^[A-Za-z_-]*\d[\w-]{7,}$/u,
  // Of a part of WPS, of a part of a page, of a picture that nobody named, and a name that QQ makes: @3)8`X~$.
  /^KSO_|^base64$|^(?:新建)?\s*(?:BMP|位图)\s*(?:图像|图片)?$|^(?=.*[`~$%@^{}])[^\p{Script=Han}\s]{6,}$/iu,
  // One word of small letters, or the name of an account that comes with the system.
  /^(?:[a-z][a-z\d._-]{2,}|administrator|admin|user|owner|guest|pc)$|^(?:Administrator|Admin|User|Owner|Guest|PC)$/u,
];

/** Word writes these before what it takes over from a file. */
const PREFIX = /^(?:(?:描述|说明|descr?(?:iption)?)\s*[:：]\s*)+/iu;

/** The description of a picture as somebody wrote it; empty if a program did. */
export function readDescription(alt: string): string {
  const text = alt.replace(/\s+/gu, ' ').trim();
  const own = text.replace(PREFIX, '');
  return own === '' || MACHINE_MADE.some((pattern) => pattern.test(own)) ? '' : text;
}
