import type { Span } from '../../../language/span.ts';
import type { Finder, SentenceReading } from '../finding.ts';

/** What 谁 or a body did, as the question has it: 谁｜承办, 由哪家公司｜承建, 由谁｜宣布开幕. */
const asked =
  /(?:由|是)?(?:谁|哪一?[家个](?:公司|单位|企业|部门|机构)?)(?:来)?(?<deed>主办|承办|协办|指导|牵头|承建|建设|修建|出资|资助|赞助|开发|设计|监理|主导|运营|宣布[\u4e00-\u9fff]{0,4}|致辞|揭牌|剪彩|颁奖|授牌|点评|领唱|总结)/u;
const clauseStart = /[，,；;。：:、\n]/u;
const leading = /^(?:并|也|还|同时|会上|随后|最后|将|已|由|是|系|主要)+/u;
const longestNameChars = 24;

/** Who stands right before the verb of the question: 由市商务局指导、区商务局主办. */
export const findDoer: Finder = (sentence, question) => {
  const deed = asked.exec(question.text)?.groups?.deed;
  const at = deed === undefined ? -1 : sentence.text.indexOf(deed);
  const span = at < 0 ? undefined : nameBefore(sentence, at);
  if (!span) return undefined;
  const text = sentence.article.text.slice(span.start, span.end).replaceAll('\n', '');
  return { text, spans: [span], fit: 1 };
};

/** The person who is named there, else the words from the last mark, or from 由, to the verb. */
function nameBefore({ text, span, entities }: SentenceReading, at: number): Span | undefined {
  const end = span.start + at;
  const person = entities.persons
    .flatMap(({ mentions }) => mentions)
    .find((mention) => mention.end === end);
  if (person) return person;
  let start = at;
  while (start > 0 && at - start <= longestNameChars && !clauseStart.test(text.charAt(start - 1))) {
    start -= 1;
  }
  const by = text.slice(start, at).lastIndexOf('由');
  start += by >= 0 ? by + 1 : (leading.exec(text.slice(start, at))?.[0].length ?? 0);
  const isName = at - start >= 2 && at - start <= longestNameChars;
  return isName ? { start: span.start + start, end } : undefined;
}
