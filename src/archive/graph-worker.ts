import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { openDatabaseReadOnly } from './database.ts';
import { GraphBuild } from './graph-build.ts';
import { type GraphNews, type GraphTask, graphOrder, toNews } from './graph-thread.ts';
import { VectorStore } from './vector-store.ts';

/** The thread's side of `GraphThread`: follows its orders one after the other. */
function work(task: GraphTask, port: MessagePort): void {
  const tell = (news: GraphNews) => port.postMessage(news);
  const database = openDatabaseReadOnly(task.databasePath);
  const store = new VectorStore(database, task.dimensions);
  const hurry = new AbortController();
  let build = GraphBuild.start({ ...task, store });
  port.on('message', (message: unknown) => {
    const order = graphOrder.parse(message);
    if ('save' in order && order.save === 'now') hurry.abort();
    build = build.then(async (graph) => {
      if ('upTo' in order)
        await graph.addUpTo(order.upTo, hurry.signal, (added) => tell({ added }));
      else tell({ saved: await graph.save() });
      return graph;
    });
    build.catch((error: unknown) => tell(toNews(error)));
  });
  port.on('close', () => database.close());
}

if (parentPort) work(workerData, parentPort);
