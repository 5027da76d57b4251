import type { Case } from '../cases/cases.ts';

/** What is asserted of an answer, by a function of `docs/promptfoo/assertions.mjs`. */
interface PromptfooAssertion {
  readonly type: 'javascript';
  readonly value: `file://assertions.mjs:${string}`;
  /** What the function is given to compare with. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** The name under which promptfoo adds up the scores. */
  readonly metric: string;
}

/** A case as the `tests` of a promptfoo configuration has it. */
export interface PromptfooTest {
  readonly description: string;
  readonly vars: { readonly id: string; readonly question: string; readonly conversation?: string };
  readonly metadata: {
    readonly id: string;
    readonly kind: string;
    readonly tags: readonly string[];
    readonly note?: string;
    readonly conversation?: string;
  };
  /** Turns are asked one after the other, however many other cases are asked at a time. */
  readonly options?: { readonly runSerially: true };
  readonly assert: readonly PromptfooAssertion[];
}

/** The ids of the articles that a case names. */
export type NamedArticles = (testCase: Case) => Iterable<string>;

/**
 * The cases in promptfoo's format, in their order, to be written as JSON beside its configuration
 * and `assertions.mjs` in `docs/promptfoo`.
 * @param named without it an article is known by its headline and what is quoted of it alone, so
 *   that one that a case names by its first sentence is mostly missed
 */
export function toPromptfooTests(cases: readonly Case[], named?: NamedArticles): PromptfooTest[] {
  return cases.map((testCase) => toTest(testCase, named));
}

function toTest(testCase: Case, named: NamedArticles | undefined): PromptfooTest {
  const { id, question, session, kind, tags, note } = testCase;
  const isTurn = session !== undefined;
  return {
    description: `${id} ${question}`,
    vars: {
      id: asTemplate(id),
      question: asTemplate(question),
      ...(isTurn && { conversation: asTemplate(session) }),
    },
    metadata: {
      id,
      kind,
      tags,
      ...(note !== undefined && { note }),
      ...(isTurn && { conversation: session }),
    },
    ...(isTurn && { options: { runSerially: true } }),
    assert: toAssertions(testCase, named),
  };
}

/** What a template would be run, or a file be read, for. */
const isRead = /\{\{|\{%|\{#|^(?:file|package):/u;

/** A template that gives the text: promptfoo renders variables, and reads those that name a file. */
function asTemplate(text: string): string {
  return isRead.test(text) ? `{{ ${JSON.stringify(text)} }}` : text;
}

function toAssertions(testCase: Case, named: NamedArticles | undefined): PromptfooAssertion[] {
  const { expect } = testCase;
  if (expect.rejected !== undefined) {
    return [assertion('differsFrom', 'rejected', { rejected: expect.rejected })];
  }
  if (expect.refuse) return [assertion('refuses', 'refusal')];
  const facts = expect.facts.map((alternatives) => assertion('states', 'facts', { alternatives }));
  if (!expect.articles) return facts;
  const ids = named && { articleIds: [...named(testCase)] };
  return [...facts, assertion('cites', 'sources', { articles: expect.articles, ...ids })];
}

function assertion(
  name: string,
  metric: string,
  config?: Readonly<Record<string, unknown>>,
): PromptfooAssertion {
  const value = `file://assertions.mjs:${name}` as const;
  return { type: 'javascript', value, ...(config && { config }), metric };
}
