import type { Article } from '../../../corpus/article.ts';
import type { Question } from '../../../language/question.ts';
import type { Span } from '../../../language/span.ts';
import type { Finding, SentenceReading } from '../finding.ts';
import { soundAlike } from '../office/office-match.ts';
import { namedPersons } from './named-persons.ts';

const who = '(?:谁|何人|哪[一几两二三四五六七八九十\\d]*[位个名些]?)';
const photo = new RegExp(
  `${who}[^，,]{0,8}(?:拍|摄)|(?:照片|图片|摄影)[^，,]*${who}|(?:拍|摄)[^，,]{0,4}${who}`,
  'u',
);
const writing = new RegExp(
  `${who}[^，,]{0,8}(?:写|采写|撰|报道的|执笔)|(?:写|采写|撰写|作者)[^，,]{0,8}${who}|(?:报道|稿子|稿件|消息|文章|新闻)(?:是|由|的作者)[^，,]{0,4}${who}|${who}(?:记者|通讯员)|(?:记者|通讯员|作者)(?:是|叫)${who}`,
  'u',
);
const interviewing = new RegExp(
  `${who}[^，,]{0,6}(?:采访|专访)(?!了?(?:谁|哪))|${who}[^，,]{0,8}[跟和与].{2,6}(?:聊|谈)`,
  'u',
);
const askedRole = /通讯员|记者/u;

type Work = 'photo' | 'story' | 'interview';

/** Whether a question asks for who wrote, took or asked, which the byline tells. */
export function workAsked({ text }: Question): Work | undefined {
  if (/(?:采访|专访)(?:的是|的|了)?(?:谁|哪)/u.test(text) && !/哪[^，,]{0,2}记者/u.test(text))
    return undefined;
  if (photo.test(text)) return 'photo';
  if (interviewing.test(text)) return 'interview';
  return writing.test(text) ? 'story' : undefined;
}

/** The names of the byline, or of the photograph's credit, whatever the sentence says. */
export function findAuthors(
  sentence: SentenceReading,
  question: Question,
  work: Work,
): Finding | undefined {
  const { article } = sentence;
  const credits = creditsFor(article, question, work);
  const names = credits.flatMap(({ names: own }) => own);
  const spans = names.flatMap((name) => placeOfName(article, name) ?? []);
  const [credit] = credits;
  if (!credit || spans.length < names.length) return undefined;
  const isAlone = names.length === 1 && work !== 'photo';
  const text = isAlone ? `${names.join('')}（${credit.role}）` : names.join('、');
  return { text, spans, fit: work === 'interview' ? interviewFit(sentence, question) : 0.95 };
}

function creditsFor({ bylines }: Article, { text }: Question, work: Work): Article['bylines'] {
  const isPhoto = ({ role }: Article['bylines'][number]) => /[摄图]/u.test(role);
  if (work === 'photo') return bylines.filter(isPhoto);
  const writers = bylines.filter((credit) => !isPhoto(credit));
  const [role = ''] = askedRole.exec(text) ?? [];
  const ofRole = writers.filter((credit) => credit.role.includes(role));
  return ofRole.length > 0 ? ofRole : writers;
}

/** In the byline or credit; the name may stand elsewhere too. */
function placeOfName({ text, parts }: Article, name: string): Span | undefined {
  for (const { kind, span } of parts) {
    if (kind !== 'byline' && kind !== 'credit') continue;
    const at = text.slice(span.start, span.end).indexOf(name);
    if (at >= 0) return { start: span.start + at, end: span.start + at + name.length };
  }
  return undefined;
}

/** Who is asked must be the one whom the question names. */
function interviewFit(sentence: SentenceReading, { text }: Question): number {
  const persons = namedPersons(sentence);
  if (persons.some(({ name }) => text.includes(name))) return 1;
  return persons.some(({ name }) => nameTyped(name, text) !== undefined) ? 0.8 : 0.4;
}

/** A name as a question types it: itself, or with one character that sounds alike. */
export function nameTyped(name: string, text: string): string | undefined {
  if (text.includes(name)) return name;
  for (let at = 0; at + name.length <= text.length; at += 1) {
    const typed = text.slice(at, at + name.length);
    const differing = Array.from(name).filter((character, place) => character !== typed[place]);
    if (differing.length === 1 && soundAlike(name, typed)) return typed;
  }
  return undefined;
}
