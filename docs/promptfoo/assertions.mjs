import { tsImport } from 'tsx/esm/api';

/** @type {typeof import('../../src/evaluation/measures/facts.ts')} */
const { containsFact } = await tsImport('../../src/evaluation/measures/facts.ts', import.meta.url);
/** @type {typeof import('../../src/evaluation/judging/rejection.ts')} */
const { isRejected } = await tsImport('../../src/evaluation/judging/rejection.ts', import.meta.url);
/** @type {typeof import('../../src/evaluation/answers/article-names.ts')} */
const { isNamed } = await tsImport(
  '../../src/evaluation/answers/article-names.ts',
  import.meta.url,
);

/**
 * What promptfoo gives an assertion, as far as it is used: what `provider.mjs` told of the answer,
 * and what the case expects.
 * @typedef {object} AssertionContext
 * @property {import('./provider.mjs').AnswerMetadata} metadata
 * @property {Expected} [config]
 */

/**
 * @typedef {object} Expected
 * @property {string[]} [alternatives]
 * @property {string[]} [articles]
 * @property {string[]} [articleIds]
 * @property {string} [rejected]
 */

/** @typedef {{ pass: boolean, score: number, reason: string }} GradingResult */

/**
 * Whether one sentence of the answer states the fact in one of its notations.
 * @param {string} _output
 * @param {AssertionContext} context
 * @returns {GradingResult}
 */
export function states(_output, { metadata, config }) {
  if (metadata.status !== 'answered') return graded(false, '应作答而拒答');
  const alternatives = config?.alternatives ?? [];
  const isStated = metadata.statements.some(({ text }) => containsFact(text, alternatives));
  return graded(isStated, `${isStated ? '有' : '缺少'}：${alternatives[0]}`);
}

/**
 * Whether one of the articles is cited: by their ids where both sides tell them, else as far as
 * the headline and the beginning of the quotation show it.
 * @param {string} _output
 * @param {AssertionContext} context
 * @returns {GradingResult}
 */
export function cites(_output, { metadata, config }) {
  const { articles = [], articleIds } = config ?? {};
  const isCited = metadata.citations.some(({ articleId, headline, quote }) => {
    if (articleIds !== undefined && articleId !== undefined) return articleIds.includes(articleId);
    const shown = { text: quote, ...(headline === null ? {} : { headline }) };
    return articles.some((name) => isNamed(shown, name));
  });
  return graded(isCited, isCited ? '出处对' : '出处不在所列文章之内');
}

/**
 * Whether there is no answer.
 * @param {string} _output
 * @param {AssertionContext} context
 * @returns {GradingResult}
 */
export function refuses(_output, { metadata }) {
  const isRefused = metadata.status === 'abstained';
  return graded(isRefused, isRefused ? '拒答' : '应拒答而作答');
}

/**
 * Whether the answer is another one than readers rejected.
 * @param {string} output
 * @param {AssertionContext} context
 * @returns {GradingResult}
 */
export function differsFrom(output, { metadata, config }) {
  const { status, statements } = metadata;
  const given = {
    status,
    text: output,
    statements: statements.map(({ short, ...rest }) => ({ ...rest, isShort: short })),
    citations: [],
  };
  const isSame = isRejected(config?.rejected ?? '', given);
  return graded(!isSame, isSame ? '读者否定过的回答又出现了' : '与读者否定过的不同');
}

/**
 * @param {boolean} pass
 * @param {string} reason
 * @returns {GradingResult}
 */
function graded(pass, reason) {
  return { pass, score: pass ? 1 : 0, reason };
}
