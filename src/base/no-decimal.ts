/**
 * A year, a day or a hotline, which no decimal is: a point before it parts it from the number of an item,
 * `1.2023年主要工作`. At the start of what follows the point.
 */
export const NO_DECIMAL = /^(?:\p{Nd}{4}年|\p{Nd}{1,2}月\p{Nd}{1,2}日|\p{Nd}{5}(?:热线|政务|市民|便民))/u;
