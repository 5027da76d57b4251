const chinese = /[\u3400-\u9fff]/u;

/** Programs that are typed at a prompt; those that are also English words want an odd argument. */
const shellCommands: readonly RegExp[] = [
  /^(?:sudo|rm|npm|npx|pip|git|chmod|chown|wget|curl|mkdir|ssh|docker|killall|grep)(?:\s+[^\s\u3400-\u9fff]+)+$/u,
  /^(?:cat|cd|find|kill|ping|node|python3?|bash|sh|echo|touch|mv|cp|dir)(?=\s.*[-/.~*\\$|>"'=])(?:\s+[^\s\u3400-\u9fff]+)+$/u,
  /^(?:ls|pwd|whoami|reboot|shutdown|ipconfig|ifconfig|netstat)(?:\s+-\S+)*$/u,
];
const filePath = /^(?:~|\.{1,2}|[a-z]:)?(?:[\\/][\w.*-]+)+[\\/]?$/u;
const webAddress = /^(?:https?|ftp|file|javascript):\S+$/u;
const query =
  /^(?:select\b.+\bfrom\b|(?:drop|create|alter|truncate)\s+(?:table|database)\b|insert\s+into\b|delete\s+from\b|update\b.+\bset\b|union\s+select\b)/u;
const injection =
  /^['"]?\s*\)?\s*(?:;|\bor\b|\band\b)\s*['"]?\w+['"]?\s*=\s*['"]?\w*|(?:--|#)\s*$/u;
const markup = /^<\/?[a-z!][^>]*>|^\{\{.*\}\}$|^\$\{.*\}$|^\{.*"\w+"\s*:/u;
const statement =
  /^(?:print|printf|console\.log|alert|eval|exec|system|os\.\w+|require|__import__|console\.\w+)\s*\(|^import\s+(?:os|sys|re|json|math|time|random|numpy|pandas|torch|requests|subprocess|react)\b|^from\s+[\w.]+\s+import\b|^(?:def|function|class)\s+\w+\s*[({:]|^#include\b|^(?:for|while|if)\s*\(|^(?:var|let|const|int|public|private)\s+\w+.*[=;{(]|^=\w+\(/u;

const code = [...shellCommands, filePath, webAddress, query, markup, statement];

/** Neighbours on the keyboard, both ways. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890'];
const reversed = rows.map((row) => [...row].reverse().join(''));
const keys = [...rows, ...reversed];
const neighbours = new RegExp(runsOf(3).join('|'), 'gu');
const fourNeighbours = new RegExp(`^(?:${runsOf(4).join('|')})`, 'u');
const repeated = /^(\p{L}|\d)\1{2,}$|^([a-z]{2,3})\2{2,}$/u;
const soundsOnly = /^[啊呀哈嘿嘻呵嗯哦噢额呃唉哎哇喔咦嗷呜喵汪]+$/u;
const typedSounds = /^阿斯顿(?:[发法飞].{0,3})?$|^啊?实打实(?:的|大师)?$|^阿萨德$/u;
const noise = [repeated, soundsOnly, typedSounds];

/**
 * Whether a normalised message is no language: program code, a command, a path, an address, a hand
 * on the keyboard, marks and pictures alone. Chinese that names such a thing is language.
 */
export function isCodeOrNoise(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (code.some((pattern) => pattern.test(text))) return true;
  if (!chinese.test(text) && injection.test(text)) return true;
  const bare = text.replace(/[\s\p{P}\p{S}]+/gu, '');
  return isSlipOfHand(bare) || noise.some((pattern) => pattern.test(bare));
}

/** A hand laid on the keys: few letters are not in a row with their neighbours. */
function isSlipOfHand(text: string): boolean {
  if (!/^[a-z\d]+$/u.test(text) || /^\d{1,5}$/u.test(text)) return false;
  if (text.length < 6 && !fourNeighbours.test(text)) return false;
  return text.replace(neighbours, '').length <= text.length / 4;
}

function runsOf(length: number): string[] {
  return keys.flatMap((row) =>
    Array.from(row.slice(length - 1), (_, at) => row.slice(at, at + length)),
  );
}
