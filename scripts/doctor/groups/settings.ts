import { variableNames } from '../../../src/config/variables.ts';
import { type Check, ok, thrown } from '../check.ts';
import type { Surroundings } from '../surroundings.ts';

/** What is set, by names alone, and all that is wrong with it. */
export function examineSettingsGiven(surroundings: Surroundings): readonly Check[] {
  const { faults } = surroundings;
  return [
    settingsFile(surroundings),
    variables(surroundings),
    ...faults.map(({ variables, error }) => thrown(variables[0] ?? '.env', error)),
  ];
}

function settingsFile({ fileVariables }: Surroundings): Check {
  if (!fileVariables) return ok('.env', '没有，都用默认值（可以不要；样本是 .env.example）。');
  const names = namesSet(fileVariables);
  return ok('.env', names.length > 0 ? `设了 ${names.join('、')}。` : '里面什么也没有设。');
}

function variables({ environment, fileVariables = {} }: Surroundings): Check {
  const names = namesSet(environment);
  if (names.length === 0) return ok('环境变量', '没有设与问报有关的。');
  const twice = namesSet(fileVariables).filter((name) => names.includes(name));
  const over = twice.length > 0 ? `；先于 .env 里的 ${twice.join('、')}` : '';
  return ok('环境变量', `设了 ${names.join('、')}${over}。`);
}

/** In the order of the documentation. An empty value is none. */
function namesSet(variables: NodeJS.ProcessEnv): string[] {
  return variableNames.filter((name) => variables[name]?.trim());
}
