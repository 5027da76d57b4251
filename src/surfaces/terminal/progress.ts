import { SingleBar } from 'cli-progress';

/** Shows how far a build is: a bar on a terminal, a plain line now and then elsewhere. */
export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

const plainIntervalMs = 2_000;

/** Progress on a stream, usually standard error. */
export function createProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? barOn(stream) : plainLinesOn(stream);
}

function barOn(stream: NodeJS.WriteStream): Progress {
  const bar = new SingleBar({
    stream,
    format: '建立档案 {bar} {value}/{total} 个文件，还需约 {eta} 秒',
    hideCursor: true,
    clearOnComplete: true,
  });
  let isStarted = false;
  return {
    update(done, total) {
      if (!isStarted) bar.start(total, done);
      isStarted = true;
      bar.update(done);
    },
    stop() {
      if (isStarted) bar.stop();
    },
  };
}

function plainLinesOn(stream: NodeJS.WriteStream): Progress {
  let lastLineAt = 0;
  return {
    update(done, total) {
      const now = performance.now();
      if (done < total && now - lastLineAt < plainIntervalMs) return;
      lastLineAt = now;
      stream.write(`建立档案：${done}/${total} 个文件\n`);
    },
    stop() {},
  };
}
