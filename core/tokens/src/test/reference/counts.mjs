// Prints texts with their numbers of tokens; see README.md beside this file.
import { getEncoding } from 'js-tiktoken';
import { get_encoding } from 'tiktoken';

const lines = (text) => text.trim().split('\n');
const groups = {
  english: lines(`
Hello, world!
The quick brown fox jumps over the lazy dog.
You are a helpful assistant that answers in one short sentence.
Summarise the following contract and list every obligation of the tenant.
I'd've thought they'll say it's what we're after, wouldn't you?
HE'LL SAY IT'S FINE, BUT I'M NOT SURE THEY'VE READ IT.
Antidisestablishmentarianism and floccinaucinihilipilification are long words.
What is the capital of France? Answer with the name of the city only.
Dear Sir or Madam, I am writing to complain about order no. 4711-0815/B.
Prices rose by 3.75% to $1,234,567.89 (up from EUR 987.654,32).
In 1492 Columbus sailed; in 2024-05-13 gpt-4o came; 3.14159265358979.
naïve café résumé coöperate façade Zoë jalapeño Ångström
She said: “Don’t — or do…” and ‘left’.
To be, or not to be, that is the question: Whether 'tis nobler in the mind to suffer
Translate into German: The early bird catches the worm, but the second mouse gets the cheese.
New synergies will help drive top-line growth.
Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.
This late pivot means we don't have time to boil the ocean for the client deliverable.
a
I
 leading space
trailing space 
two  spaces   three    four
camelCaseWordsAndPascalCaseToo and snake_case_words-with-hyphens
https://example.com/a/b?c=d&e=f#g and mailto:someone@example.org
Mr. O'Neill-Smith (b. 1970), Ph.D., lives at 10 Downing St., London SW1A 2AA.
AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
aBcDeFgHiJkLmNoPqRsTuVwXyZ
supercalifragilisticexpialidocious
No. No! No? No... No;
1 12 123 1234 12345 123456 1234567 12345678 123456789 1234567890
The model's maximum context length is 8192 tokens. However, you requested 9000 tokens.
Rate limit reached for gpt-4o in organization org-x on tokens per min (TPM): Limit 30000.
Once upon a time there was a very small tokenizer which lived in a very large language model.
Step 1: read. Step 2: think. Step 3: answer. Do not skip step 2.
ok
OK
okay okay okay
Thanks!!! :-) ;-P <3 ^_^ ¯\\_(ツ)_/¯
e.g. i.e. etc. vs. cf. viz. et al.`),
  korean: lines(`
안녕하세요
안녕하세요, 무엇을 도와드릴까요?
대한민국의 수도는 서울입니다.
다음 문서를 한 문장으로 요약해 주세요.
오늘 날씨가 정말 좋네요! 산책하러 갈까요?
저는 인공지능 언어 모델입니다. 질문에 짧게 대답하세요.
가나다라마바사아자차카타파하
ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ ㅏㅑㅓㅕㅗㅛㅜㅠㅡㅣ
ㅋㅋㅋㅋㅋㅋ ㅎㅎㅎ ㅠㅠ
주문 번호 4711-0815의 배송이 3일 지연되었습니다.
가격은 1,234,567원이며 부가세 10%가 포함됩니다.
나는 gpt-4o를 사용해서 한국어 text를 번역한다.
훈민정음은 세종대왕이 1443년에 창제하여 1446년에 반포하였다.
동해물과 백두산이 마르고 닳도록 하느님이 보우하사 우리나라 만세
뷁 쀍 꿹 힣 뙓
띄어쓰기가없는문장도토큰으로나누어야합니다그래서시험합니다
"인용문"과 ‘작은따옴표’, 그리고 (괄호) — 줄표…
첫째, 읽는다. 둘째, 생각한다. 셋째, 답한다.
서울특별시 강남구 테헤란로 152, 06236
요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.
한글
한
 한글 앞 공백
韓國 漢字와 한글이 섞인 文章
이메일은 someone@example.org 로 보내 주십시오.
할머니께서 맛있는 김치찌개를 끓여 주셨다.
컴퓨터 프로그래밍 언어 자바에서 애너테이션을 씁니다.
최대 토큰 수를 4096으로 제한합니다.
사랑해요 ❤️ 고마워요 🙏
물음표? 느낌표! 마침표. 쉼표, 쌍점: 쌍반점;`),
  languages: lines(`
東京は日本の首都です。
吾輩は猫である。名前はまだ無い。
カタカナとひらがなと漢字が混ざった文章をトークンに分けます。
ｆｕｌｌｗｉｄｔｈ　ｔｅｘｔ　１２３
你好，世界！
请用一句话总结以下文件的内容。
機器學習模型的最大上下文長度是多少？
مرحبا بالعالم
ما هي عاصمة فرنسا؟ أجب باسم المدينة فقط.
שלום עולם, מה שלומך היום?
Привет, мир! Как дела?
Съешь же ещё этих мягких французских булок, да выпей чаю.
Γειά σου Κόσμε, τι κάνεις;
नमस्ते दुनिया, आप कैसे हैं?
สวัสดีชาวโลก วันนี้อากาศดีมาก
Xin chào thế giới, bạn khỏe không?
Zażółć gęślą jaźń
Příliš žluťoučký kůň úpěl ďábelské ódy.
Falsches Üben von Xylophonmusik quält jeden größeren Zwerg.
Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen
Voix ambiguë d’un cœur qui au zéphyr préfère les jattes de kiwis.
El pingüino Wenceslao hizo kilómetros bajo exhaustiva lluvia y frío.
Pijamalı hasta yağız şoföre çabucak güvendi. İĞÜŞÖÇ ığüşöç
გამარჯობა მსოფლიო
Բարեւ աշխարհ
ሰላም ልዑል
வணக்கம் உலகம்
ওহে বিশ্ব, কেমন আছো?
ᚠᛇᚻ᛫ᛒᛦᚦ᛫ᚠᚱᚩᚠᚢᚱ
Ⅷ ½ ² ³ ① ℃ ™ © ® µ ∑ ∫ √ ∞ ≠ ≤`),
  emoji: lines(`
😀
😀😁😂🤣😃😄😅
👍🏽 👩🏿‍💻 🧑🏻‍🚀
👨‍👩‍👧‍👦
🇰🇷 🇩🇪 🇫🇷 🇺🇳
🏴󠁧󠁢󠁳󠁣󠁴󠁿 Scotland
❤️ ❤ 💔 ❣️
1️⃣ 2️⃣ 3️⃣ #️⃣ *️⃣
🏳️‍🌈 🏳️‍⚧️
I ❤️ Java ☕️!
ship it 🚀🚀🚀
✅ done ❌ failed ⚠️ careful
🤷‍♀️ 🤷🏾‍♂️ 🤷
🧵🪡 selvage
emoji😀inside😀words
🀄🃏🂡🎴
𝕳𝖊𝖑𝖑𝖔 𝒲ℴ𝓇𝓁𝒹 𝟙𝟚𝟛
𠜎 𠜱 𠝹 𠱓
a̐éö̲ Z͑ͫ̓a͐l̶go
❓❔❕❗‼️⁉️
⭐️⭐️⭐️⭐️☆ 4/5
☀️🌤⛅🌥☁️🌦🌧⛈🌩🌨
🥺👉👈
🫠🫡🫢🫣🫤🫥`),
  code: [
    'public static void main(String[] args) { System.out.println("Hello"); }',
    '@RetryOnRateLimit(maxAttempts = 6)\nChatCompletion ask(ChatCompletionCreateParams request) {\n  return client.chat().completions().create(request);\n}\n',
    'def fib(n):\n    if n < 2:\n        return n\n    return fib(n - 1) + fib(n - 2)\n',
    'for (int i = 0; i < 10; i++) {\n\tsum += i * i; // squares\n}\n',
    'const f = async ({ a, b = 2, ...rest }) => { await g(`${a}/${b}`, rest); };',
    '{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"max_tokens":16}',
    '{\n  "a": [1, 2.5, -3e10, null, true, false],\n  "b": {"c": "\\u00e9\\n"}\n}',
    "SELECT u.id, COUNT(*) AS n FROM users u LEFT JOIN orders o ON o.user_id = u.id WHERE u.name LIKE '%x%' GROUP BY u.id HAVING COUNT(*) > 3;",
    '<!DOCTYPE html>\n<html lang="en"><head><title>x</title></head><body><p class="a b">&amp;&nbsp;</p></body></html>',
    '#!/bin/sh\nset -eu\nfor f in *.txt; do\n  sed -i "s/a/b/g" "$f" || exit 1\ndone\n',
    'fn main() { let v: Vec<Option<&\'static str>> = vec![Some("a"), None]; println!("{:?}", v); }',
    'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Printf("%d\\n", 42)\n}\n',
    '#include <stdio.h>\nint main(void) { int *p = NULL; return p ? *p : 0; }\n',
    '^(?:[a-z0-9!#$%&\'*+/=?^_`{|}~-]+)@(?:[a-z0-9]+\\.)+[a-z]{2,}$',
    '| a | b |\n|---|:-:|\n| 1 | `x` |\n\n# Title\n\n- [ ] todo\n- **bold** _it_\n',
    'x=0xDEADBEEF; y=0b1010_1010; z=1_000_000L; f=1.5e-10f;',
    'a+=b-=c*=d/=e%=f<<=g>>=h&=i^=j|=k;',
    'if(a==b&&c!=d||!e){f?.g??h;}',
    '/* comment */ // another\n# and another\n-- and one more\n',
    'dev.selvage.engine.tokens.TokenCounter$Inner.lambda$main$0(TokenCounter.java:42)',
    'java.lang.IllegalStateException: no\n\tat dev.selvage.A.b(A.java:1)\n\tat dev.selvage.C.d(C.java:2)\nCaused by: java.io.IOException\n\t... 12 more\n',
    'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl',
    'd41d8cd98f00b204e9800998ecf8427e e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '550e8400-e29b-41d4-a716-446655440000',
    'C:\\Users\\x\\AppData\\Local\\Temp\\y.tmp',
    '2026-12-01T15:45:00.123456789Z 192.168.0.1:8080 ::1 [fe80::1%eth0]',
    '((((((((((()))))))))))[[[[]]]]{{{{}}}}',
    'a,b,c\n1,2,3\n"x ""y""",,\n',
    'key: value\nlist:\n  - a\n  - b: {c: d}\n',
    '$$\\int_0^\\infty e^{-x^2}\\,dx = \\frac{\\sqrt{\\pi}}{2}$$',
  ],
  edges: [
    '', ' ', '  ', '\n', '\n\n', '\r\n', '\t', '\t\t\t', ' \n', '\n ', '   \n\n   x', 'x\n\n\n\n\ny', 'a\r\nb\r\nc',
    'a \n b \t c', '\u00a0', '\u3000', '\u200b', '\ufeff', 'x\u2028y\u2029z', '\u0000', '\u0001\u0002\u007f', '\u0085',
    '<|endoftext|>', '<|im_start|>user\nhi<|im_end|>', 'x <|endofprompt|> y <|fim_prefix|>', '\ufffd', '\ud7ff\ue000\uffff',
    "'s 't 're 've 'm 'll 'd", "'S 'T 'RE 'VE 'M 'LL 'D", "don’t it’s", "x'sx x's", '\u017f \u212a \u0130',
    '0', '00', '000', '0000', '١٢٣٤٥', '１２３４', 'Ⅻ', 'ǅ ǈ ǋ', 'ʰʱʲ', 'ªº', '\u0301', 'e\u0301', '-', '--', '---', '----------------',
    '.\n', '.\n\n', '. \n', '!\r\n', '/\n/', ' /', '\n/',
  ],
};
const long = [
  ['english', 'The quick brown fox jumps over the lazy dog. ', 500],
  ['english', 'a', 10000],
  ['english', 'ab ', 3000],
  ['english', 'Wörter und mehr ', 1000],
  ['korean', '안녕하세요, 무엇을 도와드릴까요? ', 500],
  ['korean', '가', 3000],
  ['languages', '東京は日本の首都です。', 500],
  ['languages', 'Привет, мир! ', 500],
  ['emoji', '👨‍👩‍👧‍👦', 300],
  ['emoji', '😀', 2000],
  ['code', 'if (x) {\n    y();\n}\n', 500],
  ['code', '{"a":[1,2,{"b":null}]},', 500],
  ['edges', ' ', 5000],
  ['edges', '\n', 3000],
  ['edges', '\t', 3000],
  ['edges', '1', 5000],
  ['edges', '=', 5000],
  ['edges', '.', 5000],
  ['edges', '\r\n', 1000],
  ['edges', 'aB', 3000],
];

const other = { cl100k_base: getEncoding('cl100k_base'), o200k_base: getEncoding('o200k_base') };
const own = { cl100k_base: get_encoding('cl100k_base'), o200k_base: get_encoding('o200k_base') };
function count(name, text) {
  const tokens = own[name].encode_ordinary(text).length;
  // It takes the square of a long word's length.
  if (text.length < 5000 && other[name].encode(text, [], []).length !== tokens) {
    throw new Error(`${name}: the two differ on ${JSON.stringify(text)}`);
  }
  return tokens;
}
const escape = (text) =>
  text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')
    .replace(/ $/, '\\s').replace(/^ /, '\\s')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, (c) => '\\' + c.charCodeAt(0).toString(8).padStart(3, '0'));
function row(group, text, times) {
  const whole = text.repeat(times);
  console.log([count('cl100k_base', whole), count('o200k_base', whole), group, times, escape(text)].join('\t'));
}
for (const [group, texts] of Object.entries(groups)) {
  texts.forEach((text) => row(group, text, 1));
}
long.forEach(([group, text, times]) => row(group, text, times));
