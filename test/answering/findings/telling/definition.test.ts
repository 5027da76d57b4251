import { describe, expect, it } from 'vitest';
import { findDefinition } from '../../../../src/answering/findings/telling/definition.ts';
import { findIn } from './sentences.ts';

describe('findDefinition', () => {
  it('gives what stands behind 即', () => {
    const text = '南山县推行“三不两直”巡查法，即不发通知、不打招呼、不听汇报，直奔基层、直插现场。';
    const found = findIn(findDefinition, text, '什么是“三不两直”？');
    expect(found?.text).toMatch(/^不发通知、不打招呼、不听汇报/u);
    expect(found?.fit).toBeGreaterThan(0.9);
  });

  it('gives the predicate of the thing that is asked about', () => {
    const text = '据了解，清源科技是一家专门生产净水设备的企业。';
    const found = findIn(findDefinition, text, '清源科技是做什么的？');
    expect(found?.text).toBe('一家专门生产净水设备的企业');
    expect(found?.fit).toBeGreaterThan(0.7);
  });

  it('is less sure where the thing is not the subject', () => {
    const asked = '清源科技是什么企业？';
    const subject = findIn(findDefinition, '清源科技是净水设备企业。', asked);
    const object = findIn(findDefinition, '三年前他离开省城加入清源科技是个大胆的决定。', asked);
    expect(object?.fit ?? 0).toBeLessThan(subject?.fit ?? 0);
  });

  it('gives the long name before the short one in brackets', () => {
    const text = '南山县中小企业服务中心（以下简称“企服中心”）昨日揭牌。';
    expect(findIn(findDefinition, text, '“企服中心”是什么？')?.text).toBe('南山县中小企业服务中心');
  });

  it('gives the attribute of the owner that the question names', () => {
    const text = '先后建成以“茶园民宿”为定位的石桥村，以“渔家乐”为定位的柳湾村。';
    expect(findIn(findDefinition, text, '柳湾村的定位是什么？')?.text).toBe('“渔家乐”');
  });

  it('finds nothing where the thing is only mentioned', () => {
    expect(
      findIn(findDefinition, '记者昨日走访了清源科技。', '清源科技是做什么的？'),
    ).toBeUndefined();
  });
});
