/**
 * What stands behind a point that ends the number of an item, `1.2023年主要工作`: a year, a day or a hotline, which no
 * decimal is. The source of a pattern with `u`.
 */
export const NO_DECIMAL = String.raw`(?:\p{Nd}{4}年|\p{Nd}{1,2}月\p{Nd}{1,2}日|\p{Nd}{5}(?:热线|政务|市民|便民))`;
