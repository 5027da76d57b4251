import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { failing, ok, warning } from '../../../scripts/doctor/check.ts';
import {
  type DoneGroup,
  formatGroup,
  formatSummary,
  isReady,
  toJson,
} from '../../../scripts/doctor/report.ts';
import { withoutSecrets } from '../../../scripts/doctor/secrets.ts';
import { plainLook } from '../../../src/surfaces/terminal/text/screen.ts';
import { taggedLook } from '../../surfaces/terminal/tagged-look.ts';

const sound: DoneGroup = { title: '程序', checks: [ok('Node', '20.1.0。')] };
const late: DoneGroup = {
  title: '档案',
  checks: [warning('更新', '版面有变动。', '请运行 npm run embed。')],
};
const broken: DoneGroup = {
  title: '嵌入',
  checks: [failing('嵌入模型', '连不上。', '请启动 Ollama。')],
};

describe('the report', () => {
  test('has a line for each check, with a sign, a word and what to do', () => {
    expect(formatGroup(sound, plainLook)).toBe('程序\n  ✓ 好    Node：20.1.0。');
    expect(formatGroup(late, plainLook)).toBe(
      '档案\n  ！注意  更新：版面有变动。请运行 npm run embed。',
    );
    expect(formatGroup(broken, plainLook)).toBe(
      '嵌入\n  ✗ 不行  嵌入模型：连不上。请启动 Ollama。',
    );
  });

  test('colours the signs by how a check came out', () => {
    expect(formatGroup(broken, taggedLook)).toContain('<failure>✗ 不行</failure>');
    expect(formatGroup(late, taggedLook)).toContain('<caution>！注意</caution>');
    expect(formatGroup(sound, taggedLook)).toContain('<certain>✓ 好</certain>');
  });

  test.each([40, 120])('fits a terminal of %i columns', (width) => {
    const checks = [failing('磁盘', '剩下的地方不够'.repeat(20), '请腾出空间。')];
    const lines = formatGroup({ title: '档案', checks }, { ...plainLook, width }).split('\n');
    expect(lines.length).toBeGreaterThan(3);
    expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
  });

  test('shows nothing that a terminal obeys', () => {
    const checks = [ok('位置', '甲\u001b[2J乙\n丙')];
    expect(formatGroup({ title: '版面', checks }, plainLook)).toMatch(/甲乙 丙$/u);
  });

  test('ends with what to do first, errors before warnings', () => {
    expect(formatSummary([sound], plainLook)).toBe('一切就绪。运行 npm start 提问。');
    expect(formatSummary([sound, late], plainLook)).toBe(
      '可以使用，1 处请注意。下一步：更新，请运行 npm run embed。',
    );
    expect(formatSummary([late, broken, sound], plainLook)).toBe(
      '1 处要处理，1 处请注意。下一步：嵌入模型，请启动 Ollama。',
    );
    expect([isReady([sound, late]), isReady([sound, broken])]).toEqual([true, false]);
  });

  test('is one object for other programs', () => {
    expect(JSON.parse(toJson([sound, broken]))).toEqual({
      checks: [
        { group: '程序', name: 'Node', state: 'ok', detail: '20.1.0。' },
        {
          group: '嵌入',
          name: '嵌入模型',
          state: 'error',
          detail: '连不上。',
          remedy: '请启动 Ollama。',
        },
      ],
    });
  });

  test('holds no key and no token, whoever said it', () => {
    const check = failing('语言模型', '服务器说 sk-hidden-1 不对。', '请换掉 12:hidden-2。');
    const clean = withoutSecrets(check, {
      environment: { OPENAI_API_KEY: 'sk-hidden-1' },
      fileVariables: { TELEGRAM_BOT_TOKEN: '12:hidden-2' },
    });
    expect(clean).toEqual(failing('语言模型', '服务器说 … 不对。', '请换掉 …。'));
  });
});
