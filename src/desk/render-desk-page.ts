/**
 * The desk's page before its script has drawn it: it says nothing of the content, and what to do where nothing follows.
 * @param nonce by which the script may add styles
 */
export const renderDeskPage = (nonce: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<title>编辑台</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="/assets/icon.svg">
<link rel="stylesheet" href="desk.css">
</head>
<body>
<div id="desk"><p class="desk-wait">正在打开编辑台……</p></div>
<noscript><p class="desk-wait">这个浏览器关掉了脚本，编辑台用不了。请在浏览器的设置里打开 JavaScript，或者换一个浏览器。</p></noscript>
<script src="desk.js" nonce="${nonce}"></script>
</body>
</html>
`;
