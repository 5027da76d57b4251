const answerWord = /^(?:不?是|不?对|是的|否|没?有)[。.]?$/u;

/** Whether a text does nothing but affirm or deny a question: 是, 不是, 没有. */
export function isAnswerWord(text: string): boolean {
  return answerWord.test(text.trim());
}
