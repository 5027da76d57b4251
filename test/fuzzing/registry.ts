import type { FuzzTarget } from './target.ts';
import { answerTargets } from './targets/answers.ts';
import { archiveTargets } from './targets/archive.ts';
import { chatTargets } from './targets/chat.ts';
import { corpusFiles } from './targets/corpus-files.ts';
import { corpusPages } from './targets/corpus-pages.ts';
import { embeddingTargets } from './targets/embedding.ts';
import { evaluationTargets } from './targets/evaluation.ts';
import { keyboardTargets } from './targets/keyboard.ts';
import { languageQuestions } from './targets/language-questions.ts';
import { languageText } from './targets/language-text.ts';
import { languageValues } from './targets/language-values.ts';
import { scriptTargets } from './targets/scripts.ts';
import { settingsAndNetwork } from './targets/settings-and-network.ts';
import { storageTargets } from './targets/storage.ts';
import { telegramHandler } from './targets/telegram-handler.ts';
import { telegramIncoming } from './targets/telegram-incoming.ts';
import { terminalTargets } from './targets/terminal.ts';
import { verifyingTargets } from './targets/verifying.ts';
import { writingTargets } from './targets/writing.ts';

/** So many inputs each target gets in a full run. */
const fullInputs = 10_000;

/** Every parser of what comes from outside, room by room. */
export const fuzzTargets: readonly FuzzTarget[] = [
  ...languageValues,
  ...languageText,
  ...languageQuestions,
  ...corpusFiles,
  ...corpusPages,
  ...settingsAndNetwork,
  ...embeddingTargets,
  ...archiveTargets,
  ...storageTargets,
  ...answerTargets,
  ...verifyingTargets,
  ...writingTargets,
  ...chatTargets,
  ...telegramIncoming,
  ...telegramHandler,
  ...keyboardTargets,
  ...terminalTargets,
  ...evaluationTargets,
  ...scriptTargets,
];

/** The table of all targets in Markdown, as the README has it. */
export function targetTable(): string {
  const rows = fuzzTargets.map(({ name, files, promise }) => {
    const sources = files.map((file) => `\`${file}\``).join(' ');
    return `| ${name} | ${sources} | ${promise} | ${fullInputs.toLocaleString('en')} |`;
  });
  return [
    '| parser | source | what must hold | inputs |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}
