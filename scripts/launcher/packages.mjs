/** These load compiled code, or start a program, from their own folders. */
export const nativePackages = ['better-sqlite3', 'esbuild', 'hnswlib-node', '@node-rs/jieba'];

/** Where language models are called. */
const modelFolder = /[\\/]src[\\/]answering[\\/]writing[\\/]/u;

/**
 * Leaves LangChain out of the bundle where a language model is called. LangChain imports the
 * package of a provider by a name that no bundler sees, so it comes from node_modules; what meets
 * its classes has to be of the same copy.
 * @type {import('esbuild').Plugin}
 */
export const besideBundle = {
  name: 'beside-bundle',
  setup({ onResolve }) {
    onResolve({ filter: /^(?:@langchain\/|langchain(?:\/|$))/ }, ({ path, importer }) =>
      modelFolder.test(importer) ? { path, external: true } : undefined,
    );
  },
};
