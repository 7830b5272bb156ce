/** Chinese readers expect names by pinyin; ICU's order for common characters does not depend on the machine's locale. */
export const comparePinyin = new Intl.Collator('zh-Hans-u-co-pinyin').compare;
