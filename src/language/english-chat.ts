const who = '(?:you|u|ya)';
const asking = '\\b(?:who|whom|whose|what|when|where|which|why|how)\\b';
const rest = `(?:(?!${asking}).)*`;
const work =
  'joke|story|poem|song|essay|haiku|code|script|program|function|app|website|email|letter|picture|image|python|java|sql|html';
const moment = '(?: (?:today|tomorrow|tonight|now|outside|like|right|this week|this weekend))*';

const chat: readonly string[] = [
  '(?:(?:hi|hello|hey|yo|hiya|howdy|greetings|morning|good (?:morning|afternoon|evening|night|day))(?: (?:there|everyone|all|bot|friend|world|again))?)',
  `(?:many )?(?:thanks|thank ${who}|thx|ty)(?: (?:so|very)? ?much| a lot)?`,
  `(?:good)?bye(?: bye)?|see ${who}(?: (?:later|soon|tomorrow))?|good luck`,
  'ok(?:ay)?|yes|no|yeah|yep|nope|cool|nice|great|awesome|lol|haha+|wow|sorry|please|help(?: me)?|nice to meet you',
  `how are ${who}(?: doing)?(?: today)?|how('?s| is) it going|what'?s up|sup|how do you do`,
  `who (?:are|made|created|built|developed|trained) ${who}|how old are ${who}|where are ${who}(?: from)?`,
  `what(?:'?s| is| are) (?:your (?:name|age|job|purpose|model|favou?rite \\w+)|${who})|what can ${who} do(?: for me)?`,
  `(?:are|aren't) ${who} (?:an? )?(?:real |human|ai|bot|robot|gpt|chatgpt|chat gpt|gpt-?\\d|stupid|ok|there|alive|sure|person|machine|man|woman)*`,
  `${who}(?:'re| are|r) (?:so |very |really |an? )*(?:stupid|dumb|useless|idiot|smart|great|awesome|cute|funny|wrong|bad|good|nice|amazing|welcome)(?: (?:bot|robot|ai))?`,
  `do ${who} (?:like|love|have|want|feel|dream|sleep|eat|speak|understand)\\b${rest}`,
  `can ${who} (?:speak|understand|sing|dance|write|code|draw|help|hear)\\b${rest}`,
  `i (?:love|hate|like|miss) ${who}|i(?:'m| am) (?:so |very )?(?:bored|hungry|tired|sad|happy|lonely|sick)`,
  `(?:please |can you |could you )*(?:tell|give|sing|write|make|create|generate|draw|compose|code|show|read)(?: me)?(?: (?:a|an|some|another|the))?${rest}\\b(?:${work})s?\\b${rest}`,
  "what(?:'?s| is) the (?:time|date|meaning of life)(?: now| today)?|what (?:time|day) is it(?: now| today)?",
  `(?:what(?:'?s| is)|how(?:'?s| is)) the weather${moment}|(?:will it|is it going to) (?:rain|snow)${moment}`,
  `(?:please )?(?:translate|play (?:some )?music|order|book)\\b${rest}`,
  '(?:please )?(?:ignore|disregard|forget) (?:(?:all|any|the|your|my|of|previous|prior|above|earlier) )+.*',
  '(?:please )?(?:print|show|reveal|repeat|tell me|output)(?: (?:me|us|your|the|system|initial|full))* (?:system )?(?:prompt|instructions)\\b.*',
  '(?:you are now|from now on|act as|pretend) .*',
  'fuck.*|shit|damn|shut up|stupid(?: \\w+)?|idiot|go to hell|wtf',
];
const wholeChat = new RegExp(`^(?:${chat.join('|')})$`, 'u');

/** Whether a normalised message in English is chit-chat: courtesy, wishes for jokes or code, insults. */
export function isEnglishChat(text: string): boolean {
  if (!/^[\x20-\x7e‘’“”…]+$/u.test(text)) return false;
  const plain = text.replace(/[’‘]/gu, "'");
  const clauses = plain.split(/[,.!?;:~…"“”]+/u).map((clause) => clause.trim());
  const said = clauses.filter((clause) => clause !== '');
  return said.length > 0 && (said.every(isChat) || isChat(said.join(' ')));
}

function isChat(clause: string): boolean {
  return wholeChat.test(clause.replace(/\s+/gu, ' '));
}
