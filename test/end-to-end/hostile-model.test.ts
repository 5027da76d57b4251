import { readFileSync } from 'node:fs';
import { expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { buildApp, openApp } from '../../src/app.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { type ChatRequest, startChatServer } from '../support/chat-server.ts';
import { temporaryFolder } from '../support/indexed.ts';

/** What a model might say over the pages of `seeds/`; written by people who had not seen the rules. */
const answerSchema = z.object({
  id: z.string(),
  question: z.string(),
  sentences: z.array(
    z.object({
      text: z.string(),
      /** What it rests on, or pretends to, without white space. */
      source: z.string(),
      fault: z.string().default('none'),
      /** In place of the passage's own number; `null` for a sentence without one. */
      marker: z.number().nullable().optional(),
    }),
  ),
});
type ScriptedAnswer = z.infer<typeof answerSchema>;
type Sentence = ScriptedAnswer['sentences'][number];

const answers = readFileSync('test/fixtures/model-answers.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => answerSchema.parse(JSON.parse(line)));

/** True as they are; what is wrong with them is their number. */
const wrongOnlyInNumber = ['marker', 'uncited'];
/** Made of printed words alone, which no rule tells from true ones in every case. */
const ofPrintedWords = ['negation', 'organisation', 'place', 'swap', 'direction', 'added'];

interface Outcome {
  readonly sentence: Sentence;
  /** Whether the model was shown the passage that the sentence speaks of. */
  readonly isCitable: boolean;
  /** Whether it was shown as the model wrote it. */
  readonly isShown: boolean;
}

it('of a hostile model no wrong figure, date, name or quotation is shown, hardly any other false sentence, and nearly all true ones', async () => {
  const outcomes = await askAll(answers);
  expect(answers.length).toBeGreaterThan(200);
  const falseOnes = outcomes.filter(({ sentence }) => isFalse(sentence));
  expect(falseOnes.length).toBeGreaterThan(150);
  const shown = falseOnes.filter(({ isShown }) => isShown);
  const kinds = shown.map(({ sentence }) => sentence.fault);
  expect(kinds.filter((kind) => !ofPrintedWords.includes(kind))).toEqual([]);
  expect(shown.length / falseOnes.length).toBeLessThan(0.04);
  const trueOnes = outcomes.filter(
    ({ sentence, isCitable }) => isCitable && sentence.fault === 'none',
  );
  const shownTrue = trueOnes.filter(({ isShown }) => isShown);
  expect(shownTrue.length / trueOnes.length).toBeGreaterThan(0.93);
}, 120_000);

function isFalse({ fault }: Sentence): boolean {
  return fault !== 'none' && !wrongOnlyInNumber.includes(fault);
}

/** Asks each question of the program, with a model that answers it as scripted, again when asked again. */
async function askAll(scripted: readonly ScriptedAnswer[]): Promise<Outcome[]> {
  let current = scripted[0];
  const citable = new Set<Sentence>();
  const server = await startChatServer((request) =>
    (current?.sentences ?? []).map((sentence) => say(sentence, request, citable)).join(''),
  );
  const app = await openApp(await configFor(server.baseUrl));
  onTestFinished(() => app.close());
  const outcomes: Outcome[] = [];
  for (const answer of scripted) {
    current = answer;
    const { answer: shown, explanation } = await app.assistant.ask(answer.question);
    const texts = shown.status === 'answered' ? shown.statements.map(({ text }) => text) : [];
    const replaced = new Set(explanation?.heldBack.map(({ text }) => text));
    for (const sentence of answer.sentences) {
      const isShown = texts.includes(sentence.text) && !replaced.has(sentence.text);
      outcomes.push({ sentence, isShown, isCitable: citable.has(sentence) });
    }
  }
  return outcomes;
}

/** The sentence with the number of the passage that holds its source. */
function say(sentence: Sentence, { prompt }: ChatRequest, citable: Set<Sentence>): string {
  const [told = ''] = prompt.split('\n\n问题：');
  const passages = told.split(/\n\n(?=\[\d+\] )|报道片段：\n/u).slice(1);
  const found = passages.findIndex((part) => part.replaceAll(/\s/gu, '').includes(sentence.source));
  if (found >= 0) citable.add(sentence);
  if (sentence.marker === null) return sentence.text;
  return `${sentence.text}[${sentence.marker ?? Math.max(0, found) + 1}]`;
}

async function configFor(baseUrl: string): Promise<Config> {
  const archive = await temporaryFolder();
  const variables = { CHAT_MODEL: 'openai:scripted', OPENAI_BASE_URL: baseUrl };
  const config = readConfig(variables, process.cwd(), { archive });
  await buildApp(config);
  return config;
}
