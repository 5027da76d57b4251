import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openDatabaseReadOnly } from './database.ts';
import { GraphBuild } from './graph-build.ts';
import { type GraphNews, type GraphTask, graphOrder, toNews } from './graph-thread.ts';
import { VectorStore } from './vector-store.ts';

/** The thread's side of `GraphThread`: follows its orders one after the other. */
function work(task: GraphTask, port: MessagePort): void {
  const tell = (news: GraphNews) => port.postMessage(news);
  const hurry = new AbortController();
  let isSaving = false;
  let build = start(task);
  port.on('message', (message: unknown) => {
    const order = graphOrder.parse(message);
    if ('save' in order && order.save === 'now') hurry.abort();
    // A second order to save only hurries the first.
    if (isSaving) return;
    isSaving = 'save' in order;
    build = build.then(async (graph) => {
      if ('upTo' in order) {
        await graph.addUpTo(order.upTo, hurry.signal, (added) => tell({ added }));
      } else {
        tell({ saved: await graph.save() });
      }
      return graph;
    });
    build.catch((error: unknown) => tell(toNews(error)));
  });
}

async function start(task: GraphTask): Promise<GraphBuild> {
  const store = new VectorStore(openDatabaseReadOnly(task.databasePath), task.dimensions);
  return GraphBuild.start({ ...task, store });
}

if (parentPort) work(workerData, parentPort);
