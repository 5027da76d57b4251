// src/answering/verify/model: what else must stand of a statement that a language model wrote.

import type { CitedSource } from '../cited-source.ts';
import type { Verdict } from '../verdict.ts';
import { alienWordsStand } from './alien-words-stand.ts';
import { deedsStand } from './deeds-stand.ts';
import { denialsStand } from './denials-stand.ts';
import { directionsStand } from './directions-stand.ts';
import { eventDatesStand } from './event-dates-stand.ts';
import { exchangedCharactersStand } from './exchanged-characters-stand.ts';
import { figureDatesStand } from './figure-date-stands.ts';
import { figureOrderStands } from './figure-order-stands.ts';
import { figureOwnersStand } from './figure-owner-stands.ts';
import { figureWordsStand } from './figure-words-stand.ts';
import { forecastsStand } from './forecasts-stand.ts';
import { isChinese, latinStands } from './latin-stands.ts';
import { type ModelStatement, readModelStatement } from './model-statement.ts';
import { movedDatesStand } from './moved-dates-stand.ts';
import { movedWordsStand } from './moved-words-stand.ts';
import { multiplesStand } from './multiples-stand.ts';
import { officesStand } from './offices-stand.ts';
import { opposedWordsStand } from './opposed-words-stand.ts';
import { oppositesStand } from './opposites-stand.ts';
import { pairsStand } from './pairs-stand.ts';
import { strangeNamesIn } from './proper-nouns-stand.ts';
import { quotedOwnersStand } from './quoted-owners-stand.ts';
import { replacedListsStand } from './replaced-lists-stand.ts';
import { replacedWordsStand } from './replaced-words-stand.ts';
import { restsOnSource } from './rests-on-source.ts';
import { subjectsStand } from './subjects-stand.ts';

type Check = readonly [verdict: Verdict, stands: (statement: ModelStatement) => boolean];

/** In the order in which a fault is told. */
const checks: readonly Check[] = [
  ['name-not-found', (statement) => strangeNamesIn(statement).length === 0],
  ['office-not-found', officesStand],
  ['figure-of-another', figureOwnersStand],
  ['figure-of-another', figureOrderStands],
  ['figure-of-another', figureDatesStand],
  ['figure-of-another', eventDatesStand],
  ['number-not-found', multiplesStand],
  ['denial-not-found', denialsStand],
  ['denial-not-found', directionsStand],
  ['denial-not-found', oppositesStand],
  ['forecast-as-fact', forecastsStand],
  ['deed-of-another', deedsStand],
  ['words-not-found', replacedWordsStand],
  ['words-not-found', movedWordsStand],
  ['words-not-found', exchangedCharactersStand],
  ['words-not-found', opposedWordsStand],
  ['words-not-found', movedDatesStand],
  ['words-not-found', replacedListsStand],
  ['words-not-found', quotedOwnersStand],
  ['words-not-found', subjectsStand],
  ['words-not-found', pairsStand],
  ['figure-of-another', figureWordsStand],
  ['off-source', restsOnSource],
  ['words-not-found', alienWordsStand],
];

/**
 * Checks what a language model may get wrong beside figures, dates and quoted words: its sentence is Chinese, names nobody and
 * nothing that its sources do not, gives figures and offices to whom they belong, denies what they deny, and is about them.
 */
export function verifyModelWords(text: string, sources: readonly CitedSource[]): Verdict {
  if (!isChinese(text)) return 'not-chinese';
  if (!latinStands(text, sources)) return 'words-not-found';
  const statement = readModelStatement(text, sources);
  return checks.find(([, stands]) => !stands(statement))?.[0] ?? 'supported';
}
