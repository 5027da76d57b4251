import { describe, expect, it } from 'vitest';
import { inFewWords, quoted, story, told } from './asking.ts';

const bridge = story(
  '澄江大橋昨日通車',
  '澄江大橋昨日正式通車，全長4.2公里，總投資18.6億元，由澄江市路橋公司承建。澄江市市長林國棟到現場察看，他說，大橋雙向六車道，將縮短兩岸往來時間約二十分鐘。',
  '2023-05-12',
);
const school = story(
  '東湖小學辦科技節',
  '東湖小學第七屆科技節5月10日開幕，來自全市23所學校的1860名學生參加。該校校長黃志明主持開幕式。',
  '2023-05-12',
);

describe('a page in traditional characters', () => {
  it.each([
    ['澄江大桥全长多少公里？', '4.2公里'],
    ['澄江大橋全長多少公里？', '4.2公里'],
    ['澄江大桥总投资多少？', '18.6亿元'],
    ['澄江大橋由誰承建？', '澄江市路桥公司'],
    ['澄江市市长是谁？', '林国栋'],
    ['东湖小学科技节有多少名学生参加？', '1860名学生'],
    ['东湖小学科技节哪天开幕？', '5月10日'],
  ])('is read like any other, and quoted as printed: %s', async (question, expected) => {
    const answer = await told(question, bridge, school);
    expect(inFewWords(answer).join()).toContain(expected);
    expect(quoted(answer)).toMatch(/[長資億橋國學開]/u);
    expect(answer.citations.map(({ headline }) => headline).join()).toMatch(/[橋學]/u);
  });
});
