import { describe, expect, it } from 'vitest';
import { ArticleReading } from '../../../../src/answering/evidence/article-reading.ts';
import type { Finding } from '../../../../src/answering/findings/finding.ts';
import { findOrganisation } from '../../../../src/answering/findings/names/organisation.ts';
import { analyseQuestion } from '../../../../src/language/question.ts';
import { articleOf } from '../../../support/indexed.ts';

function find(text: string, question: string): Finding | undefined {
  const [sentence] = new ArticleReading(articleOf('一则消息', text), []).sentences;
  if (!sentence) throw new Error('no sentence');
  return findOrganisation(sentence, analyseQuestion(question));
}

describe('findOrganisation', () => {
  it('gives a list of those who spoke whole', () => {
    const text = '会上，东岭镇、南沟管理区、县医保局和供电公司负责人分别作交流发言。';
    expect(find(text, '会上哪些单位作了交流发言？')?.text).toBe(
      '东岭镇、南沟管理区、县医保局和供电公司',
    );
  });

  it('tells apart who did what in one sentence', () => {
    const text = '晨光集团上榜创新名单，远山电子获得技改资金，长风制药成功申报示范项目。';
    expect(find(text, '哪家企业获得技改资金？')?.text).toBe('远山电子');
    expect(find(text, '哪家企业上榜创新名单？')?.text).toBe('晨光集团');
  });

  it('follows the word that leads to it', () => {
    const text = '近日，东城街道联合县人社局举办招聘会。';
    expect(find(text, '东城街道和哪个部门联合举办招聘会？')?.text).toBe('县人社局');
  });

  it('finds companies by what a list is called', () => {
    const text = '上半年，青河县携手远山国贸、晨光、中岭等企业搭建供应平台。';
    expect(find(text, '青河县和哪些企业搭建供应平台？')?.text).toBe('远山国贸、晨光、中岭');
  });

  it('gives each organisation of a question that asks twice', () => {
    const text = '这次展销会由县商务局指导、县供销社联合会主办。';
    expect(find(text, '展销会由谁指导、由谁主办？')?.text).toContain('县商务局');
  });

  it('does not give those that the question names', () => {
    const text = '县教育局举办教师培训。';
    expect(find(text, '县教育局和哪个部门举办培训？')).toBeUndefined();
  });

  it('finds nothing where no organisation stands', () => {
    expect(find('今年雨水充足，稻谷长势喜人。', '哪个部门主办？')).toBeUndefined();
  });
});
