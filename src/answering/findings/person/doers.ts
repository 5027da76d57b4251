import type { Question } from '../../../language/question.ts';
import type { SentenceReading } from '../finding.ts';
import { agentsOf } from './agents.ts';
import { deedsIn, interrogativeEnd, isPatientAsked } from './deeds.ts';
import { type NamedPerson, namedPersons } from './named-persons.ts';

/** Who of a sentence did what a question asks, in print order, and how exactly it says so. */
export interface Doers {
  readonly persons: readonly NamedPerson[];
  /** From 0 to 1, as in a finding. */
  readonly fit: number;
}

const nobody: Doers = { persons: [], fit: 0 };
const fits = { sameVerb: 0.95, likeVerb: 0.8, respondent: 0.75, speech: 0.6 };
const asking = /采访|专访|拜访|访问|走访|看望|慰问|会见|接见|邀请|任命|选举|表彰/gu;
const speechAsked = /(?:谁|何人|哪[一几]?[位些][^，,]{0,6})的?(?:重要)?(?:讲话|发言|指示|批示)/u;
const hasSpeech = /^[^，。；、,;]{0,24}(?:讲话|批示|指示)/u;
const speaks = /^(?:告诉|介绍|说|表示|坦言)/u;

/** Those who did what is asked, or to whom it was done: 采访了谁, 学习了谁的讲话. */
export function doersIn(sentence: SentenceReading, question: Question): Doers {
  if (isPatientAsked(question)) return patientsIn(sentence, question);
  const done = deedsIn(sentence, question)
    .map(({ at, isSpeech, fit }) => ({ persons: agentsOf(sentence, at, isSpeech), fit }))
    .filter(({ persons }) => persons.some(({ name }) => !question.text.includes(name)));
  const best = done.reduce((one, other) => (other.fit > one.fit ? other : one), nobody);
  return best === nobody && speechAsked.test(question.text) ? whoseSpeech(sentence) : best;
}

/** After the verb; of an interview also who then speaks. */
function patientsIn(sentence: SentenceReading, { text }: Question): Doers {
  const asked = text.slice(0, interrogativeEnd(text)).match(asking)?.at(-1) ?? '';
  for (const { 0: verb, index } of sentence.text.matchAll(asking)) {
    const [patient] = namedPersons(sentence).filter(
      ({ start }) => start > sentence.span.start + index,
    );
    if (patient && (verb === asked || /访/u.test(verb) === /访/u.test(asked)))
      return { persons: [patient], fit: verb === asked ? fits.sameVerb : fits.likeVerb };
  }
  return /访/u.test(asked) ? respondent(sentence) : nobody;
}

function respondent(sentence: SentenceReading): Doers {
  const speaker = namedPersons(sentence).find(({ span }) =>
    speaks.test(sentence.article.text.slice(span.end, span.end + 2)),
  );
  return speaker ? { persons: [speaker], fit: fits.respondent } : nobody;
}

/** 学习了哪位领导的讲话: whose speech a sentence tells of. */
function whoseSpeech(sentence: SentenceReading): Doers {
  const persons = namedPersons(sentence).filter(({ span }) =>
    hasSpeech.test(sentence.article.text.slice(span.end, sentence.span.end)),
  );
  return persons.length > 0 ? { persons, fit: fits.speech } : nobody;
}
