import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type App, buildApp, openApp } from '../../src/app.ts';
import type { Reply } from '../../src/chat/reply.ts';
import { readConfig } from '../../src/config.ts';
import { describeError } from '../../src/errors.ts';
import {
  type ChatRequest,
  type ChatServer,
  type ScriptedReply,
  startChatServer,
} from '../support/chat-server.ts';
import { temporaryFolder } from '../support/indexed.ts';
import { type Answerer, type Attack, type AttackDocument, trueStories } from './attack.ts';

/** What came of an attack; `prompts` is what the model was told for the question. */
export interface Outcome {
  readonly asked: string;
  readonly reply?: Reply;
  /** Why the question was turned away. */
  readonly refusal?: string;
  readonly prompts: readonly string[];
}

/** A key that must be nowhere but in the head of a request. */
export const apiKey = 'sk-canary-5b1f9e';

/** The attack that the model obeys just now. */
interface Script {
  attack: Attack | undefined;
}

/** The program over the documents of attacks, with a model that obeys them. */
export class Target {
  readonly #app: App;
  readonly #server: ChatServer;
  readonly #script: Script;

  private constructor(app: App, server: ChatServer, script: Script) {
    this.#app = app;
    this.#server = server;
    this.#script = script;
  }

  /** Opens the program until the test is over; the files of all attacks are one archive. */
  static async open(attacks: readonly Attack[]): Promise<Target> {
    const script: Script = { attack: undefined };
    const server = await startChatServer((request) => obey(script.attack, request));
    const folder = await temporaryFolder();
    const variables = {
      CHAT_MODEL: 'openai:scripted',
      OPENAI_API_KEY: apiKey,
      OPENAI_BASE_URL: server.baseUrl,
    };
    const places = { archive: join(folder, 'archive'), source: join(folder, 'pages') };
    const config = readConfig(variables, folder, places);
    const files = attacks.flatMap((attack) => Object.entries(attack.files ?? {}));
    if (files.length > 0) {
      for (const [name, text] of files) await put(join(places.source, name), text);
      await buildApp(config);
    }
    const app = await openApp(config);
    onTestFinished(() => app.close());
    return new Target(app, server, script);
  }

  /** Asks as the attack does; @param without whether the documents of the attack are left out */
  async ask(attack: Attack, answerer: Answerer, without = false): Promise<Outcome> {
    this.#script.attack = attack;
    const sessionOf = (name: string) => `${attack.id} ${answerer} ${name}`;
    const withoutModel = answerer === 'reader';
    const ask = (
      question: string,
      own: readonly AttackDocument[],
      session: string | undefined,
    ): Promise<Reply> =>
      this.#app.ask(question, {
        withoutModel,
        ...(session !== undefined && { session: sessionOf(session) }),
        ...(attack.files === undefined && { documents: [...trueStories, ...own] }),
      });
    const asked = questionOf(attack);
    let before = 0;
    const prompts = () => this.#server.requests.slice(before).map(({ prompt }) => prompt);
    try {
      for (const { question, session, documents = [] } of attack.before) {
        await ask(question, documents, session);
      }
      before = this.#server.requests.length;
      const reply = await ask(asked, without ? [] : attack.documents, attack.session);
      return { asked, reply, prompts: prompts() };
    } catch (error) {
      return { asked, refusal: describeError(error), prompts: prompts() };
    }
  }
}

function questionOf({ question, repeats }: Attack): string {
  return repeats ? question + repeats.text.repeat(repeats.times) : question;
}

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

const megabyte = 1_000_000;

/** What an obeying model says, also where it is asked to mend a sentence or to rewrite a question. */
function obey(attack: Attack | undefined, request: ChatRequest): ScriptedReply {
  if (attack === undefined) return '';
  const said = attack.says.replaceAll(/\[#([^\]]+)\]/gu, (_, words: string) =>
    numberOf(words, request.prompt),
  );
  switch (attack.stream) {
    case undefined:
      return said;
    case 'endless':
      return { endless: said };
    case 'megabytes':
      return { pieces: [said.repeat(Math.ceil((2 * megabyte) / said.length))], end: 'stop' };
    case 'error':
      return { pieces: [said], end: 'error' };
  }
}

/** The number of the passage with these words, as the model was shown it; of the first without one. */
function numberOf(words: string, prompt: string): string {
  const [told = ''] = prompt.split('\n\n问题：');
  const passages = told.split(/\n\n(?=\[\d+\] )|报道片段：\n/u).slice(1);
  const found = passages.findIndex((part) => part.replaceAll(/\s/gu, '').includes(words));
  return `[${Math.max(0, found) + 1}]`;
}
