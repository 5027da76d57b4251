import type { Answer } from '../../answering/answer.ts';
import { answerText } from '../../answering/answer.ts';
import { findPersons } from '../../corpus/persons.ts';
import type { Turn } from '../memory/memory.ts';
import { isCommon } from './common-words.ts';
import { peopleIn } from './names.ts';
import { bareQuestion } from './outline.ts';

const onlyPerson =
  /^(?:那么?)?(?<name>\p{Script=Han}{2,4}?)(?:是(?:谁|什么人|哪里人|干什么的|做什么的|什么职[务位])|任什么职|担任什么)/u;

/** The people that a turn's question names: as such, or because what the answer quotes calls them so. */
export function peopleOf({ question, answer }: Turn): string[] {
  const text = bareQuestion(question);
  const named = peopleIn(text).filter((name) => !isCommon(name));
  const quoted = peopleQuoted(answer).filter((name) => text.includes(name));
  const asked = onlyPerson.exec(text)?.groups?.name;
  const isPerson = asked !== undefined && peopleIn(asked).includes(asked) && !isCommon(asked);
  const all = [...new Set([...named, ...quoted, ...(isPerson ? [asked] : [])])];
  return all.filter((name) => !all.some((other) => other !== name && other.includes(name)));
}

/** The people whom the answer itself names in a few words, or all statements where there is none. */
export function peopleNamedInAnswer(answer: Answer): string[] {
  if (answer.status !== 'answered') return [];
  const short = answer.statements.filter(({ isShort }) => isShort);
  const named = short.length > 0 ? peopleAnswered({ ...answer, statements: short }) : [];
  return named.length > 0 ? named : peopleAnswered(answer);
}

/** The people whom an answer's statements name. */
export function peopleAnswered(answer: Answer): string[] {
  if (answer.status !== 'answered') return [];
  const told = answer.statements.map(({ text }) => text).join('\n');
  const quoted = peopleQuoted(answer).filter((name) => told.includes(name));
  const all = [...new Set([...peopleIn(told), ...quoted])];
  return all.filter((name) => !all.some((other) => other !== name && other.includes(name)));
}

function peopleQuoted(answer: Answer): string[] {
  if (answer.status !== 'answered') return [];
  const quotes = answer.citations.map(({ quote }) => quote).join('\n');
  return findPersons(`${quotes}\n${answerText(answer)}`).map(({ name }) => name);
}
