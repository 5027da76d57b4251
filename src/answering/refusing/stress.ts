const denial = /(?:不会?|没有?|未能?|尚未|并未|从未)(?<deed>[\u4e00-\u9fff]{2})/gu;

/** 产能不会减少 is no answer to who said that it will: what is denied there is not denied by the question. */
function isDeniedThere(question: string, sentence: string): boolean {
  if (/[不没未无]/u.test(question) || !/谁|哪/u.test(question)) return false;
  return [...sentence.matchAll(denial)].some(
    ({ groups }) => groups?.deed !== undefined && question.includes(groups.deed),
  );
}

const most = /最(?=[多高大少低快早晚长短好])/u;
const saysMost = /最|第一|居首|首位|冠军|之首|榜首/u;
const denied = /(?:没有?|尚?未)(?<deed>[\u4e00-\u9fff]{2})/u;

/**
 * Whether a question stresses what a normalised sentence does not say: that something is the most, that
 * it is not so; or leaves out a denial that the sentence makes. Giving is not yet giving the most.
 */
export function lacksStress(question: string, sentence: string): boolean {
  if (most.test(question) && !/最新|最近/u.test(question) && !saysMost.test(sentence)) return true;
  if (isDeniedThere(question, sentence)) return true;
  const deed = /吗[？?]?$|有没有/u.test(question) ? undefined : denied.exec(question)?.groups?.deed;
  if (deed === undefined) return false;
  const isSaid = ['没', '没有', '未', '未能', '不', '尚未'].some((not) =>
    sentence.includes(not + deed),
  );
  return !isSaid && !sentence.includes('缺席');
}
