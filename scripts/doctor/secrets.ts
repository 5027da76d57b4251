import type { Check } from './check.ts';
import type { Surroundings } from './surroundings.ts';

/** Names of variables whose values are shown to nobody. */
const secretName = /(?:_KEY|_TOKEN|_SECRET)$/u;
const ownName = /^(?:OPENAI|EMBEDDING|TELEGRAM|LANGSMITH|LANGCHAIN)_/u;
/** A shorter one would be found in words that say something else. */
const fewestChars = 4;

/**
 * Takes keys and tokens out of a check, whatever brought them there: a server may say in its error
 * what it was sent.
 */
export function withoutSecrets(
  check: Check,
  { environment, fileVariables = {} }: Pick<Surroundings, 'environment' | 'fileVariables'>,
): Check {
  const secrets = [...Object.entries(environment), ...Object.entries(fileVariables)].flatMap(
    ([name, value = '']) =>
      ownName.test(name) && secretName.test(name) && value.length >= fewestChars ? [value] : [],
  );
  const clean = (text: string) =>
    secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, '…'), text);
  const { detail, remedy } = check;
  return {
    ...check,
    detail: clean(detail),
    ...(remedy !== undefined && { remedy: clean(remedy) }),
  };
}
