import { openEmbeddingModel } from '../../src/embedding/model.ts';
import { describeEmbeddings } from '../contract/embeddings.contract.ts';
import { EmbeddingServer, servedModel } from '../support/embedding-server.ts';

describeEmbeddings('the built-in model', async () => openEmbeddingModel('builtin'));

describeEmbeddings('a model of Ollama', async () => {
  const { ollamaUrl } = await EmbeddingServer.start();
  return openEmbeddingModel(`ollama:${servedModel}`, { ollamaBaseUrl: ollamaUrl });
});

describeEmbeddings('a model of a server that speaks OpenAI’s protocol', async () => {
  const { openaiUrl } = await EmbeddingServer.start();
  return openEmbeddingModel(`openai:${servedModel}`, { openaiBaseUrl: openaiUrl });
});

describeEmbeddings('a model of a server that takes few texts at once', async () => {
  const { openaiUrl } = await EmbeddingServer.start({ mostTexts: 10 });
  return openEmbeddingModel(`openai:${servedModel}`, { openaiBaseUrl: openaiUrl });
});
