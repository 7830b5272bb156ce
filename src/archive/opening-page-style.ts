/** Styles of `打开我.html`, inside the page: in twenty years nothing beside it may be needed. Colours as in tokens.css. */
export const OPENING_PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: #fffefb; --ink: #1c1a17; --soft: #5b554c; --rule: #d8d2c6; --red: #b3141c; --link: #8f1219; --focus: #0b57a4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a; --ink: #e9e5dc; --soft: #b3ada1; --rule: #3b3c3f; --red: #ff8a82; --link: #ffa8a1; --focus: #8ec7ff;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1.125rem/1.9 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", SimHei, sans-serif;
  overflow-wrap: anywhere;
}
main { width: min(100% - 2.5rem, 38em); margin: 0 auto; padding: 2.5rem 0 4rem; }
header { border-bottom: 4px double var(--red); color: var(--red); text-align: center; }
header p { margin: 0; letter-spacing: 0.5em; text-indent: 0.5em; }
h1 { margin: 0 0 0.75rem; font-size: 1.9rem; line-height: 1.5; letter-spacing: 0.06em; }
h2 { margin: 2.5rem 0 0.5rem; font-size: 1.25rem; }
p { margin: 0.75rem 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 3px; }
.open { margin: 2rem 0 1rem; text-align: center; }
.open a {
  display: inline-block;
  min-width: 12em;
  padding: 0.6rem 1.5rem;
  border-radius: 2px;
  background: var(--red);
  color: var(--paper);
  font-size: 1.35rem;
  font-weight: 700;
  text-decoration: none;
}
.open a:hover { text-decoration: underline; }
.hint { color: var(--soft); font-size: 1rem; }
dl { margin: 1rem 0; border-top: 1px solid var(--rule); }
dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--rule); }
dt { flex: 0 0 6em; color: var(--soft); }
dd { flex: 1 1 14em; margin: 0; }
ul { padding-inline-start: 1.25em; }
code { padding: 0 0.2em; font-family: Consolas, Menlo, monospace; font-size: 0.95em; }
@media print { .open, .hint { display: none; } }
`;
