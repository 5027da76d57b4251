import { describe, expect, it } from 'vitest';
import { findList } from '../../../../src/answering/findings/telling/list.ts';
import { findSpreadList } from '../../../../src/answering/findings/telling/list-spread.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { findIn, sentencesIn } from './sentences.ts';

describe('findList', () => {
  it('gives the items behind the word that rules them', () => {
    const text = '考察组一行来到云溪，围绕茶叶加工、竹木制品等产业，洽谈合作。';
    expect(findIn(findList, text, '考察组围绕哪些产业洽谈？')?.text).toBe('茶叶加工、竹木制品等');
  });

  it('gives quoted items that stand side by side', () => {
    const text = '街道组建“夕阳巡河队”“小手护绿站”2支志愿服务队。';
    expect(findIn(findList, text, '街道组建了哪两支志愿服务队？')?.text).toBe(
      '“夕阳巡河队”“小手护绿站”',
    );
  });

  it('gives the list with as many items as are asked for', () => {
    const text = '全镇推广水稻、油菜、小麦轮作，坚持早部署、早落实，提高收成。';
    expect(findIn(findList, text, '全镇坚持哪两早？')?.text).toBe('早部署、早落实');
  });

  it('gives clauses that are built alike', () => {
    const text = '他认为，办好合作社，起步靠能人，发展靠制度，长久靠人心。';
    expect(findIn(findList, text, '办好合作社分别靠什么？')?.text).toContain(
      '起步靠能人，发展靠制度，长久靠人心',
    );
  });

  it('gives quoted heads of clauses with what is said between them left out', () => {
    const text = '“派工单”，写明谁来做；“验收单”，写明做得怎样；“回访单”，写明住户的意见。';
    const found = findIn(findList, text, '是哪三单？');
    expect(found?.text).toBe('“派工单”、“验收单”、“回访单”');
    expect(found?.spans).toHaveLength(3);
  });

  it('holds a list in the words of the question for surer than another', () => {
    const asked = '产业园重点发展哪些产业？';
    const sure = findIn(findList, '产业园重点发展纺织、陶瓷、家具等产业。', asked);
    const other = findIn(findList, '她买了苹果、梨和桃子回家。', asked);
    expect(sure?.fit).toBeGreaterThan(0.7);
    expect(other?.fit ?? 0).toBeLessThan(0.45);
  });

  it('finds nothing in a sentence without items', () => {
    expect(findIn(findList, '公路昨日通车。', '通车的有哪些公路？')).toBeUndefined();
  });

  it('does not take 和平 for a joint of two items', () => {
    expect(findIn(findList, '他一生热爱和平。', '他一生热爱哪些？')).toBeUndefined();
  });
});

describe('findSpreadList', () => {
  it('gathers the items that each open a sentence with the head word', () => {
    const text =
      '林晓雨强调，要稳生产、保供应。菜价近来上涨。林晓雨要求，要稳市场、惠民生。林晓雨强调，要稳就业、促增收。';
    const found = findSpreadList(sentencesIn(text), analyseQuestion('林晓雨提了哪三个“稳”？'));
    expect(found?.text).toBe('稳生产、稳市场、稳就业');
    expect(found?.sentences).toHaveLength(3);
  });

  it('gathers short sentences that end in the noun asked for', () => {
    const text =
      '推行上门服务。老人不出门就能办证。开展预约服务。周末也有人值班。做实代办服务。村里有专人跑腿。';
    const found = findSpreadList(sentencesIn(text), analyseQuestion('大厅有哪几种服务办法？'));
    expect(found?.text).toBe('推行上门服务、开展预约服务、做实代办服务');
  });

  it('gathers what is demanded of each thing that the question names', () => {
    const text = '选种要“早”，三月定下。育苗要“壮”，不施急肥。插秧要“匀”，不留空当。';
    const question = analyseQuestion('会上对选种、育苗、插秧各提了什么要求？');
    expect(findSpreadList(sentencesIn(text), question)?.text).toBe(
      '选种要“早”；育苗要“壮”；插秧要“匀”',
    );
  });

  it('gives nothing where there are fewer items than were asked for', () => {
    const text = '林晓雨强调，要稳生产、保供应。林晓雨要求，要稳市场、惠民生。';
    expect(
      findSpreadList(sentencesIn(text), analyseQuestion('林晓雨提了哪三个“稳”？')),
    ).toBeUndefined();
  });
});
