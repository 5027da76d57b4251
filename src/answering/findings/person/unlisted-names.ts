import { longName } from '../../../corpus/name-words.ts';
import type { SentenceReading } from '../finding.ts';
import type { NamedPerson } from './named-persons.ts';

const whatSomebodyDoes =
  '种植|种了|养殖|流转|承包|创办|经营|返乡|回乡|从事|投资|加工|引进|注册|购买|自学|脱贫|致富';
const unlisted = new RegExp(`(?<=[村组队社镇厂户区校])${longName}(?=${whatSomebodyDoes})`, 'gu');

/** Names after a place and before a deed of one's own, 一队张美玲种植了, which no office tells to be names. */
export function unlistedNames({ text, span }: SentenceReading): NamedPerson[] {
  return [...text.matchAll(unlisted)].map(({ 0: name, index }) => {
    const start = span.start + index;
    const at = { start, end: start + name.length };
    return { name, span: at, offices: [], source: 'none', start };
  });
}
