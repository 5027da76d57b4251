import type { RunnableConfig } from '@langchain/core/runnables';
import type { Passage } from '../retrieval/retriever.ts';
import type { Abstained, Answer, Answered } from './answer.ts';
import { tellsDisagreement } from './composing/disagreement.ts';
import type { Step } from './explanation.ts';
import { inOwnMarkers } from './printed-markers.ts';
import type { Reader } from './reader.ts';
import type { Retrieved } from './retrieve.ts';
import type { TokenUsage } from './usage.ts';
import { keepSupported } from './verify/keep-supported.ts';
import { verifyAnswer } from './verify/verify.ts';
import { AnswerSoFar } from './writing/answer-so-far.ts';
import type { HeldBack } from './writing/manuscript.ts';
import { type ModelFailure, modelFailureNotice } from './writing/model-failure.ts';
import type { Writer, Written } from './writing/writer.ts';

/** A verified answer and how it was made. */
export interface Made {
  readonly answer: Answer;
  readonly answeredBy: 'reader' | 'model';
  /** One sentence in Chinese for the user. */
  readonly notice?: string;
  readonly heldBack: readonly HeldBack[];
  readonly usage?: TokenUsage;
  readonly steps: readonly Step[];
}

export interface WriteOrReadParts {
  readonly reader: Reader;
  readonly writer?: Writer | undefined;
  readonly onModelFailure: (failure: ModelFailure) => void;
  /** Told of the answer as far as it is verified, while a model writes it. */
  readonly onProgress: (answer: Answered) => void;
  readonly config: RunnableConfig;
}

/**
 * Without a model the reader answers; with one the model does, as far as its sources support it. Where reports
 * contradict each other the reader answers too: a model might cite the forged one alone, and be borne out by it.
 */
export async function writeOrRead(retrieved: Retrieved, parts: WriteOrReadParts): Promise<Made> {
  const { writer, config, onProgress } = parts;
  const read = await readAnswer(retrieved, parts);
  if (!writer || retrieved.passages.length === 0 || isDisagreed(read)) return read;
  const startedAt = performance.now();
  const written = await writer.write(retrieved, { config, onProgress });
  for (const failure of [written.failure, written.mendingFailure]) {
    if (failure) parts.onModelFailure(failure);
  }
  const step: Step = { name: 'write', elapsedMs: performance.now() - startedAt };
  return {
    ...complete(written, retrieved, read),
    heldBack: written.heldBack,
    ...(written.usage ? { usage: written.usage } : {}),
    steps: [...read.steps, step],
  };
}

function isDisagreed({ answer }: Made): boolean {
  return answer.status === 'answered' && tellsDisagreement(answer);
}

/** What the model wrote is shown; where it wrote nothing that stands, the reader answers. */
function complete(
  { answer, failure, saysNothing, heldBack }: Written,
  retrieved: Retrieved,
  read: Made,
): Made {
  if (answer && isSupported(answer, retrieved.passages)) {
    if (failure) return goOn(answer, failure, read);
    const notice = heldBackNotice(heldBack);
    return { answer, answeredBy: 'model', heldBack, steps: [], ...(notice ? { notice } : {}) };
  }
  if (saysNothing && !failure) return afterRefusal(read);
  const fault = failure ? modelFailureNotice(failure) : '模型的回答没有通过核对';
  return { ...read, notice: `${fault}${read.answer.status === 'answered' ? instead : ''}。` };
}

/** What follows a fault of the model's. */
const instead = '，答案摘自原文';

/** What the model said before it failed was shown, so it stays, and the print follows. */
function goOn(answer: Answered, failure: ModelFailure, made: Made): Made {
  const whole = new AnswerSoFar();
  for (const { text, markers } of answer.statements) {
    whole.add({
      text,
      citations: answer.citations.filter(({ marker }) => markers.includes(marker)),
    });
  }
  if (made.answer.status === 'answered') whole.addFurther(made.answer);
  const joined = whole.answer() ?? answer;
  const isLonger = joined.statements.length > answer.statements.length;
  const notice = `${modelFailureNotice(failure)}${isLonger ? '，后面为原文摘录' : ''}。`;
  return { ...made, answer: joined, answeredBy: 'model', notice };
}

/** The model found nothing. A certain answer of the reader's is right nearly always, another one is near. */
function afterRefusal(made: Made): Made {
  const { answer } = made;
  if (answer.status === 'abstained') return { ...made, answeredBy: 'model' };
  if (answer.confidence === 'certain') {
    return { ...made, notice: `语言模型没有找到答案${instead}。` };
  }
  const { confidence: _confidence, ...nearest } = answer;
  return { ...made, answer: { ...unsupported, nearest }, answeredBy: 'model' };
}

const unsupported: Abstained = {
  status: 'abstained',
  reason: '档案里没有能回答这个问题的内容。',
};

async function readAnswer(retrieved: Retrieved, { reader }: WriteOrReadParts): Promise<Made> {
  const startedAt = performance.now();
  const answer = await reader.read(retrieved.question, retrieved.passages);
  return {
    answer: verified(answer, retrieved),
    answeredBy: 'reader',
    heldBack: [],
    steps: [{ name: 'read', elapsedMs: performance.now() - startedAt }],
  };
}

/**
 * What of the reader's answer its sources support: a short answer that they do not is left out, and
 * with it that the answer is certain; where nothing is left, it is no answer.
 */
function verified(answer: Answer, { passages }: Retrieved): Answer {
  const articles = passages.map(({ article }) => article);
  const supportedPart = (part: Answered) => {
    const kept = keepSupported(part, articles);
    return kept && inOwnMarkers(kept);
  };
  if (answer.status === 'answered') return supportedPart(answer) ?? unsupported;
  const { nearest, ...refusal } = answer;
  const supported = nearest && supportedPart(nearest);
  return supported ? { ...refusal, nearest: supported } : refusal;
}

function isSupported(answer: Answered, passages: readonly Passage[]): boolean {
  return verifyAnswer(
    answer,
    passages.map(({ article }) => article),
  ).isSupported;
}

/** How many sentences of the model's were not shown as it wrote them. */
function heldBackNotice(heldBack: readonly HeldBack[]): string | undefined {
  if (heldBack.length === 0) return undefined;
  const count = (outcome: HeldBack['outcome']) =>
    heldBack.filter((held) => held.outcome === outcome).length;
  const outcomes = [
    [count('mended'), '句已改正'],
    [count('quoted'), '句换成原文'],
    [count('left-out'), '句略去'],
  ] as const;
  const told = outcomes.flatMap(([number, words]) => (number > 0 ? [number + words] : []));
  return `模型有${heldBack.length}句话没有通过核对：${told.join('，')}。`;
}
