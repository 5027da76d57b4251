import { readFileSync } from 'node:fs';
import { ChatPromptTemplate } from '@langchain/core/prompts';
import { WenbaoError } from '../../errors.ts';
import { toSimplified } from '../../language/simplified.ts';

/** What the model is told to say when the passages do not answer. */
export const cannotAnswer = '档案里没有说。';

const says = '(?:说|说明|提到|提及|写|讲|记载|给出|涉及|回答)';
const inWords = new RegExp(
  `(?:档案|片段|报道|原文|资料|材料)[^，。]{0,8}(?:没有|并未|未|没)${says}`,
  'u',
);

/** Whether a sentence is that phrase, or says the same in other words and no more. */
export function saysCannotAnswer(sentence: string): boolean {
  const words = toSimplified(sentence);
  return words.length <= mostPhraseChars && !/\p{N}/u.test(words) && inWords.test(words);
}

/** A longer sentence says something besides. */
const mostPhraseChars = 40;

/** Above this line stands what the model is to keep to, below it what it is asked. */
const divider = /^---$/mu;

/**
 * Reads a prompt of `prompts/` as a system message and a human one, and checks its variables.
 * @throws WenbaoError naming the file and the variable that is missing or unknown.
 */
export function readPrompt(name: string, variables: readonly string[]): ChatPromptTemplate {
  const path = new URL(`../../../prompts/${name}`, import.meta.url);
  const template = parseTemplate(name, readTemplate(name, path));
  const used = template.inputVariables.map(String);
  const missing = variables.find((variable) => !used.includes(variable));
  if (missing) throw faulty(name, `缺少变量 {${missing}}`);
  const unknown = used.find((variable) => !variables.includes(variable));
  if (unknown) throw faulty(name, `有不认识的变量 {${unknown}}`);
  return template;
}

function readTemplate(name: string, path: URL): string {
  try {
    return readFileSync(path, 'utf8').replaceAll('\r\n', '\n');
  } catch {
    throw faulty(name, '文件读不出来');
  }
}

function parseTemplate(name: string, text: string): ChatPromptTemplate {
  const [rules, request, ...others] = text.split(divider).map((part) => part.trim());
  if (!rules || !request || others.length > 0) {
    throw faulty(name, '应由一行 --- 分成两部分，上面是规则，下面是要回答的内容');
  }
  try {
    return ChatPromptTemplate.fromMessages([
      ['system', rules],
      ['human', request],
    ]);
  } catch {
    throw faulty(name, '花括号不成对');
  }
}

function faulty(name: string, fault: string): WenbaoError {
  return new WenbaoError('config', `提示词 prompts/${name} 有误：${fault}。`, '请改正后再运行。');
}
