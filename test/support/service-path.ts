import path from 'node:path';

/** Where Debian puts servers is not in the path of those who are not root. */
export const SERVICE_PATH = [process.env.PATH, '/usr/sbin', '/usr/local/sbin', '/sbin'].join(path.delimiter);
