/** Addresses nobody should be led to, by kind; each is refused whoever wrote it. */
export const HOSTILE_ADDRESSES: readonly (readonly [kind: string, addresses: readonly string[]])[] = [
  ['javascript:', ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'javascript://https://x.example/%0aalert(1)']],
  ['data:', ['data:text/html,<script>alert(1)</script>', 'DATA:text/html;base64,PHg+']],
  ['blob:', ['blob:https://evil.example/1', 'blob:http://localhost/1']],
  ['vbscript:', ['vbscript:msgbox(1)']],
  ['an address without a scheme', ['//evil.example', '///evil.example', '////evil.example/x']],
  ['a user name', ['https://host@evil.example', 'https://@evil.example', 'https://a:b@evil.example/x', 'https://:@evil.example']],
  ['two backslashes', ['\\\\evil.example', '\\/evil.example', 'https:\\\\evil.example']],
  ['a slash and a backslash', ['/\\evil.example', '/\\/evil.example', 'https://evil.example\\@localhost']],
  ['a line break or tab inside', ['java\nscript:alert(1)', 'java\tscript:alert(1)', '/\n/evil.example', '/\t/evil.example', 'https://evil.example\r\n/x']],
  ['a control character in front', ['\u0001javascript:alert(1)', '\u0000//evil.example', ' https://evil.example', '\u001f/x', '\u200bhttps://x.example']],
  ['full-width characters', ['／／evil.example', 'ｊavascript:alert(1)', 'https：//evil.example', 'https://evil。example', '/＼evil.example']],
  ['percent signs', ['javascript%3Aalert(1)', '%2F%2Fevil.example', '/%2Fevil.example', '/%5Cevil.example', 'https://%65vil.example', '%6Aavascript%3Ax']],
  ['http: elsewhere', ['http://evil.example', 'HTTP://evil.example/x', 'http://localhost:81/']],
  ['file: and other schemes', ['file:///etc/passwd', 'ftp://evil.example', 'about:blank', 'mailto:a@b.example', 'https:evil.example', 'https:///evil.example']],
];
