/** Names in a bag (RFC 8493 § 2), and what Gongbao adds for people. */
export const DECLARATION = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const FETCH_LIST = 'fetch.txt';
export const PAYLOAD = 'data/';
export const MANIFEST = 'manifest-sha512.txt';
export const TAG_MANIFEST = 'tagmanifest-sha512.txt';
export const OPENING_PAGE = '打开我.html';
export const READING_NOTE = '说明.txt';

/** § 2.1.1, to the letter. */
export const DECLARATION_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
