import { beforeAll, describe, expect, test } from 'vitest';
import { askerInProcess } from '../../../scripts/evaluation/worker-process.ts';
import type { Config } from '../../../src/config.ts';
import { newsroomConfig } from '../../support/newsroom.ts';

describe('a process that answers', () => {
  let config: Config;

  beforeAll(async () => {
    config = await newsroomConfig();
  });

  test('that cannot open the archive fails each question in one sentence', async () => {
    const { ask, close } = askerInProcess({ ...config, archiveDirectory: '/nowhere/at/all' }, true);
    await expect(ask('青河大桥全长多少公里？')).rejects.toThrow(/\p{sc=Han}/u);
    await expect(ask('工期呢？')).rejects.toThrow(/\p{sc=Han}/u);
    await close();
  });

  test('keeps a conversation; killed, it fails its question and the rest of that, and another one answers the next', async () => {
    const { ask, close, kill } = askerInProcess(config, true);
    const session = 's';
    await ask('南坪水库除险加固工程总投资是多少？', { session });
    expect((await ask('工期呢？', { session })).text).toContain('18个月');
    const failed = ask('总投资呢？', { session });
    kill('SIGKILL');
    await expect(failed).rejects.toThrow('作答的进程意外结束');
    await expect(ask('工期呢？', { session })).rejects.toThrow('这段对话的前文没有了');
    expect((await ask('青河大桥全长多少公里？')).text).toContain('3.6公里');
    await close();
    await close();
  });

  test('goes on after a question that was stopped, and answers the next with its own answer', async () => {
    const { ask, close } = askerInProcess(config, true);
    const stopped = new AbortController();
    const asked = ask('青河大桥全长多少公里？', { signal: stopped.signal });
    stopped.abort();
    await expect(asked).rejects.toThrow();
    expect((await ask('云岭镇新种茶树多少亩？')).text).toContain('2300亩');
    await close();
  });

  test('that hangs is ended all the same', async () => {
    const { ask, close, kill } = askerInProcess(config, true);
    await ask('青河大桥全长多少公里？');
    kill('SIGSTOP');
    await close();
  });
});
