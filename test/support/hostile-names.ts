import {HOSTILE_NAMES} from '../chart/options/hostile.js';

const RUN = 'window.executed=1';

/** Names that try to become markup, script, styles, prototypes or formulas; all of them are just names. */
export const PAYLOADS: readonly string[] = [
  ...HOSTILE_NAMES.filter((name) => name.trim() !== '' && name.length < 1000 && !name.includes('\uD83D')),
  ...['isPrototypeOf', 'propertyIsEnumerable', '__defineGetter__', 'prototype', 'then', 'toJSON', 'length', 'null', 'undefined', 'NaN', '0', '-1'],
  ...['script', 'svg', 'style', 'iframe', 'object', 'template', 'title', 'textarea', 'noscript', 'math', 'xmp', 'plaintext'].map((tag) => `<${tag}>${RUN}</${tag}>`),
  ...['img src=x onerror', 'svg onload', 'body onload', 'input autofocus onfocus', 'details open ontoggle', 'video src=x onerror', 'a href=x onmouseover', 'marquee onstart']
    .map((start) => `<${start}="${RUN}">`),
  `"><script>${RUN}</script>`, `'><img src=x onerror=${RUN}>`, `--><svg onload=${RUN}>`, `</style><script>${RUN}</script>`, `]]><b>x</b>`, `\${${RUN}}`, `{{${RUN}}}`,
  `javascript:${RUN}`, `data:text/html,<script>${RUN}</script>`, '&lt;b&gt;x&lt;/b&gt;', '&#60;img src=x&#62;', '<!--', '<!--?lit$123$-->', '<?lit$1$?>', '{b}: {c} ({d}%)', '{a|rich}',
  '=HYPERLINK("http://evil.example")', '+1+1', '@SUM(A1)', '-1+1', '\u202Eevil\u202C', '\u200Bhidden', 'ａ＜script＞', '{"__proto__":{"polluted":1}}', 'constructor.prototype',
  '%3Cscript%3E', '\\u003cscript\\u003e', 'url(javascript:x)', 'expression(alert(1))', ';color:red;', '"quoted"', "it's", 'a,b;c\td', '🏳️‍🌈', 'नमस्ते', '中文',
];
