/**
 * Strings that are made to act wherever a text may land: each names `hostile` as an element, an attribute, a function
 * or a host, so that nothing else has to be known to see that it came through.
 */

/** One for each place that a text may break out of. */
const PIECES = [
  '<script>hostile()</script>',
  '</script><script>hostile()</script>',
  '<img src=x onerror=hostile()>',
  '"><img src=x onerror="hostile()">',
  "'><svg/onload=hostile()>",
  '" onhostile="hostile()" autofocus onfocus="hostile()',
  "' onmouseover='hostile()",
  '<hostile-element hostile>',
  '<iframe srcdoc="<script>hostile()</script>">',
  '<a href="javascript:hostile()">点</a>',
  'javascript:hostile()',
  'JaVaScRiPt:hostile()//',
  'data:text/html,<script>hostile()</script>',
  'vbscript:hostile()',
  '[点](javascript:hostile())',
  '![图](x" onerror="hostile())',
  '<https://hostile.invalid/" onclick="hostile()>',
  '</title><script>hostile()</script>',
  '</textarea><script>hostile()</script>',
  '</style><script>hostile()</script>',
  '--><script>hostile()</script><!--',
  ']]><script>hostile()</script><![CDATA[',
  '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY h "hostile">]>&h;',
  '&lt;script&gt;hostile()&lt;/script&gt;',
  '&#60;script&#62;hostile()&#60;/script&#62;',
  '\\u003cscript\\u003ehostile()\\u003c/script\\u003e',
  '{{ hostile() }}',
  '{% hostile %}{% include "/etc/passwd" %}',
  '$\u007bhostile()}',
  '`$\u007bhostile()}`',
  '");hostile();("',
  "');hostile();('",
  '}};hostile();//',
  '=HYPERLINK("https://hostile.invalid","点")',
  "=cmd|' /C calc'!A0",
  '+hostile()',
  '-hostile()',
  '@SUM(hostile)',
  '＝hostile()',
  '../../../../hostile',
  '%2e%2e%2fhostile',
  '..\\..\\hostile',
  'C:\\hostile',
  '//hostile.invalid/a',
  'https://hostile.invalid/?a="><script>hostile()</script>',
  '<base href="https://hostile.invalid/">',
  '<meta http-equiv="refresh" content="0;url=https://hostile.invalid/">',
  '<link rel=stylesheet href=//hostile.invalid/a.css>',
  '<form action=//hostile.invalid><button>点',
  '<math><mi xlink:href="javascript:hostile()">',
  '<template><script>hostile()</script></template>',
  '<svg><animate onbegin=hostile() attributeName=x>',
  '*hostile*_hostile_`hostile`~~hostile~~',
  '| 甲 | <script>hostile()</script> |',
  '[^hostile]',
  '__proto__',
  'constructor',
  '%00%0a%0dSet-Cookie:hostile=1',
] as const;

/** Gives one string after another, never the same: pieces between characters of a text. */
export function createHostileStrings(random: () => number): () => string {
  const below = (limit: number) => Math.floor(random() * limit);
  let turn = 0;
  return () => {
    // Each piece has its turn; a second one may follow.
    const first = PIECES[turn % PIECES.length] as string;
    const second = below(3) === 0 ? (PIECES[below(PIECES.length)] as string) : '';
    turn += 1;
    const [before, between] = [['', '示例', '甲 '][below(3)], ['', '乙', ' '][below(3)]];
    return `${before}${first}${between}${second}丙${turn}`;
  };
}
