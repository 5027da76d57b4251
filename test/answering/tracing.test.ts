import { BaseCallbackHandler } from '@langchain/core/callbacks/base';
import type { LLMResult } from '@langchain/core/outputs';
import { describe, expect, it } from 'vitest';
import { createChain } from '../../src/answering/chain.ts';
import { Writer } from '../../src/answering/writing/writer.ts';
import { type ScriptedReply, startChatServer, unauthorized } from '../support/chat-server.ts';
import { languageModelAt } from '../support/models.ts';
import { archiveOf, bridge, tea } from './bridge.ts';

const question = '青河大桥全长多少公里？';
const steps = ['wenbao', 'retrieve', 'answer', 'write', 'ChatPromptTemplate', 'model'];

describe('LangChain callbacks', () => {
  it('are told of each step, by its name, and of the model within the answer', async () => {
    const { log } = await trace('大桥全长3.6公里。[1]');
    expect(log.steps).toEqual(steps);
    expect(log.parents.get('model')).toBe('write');
    expect(log.parents.get('write')).toBe('answer');
    expect(log.parents.get('answer')).toBe('wenbao');
    expect(log.ended.toSorted()).toEqual(log.steps.toSorted());
  });

  it('are told what the model said and took', async () => {
    const usage = { promptTokens: 100, completionTokens: 10 };
    const { log } = await trace({ pieces: ['大桥全长3.6公里。[1]'], end: 'stop', usage });
    expect(log.said).toEqual(['大桥全长3.6公里。[1]']);
  });

  it('are told of a call that failed, and of an answer nevertheless', async () => {
    const { log, answer } = await trace(unauthorized);
    expect(log.failed).toContain('model');
    expect(log.ended).toContain('wenbao');
    expect(answer.status).toBe('answered');
  });

  it('are told of a stream in the same way', async () => {
    const { log } = await trace('大桥全长3.6公里。[1]', true);
    expect(log.steps).toEqual(steps);
  });
});

async function trace(reply: ScriptedReply, isStreamed = false) {
  const { archive, retriever } = await archiveOf(bridge, tea);
  const writer = new Writer(await languageModelAt(await startChatServer(reply)));
  const chain = createChain({ archive, retriever, writer });
  const log = new Log();
  if (!isStreamed) return { log, ...(await chain.invoke(question, { callbacks: [log] })) };
  const results = [];
  for await (const result of await chain.stream(question, { callbacks: [log] }))
    results.push(result);
  const last = results.at(-1);
  if (!last) throw new Error('The chain gave nothing.');
  return { log, ...last };
}

/** Writes down what LangChain tells, awaited so that it is all there in the end. */
class Log extends BaseCallbackHandler {
  name = 'log';
  override awaitHandlers = true;
  readonly steps: string[] = [];
  readonly ended: string[] = [];
  readonly failed: string[] = [];
  readonly said: string[] = [];
  readonly parents = new Map<string, string | undefined>();
  readonly #names = new Map<string, string>();

  // In the order in which LangChain gives them, which is not that of its types.
  override handleChainStart(...args: readonly unknown[]): void {
    const [, , runId, parent, , , , runName] = args;
    this.#begin(String(runName ?? 'ChatPromptTemplate'), String(runId), parent);
  }

  override handleChatModelStart(...args: readonly unknown[]): void {
    const [, , runId, parent] = args;
    this.#begin('model', String(runId), parent);
  }

  override handleChainEnd(_: unknown, runId: string): void {
    this.#end(runId);
  }

  override handleLLMEnd({ generations }: LLMResult, runId: string): void {
    this.said.push(
      generations
        .flat()
        .map(({ text }) => text)
        .join(''),
    );
    this.#end(runId);
  }

  override handleLLMError(_: unknown, runId: string): void {
    this.failed.push(this.#names.get(runId) ?? '?');
  }

  #begin(name: string, runId: string, parent: unknown): void {
    this.#names.set(runId, name);
    this.steps.push(name);
    this.parents.set(name, this.#names.get(String(parent)));
  }

  #end(runId: string): void {
    this.ended.push(this.#names.get(runId) ?? '?');
  }
}
