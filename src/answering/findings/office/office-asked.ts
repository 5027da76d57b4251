import { officeHead } from '../../../corpus/office-words.ts';
import type { Question } from '../../../language/question.ts';
import { type Office, readOffice, readOffices } from './office-parts.ts';

/** The office, or offices, that a question asks for the holder of. */
export interface OfficeAsked {
  /** As the question has it: 东江市市长. */
  readonly printed: string;
  readonly offices: readonly Office[];
}

const who = '(?:谁|何人|哪[一几两二三四五六七八九十\\d]?[位个名](?!月)|哪些人?)';
const beforeCopula = new RegExp(
  `^(?<phrase>.*?)(?:现在|目前|当时|同志|一职|这个职务)?(?:又|都|分别|各|究竟|到底)*(?:(?:是|有|由)${who}|(?:叫|姓)(?:什么|啥|谁|甚名谁)|的?(?:名字|姓名)|是什么人|呢[?？]?$)`,
  'u',
);
const afterCopula = new RegExp(
  `${who}(?:在|来)?(?:是|当选为?|当|担任|出任|任)了?(?<phrase>[^?？,，。]+)`,
  'u',
);
const chosen = /哪[一几两二三四五六七八九十\d]?[位个名些]?(?<phrase>[^?？,，。谁哪]{1,24})/u;
const asksForPerson = new RegExp(`${who}|叫什么|叫啥|姓什么|姓甚名谁|名字|姓名|呢[?？]?$`, 'u');
const endsInOffice = new RegExp(`(?:[董监理]事长|${officeHead})$`, 'u');
const officeAtStart = new RegExp(`^(?<phrase>.*?(?:[董监理]事长|${officeHead}))`, 'u');
/** Kinds of people that many belong to; they choose nobody. */
const anybody = /(?:领导|负责人|村民|居民|大户|带头人|传承人|委员|党员)$/u;
/** What may stand before an office that is not of a body: the deed that its holder did. */
const deed =
  /[在跟与给把被对]|参加|出席|列席|主持|陪同|接受|采访|带队|率队|一起|会上|会议|活动|来自|讲话|发言/u;

/** The office whose holder a question wants; undefined where it asks by none: 谁主持会议？ */
export function officeAsked(question: Question): OfficeAsked | undefined {
  const known = asked.get(question);
  if (known !== undefined) return known ?? undefined;
  const found = readAsked(question);
  asked.set(question, found ?? null);
  return found;
}

/** A question is put to many sentences. */
const asked = new WeakMap<Question, OfficeAsked | null>();

function readAsked(question: Question): OfficeAsked | undefined {
  const text = question.dates.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    question.text,
  );
  if (!asksForPerson.test(text) || /职务|什么职|什么官|头衔/u.test(text.split(/[,，]/u)[0] ?? ''))
    return undefined;
  for (const phrase of [chosenIn(text), phraseOf(afterCopula, text), beforeWho(text)]) {
    const found = phrase === undefined ? undefined : officesIn(phrase);
    if (found) return found;
  }
  return undefined;
}

/** 哪位副主任参加, 由哪位区委的书记主持. */
function chosenIn(text: string): string | undefined {
  const phrase = phraseOf(chosen, text);
  const office = phrase === undefined ? undefined : officeAtStart.exec(phrase)?.groups?.phrase;
  return office !== undefined && !deed.test(office) ? office : undefined;
}

function beforeWho(text: string): string | undefined {
  return phraseOf(beforeCopula, text);
}

function phraseOf(pattern: RegExp, text: string): string | undefined {
  return pattern.exec(text)?.groups?.phrase;
}

function officesIn(phrase: string): OfficeAsked | undefined {
  const last = phrase.split(/[\s,，:：;；。]|(?:会|活动|报道|新闻|报纸)[上里中]/u).at(-1) ?? '';
  const noun = lastNoun(
    last.replace(
      /^(?:时|份|的|里|那时|请问|告诉我|我?想知道|现任|当时的?|[这那]?\d*[位名]?)+/u,
      '',
    ),
  );
  const printed = endsInOffice.exec(noun) ? noun : undefined;
  if (printed === undefined || anybody.test(printed)) return undefined;
  const offices = eachOffice(printed);
  return offices.length > 0 ? { printed, offices } : undefined;
}

/** 浩天制衣的董事长 is an office whole; of 出席会议的副主任 the office is 副主任. */
function lastNoun(phrase: string): string {
  const pieces = phrase.split('的');
  let noun = pieces.pop() ?? '';
  for (let piece = pieces.pop(); piece !== undefined && !deed.test(piece); piece = pieces.pop())
    noun = `${piece}${noun}`;
  return noun;
}

/** 监事长和执行会长: what joins offices parts them only behind an office. */
function eachOffice(phrase: string): Office[] {
  const joined = new RegExp(`(?<=${officeHead}|[董监理]事长)(?:[、和与及兼]|以及)`, 'u');
  const parts = phrase.split(joined).filter((part) => readOffice(part));
  return readOffices(sharedBody(parts));
}

/** 协会的监事长和执行会长 are both of the 协会. */
function sharedBody(parts: readonly string[]): string[] {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const body = readOffice(first)?.body ?? '';
  return [
    first,
    ...others.map((part) =>
      /^(?:名誉|执行|常务|第一|副)?.{1,2}长$/u.test(part) ? `${body}${part}` : part,
    ),
  ];
}
