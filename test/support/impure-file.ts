/** Names of files that touch the disk or the network, run a native engine, or start a program or thread. */
export const IMPURE_FILE = /-(?:fs|http|pagefind|esbuild|typst|pdfium|bullmq|openssl)\.(?:ts|mjs)$/;
