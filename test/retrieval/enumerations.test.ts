import { describe, expect, it } from 'vitest';
import { analyseQuestion } from '../../src/language/question.ts';
import { leavesTermOpen, listsAttendants } from '../../src/retrieval/enumerations.ts';

describe('the list of those who were there', () => {
  it.each([
    ['哪些领导参加了青河治水会议？', '市领导马清风、白玉山、方远参加会议。', true],
    ['青河治水会议谁列席？', '市水务局、市农业局负责人列席会议。', true],
    ['青河治水会议谁列席？', '市领导马清风、白玉山参加会议。', false],
    ['青河治水会议上谁发言？', '城东镇、城西镇作交流发言。', true],
    ['哪些领导参加了青河治水会议？', '会议研究了治水、修路两件事。', false],
    ['青河治水会议几人参加？', '市领导马清风、白玉山参加会议。', false],
  ])('for %s: %s — %s', (asked, sentence, expected) => {
    expect(listsAttendants(sentence, analyseQuestion(asked))).toBe(expected);
  });
});

describe('a quoted term that is asked for', () => {
  it.each([
    ['“四通”具体是哪四个？', '青河市打好“四通”攻坚战。', true],
    ['“四通”具体是哪四个？', '青河市大力修路。', true],
    ['“四通”具体是哪四个？', '“四通”即通路、通水、通电、通网。', false],
    ['“四通”工程是哪些单位承建的？', '青河市打好“四通”攻坚战。', false],
    ['青河市修了哪些路？', '青河市修了东路和西路。', false],
  ])('for %s: %s — left open: %s', (asked, sentence, expected) => {
    expect(leavesTermOpen(sentence, analyseQuestion(asked))).toBe(expected);
  });
});
