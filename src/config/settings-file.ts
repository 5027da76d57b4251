// src/config: values of settings, each checked with a sentence for when it is wrong.

import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'dotenv';
import { closest, distance } from 'fastest-levenshtein';
import { WenbaoError } from '../errors.ts';

/** Something wrong with the settings, and the variables that it concerns. */
export interface SettingsFault {
  readonly variables: readonly string[];
  readonly error: WenbaoError;
}

/** What a settings file says; of one that cannot be read, nothing. */
export interface SettingsFile {
  readonly isThere: boolean;
  readonly variables: Readonly<Record<string, string>>;
  readonly faults: readonly SettingsFault[];
}

/** Variables that libraries of this program read by themselves. */
const foreignPrefixes = ['LANGSMITH_', 'LANGCHAIN_', 'NODE_', 'HTTP_', 'HTTPS_', 'NO_'];

/** Reads `.env`, in which only the known names may stand, and those of libraries. */
export function readSettingsFile(path: string, knownNames: readonly string[]): SettingsFile {
  if (!existsSync(path)) return { isThere: false, variables: {}, faults: [] };
  try {
    const variables = parse(readFileSync(path));
    const faults = Object.keys(variables).flatMap((name) => nameFaults(name, knownNames));
    return { isThere: true, variables, faults };
  } catch (cause) {
    const remedy = '它应是一个可读的文本文件；请改好或移走。';
    const error = new WenbaoError('config', '.env 读不了。', remedy, { cause });
    return { isThere: true, variables: {}, faults: [{ variables: [], error }] };
  }
}

function nameFaults(name: string, knownNames: readonly string[]): SettingsFault[] {
  if (knownNames.includes(name) || foreignPrefixes.some((prefix) => name.startsWith(prefix)))
    return [];
  const near = closest(name.toUpperCase(), knownNames);
  const isNear = distance(name.toUpperCase(), near) <= Math.ceil(near.length / 3);
  const error = new WenbaoError(
    'config',
    `.env 里有不认识的变量 ${name}。`,
    isNear ? `是想写 ${near} 吗？请改正。` : '可用的变量见 .env.example。',
  );
  return [{ variables: [name], error }];
}
