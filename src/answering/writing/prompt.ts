import { readFileSync } from 'node:fs';
import { PromptTemplate } from '@langchain/core/prompts';
import { WenbaoError } from '../../errors.ts';

/** What the model is told to say when the passages do not answer. */
export const cannotAnswer = '档案里没有说。';

/**
 * Reads a prompt of `prompts/` and checks its variables.
 * @throws WenbaoError naming the file and the variable that is missing or unknown.
 */
export function readPrompt(name: string, variables: readonly string[]): PromptTemplate {
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
    return readFileSync(path, 'utf8');
  } catch {
    throw faulty(name, '文件读不出来');
  }
}

function parseTemplate(name: string, text: string): PromptTemplate {
  try {
    return PromptTemplate.fromTemplate(text);
  } catch {
    throw faulty(name, '花括号不成对');
  }
}

function faulty(name: string, fault: string): WenbaoError {
  return new WenbaoError('config', `提示词 prompts/${name} 有误：${fault}。`, '请改正后再运行。');
}
