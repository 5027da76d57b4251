import { openEmbeddingModel } from '../../../../src/embedding/model.ts';

/** The embedding that everything here is measured with. */
export const model = openEmbeddingModel('builtin');
