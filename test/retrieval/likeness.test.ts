import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Likeness } from '../../src/retrieval/likeness.ts';

const words = ['茶叶', '产量', '大桥', '通车', '市长', '，', '2024', 'a', ' '];
const anyText = fc
  .array(fc.constantFrom(...words), { maxLength: 12 })
  .map((chosen) => chosen.join(''));

describe('how much a text means the same as a question', () => {
  it('is greatest for the question itself', () => {
    const likeness = new Likeness('云岭镇茶叶产量多少', []);
    const itself = likeness.ofText('云岭镇茶叶产量多少');
    expect(itself).toBeCloseTo(1, 5);
    expect(likeness.ofText('云岭镇今年采茶320吨')).toBeLessThan(itself);
  });

  it('is more for the same in other words than for something else', () => {
    const likeness = new Likeness('大桥什么时候建成？', []);
    expect(likeness.ofText('大桥将于8月竣工通车。')).toBeGreaterThan(
      likeness.ofText('会议听取了财政预算报告。'),
    );
  });

  it('is told of each word by the most similar word of the text', () => {
    const likeness = new Likeness('医院启用', ['医院', '启用']);
    const [hospital = 0, opening = 0] = likeness.ofWords('县医院新楼投入使用');
    expect(hospital).toBeCloseTo(1, 5);
    expect(opening).toBeGreaterThan(0);
    expect(opening).toBeLessThan(1);
  });

  it('is nothing where there are no words', () => {
    expect(new Likeness('茶叶', []).ofWords('茶叶丰收')).toEqual([]);
    expect(new Likeness('茶叶', ['茶叶', '丰收']).ofWords('')).toEqual([0, 0]);
    expect(new Likeness('', []).ofText('茶叶丰收')).toBeGreaterThanOrEqual(0);
  });

  it('is a number from 0 to 1, and always the same', () => {
    fc.assert(
      fc.property(anyText, anyText, (question, text) => {
        const likeness = new Likeness(question, ['茶叶', '大桥']);
        const degrees = [likeness.ofText(text), ...likeness.ofWords(text)];
        for (const degree of degrees) {
          expect(degree).toBeGreaterThanOrEqual(0);
          expect(degree).toBeLessThanOrEqual(1.000_01);
        }
        expect(new Likeness(question, ['茶叶', '大桥']).ofWords(text)).toEqual(degrees.slice(1));
      }),
      { numRuns: 50 },
    );
  });
});
