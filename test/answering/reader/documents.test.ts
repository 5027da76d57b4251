import { describe, expect, it, onTestFinished } from 'vitest';
import { type Answer, citationsOf } from '../../../src/answering/answer.ts';
import { openApp } from '../../../src/app.ts';
import { readConfig } from '../../../src/config.ts';
import type { DocumentRecord } from '../../../src/corpus/record.ts';
import { citationLine } from '../../../src/surfaces/wording/citation-line.ts';
import { temporaryFolder } from '../../support/indexed.ts';

const documents: readonly DocumentRecord[] = [
  {
    id: 'bridge',
    text: '青河大桥建成通车\n本报讯（记者周小川）青河大桥8月12日建成通车，全长3.6公里，总投资12.5亿元，由清河路桥公司承建。',
    date: '2024-08-12',
    publication: '青河日报',
  },
  {
    id: 'tea',
    text: '云岭镇新种茶树\n本报讯（记者李向阳）云岭镇今年春天新种茶树2300亩，带动480户农户增收。',
    date: '2024-04',
  },
];

describe('a question that comes with its documents', () => {
  it('is answered first in few words, then with the sentence and where it stands', async () => {
    const answer = await askOver('青河大桥全长多少公里？');
    expect(answer).toMatchObject({
      status: 'answered',
      confidence: expect.stringMatching(/^(?:certain|likely)$/u),
      statements: [
        { text: expect.stringMatching(/^3\.6公里/u), isShort: true, markers: [1] },
        { text: expect.stringContaining('全长3.6公里'), markers: [1] },
      ],
    });
    const [citation, ...others] = citationsOf(answer);
    expect(others).toEqual([]);
    expect(citation && citationLine(citation)).toBe(
      '《青河大桥建成通车》，青河日报，2024年8月12日，bridge 第2行',
    );
  });

  it('is refused in the same way, saying that only these were searched', async () => {
    const answer = await askOver('南山机场什么时候通航？');
    expect(answer).toMatchObject({
      status: 'abstained',
      searched: expect.stringContaining('2篇报道'),
    });
  });

  it('is refused where there are none', async () => {
    const answer = await askOver('青河大桥全长多少公里？', []);
    expect(answer).toMatchObject({ status: 'abstained' });
  });
});

async function askOver(question: string, given = documents): Promise<Answer> {
  const app = await openApp(readConfig({}, await temporaryFolder()));
  onTestFinished(() => app.close());
  return (await app.ask(question, { documents: given })).answer;
}
