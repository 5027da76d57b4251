import { z } from 'zod';
import type { ChunkSettings } from '../corpus/chunk.ts';
import type { EmbeddingModel, OpenedModel } from '../embedding/model.ts';
import { ArchiveError } from './archive-error.ts';
import type { Connection } from './database.ts';
import { damagedArchive } from './database-error.ts';
import type { GraphFile } from './graph-file.ts';
import { schemaVersion } from './schema.ts';

/** What shapes an archive; one that was built with other settings cannot be used. */
export interface ArchiveSettings {
  readonly model: EmbeddingModel;
  readonly chunks: ChunkSettings;
  /** Version of the rules by which pages become articles. */
  readonly segmentation: string;
}

/** To open an archive it need not be known how long the model's vectors are: the manifest says it. */
export interface OpeningSettings extends Omit<ArchiveSettings, 'model'> {
  readonly model: OpenedModel;
}

/** The graph file that was saved last, and what it holds. */
export interface GraphRecord extends GraphFile {
  /** It holds no chunk above this one, and all below that were there when it was made. */
  readonly lastChunk: number;
  /** How many chunks it took in, deleted ones among them. */
  readonly count: number;
}

/** Checks the record of a graph, as it is stored and as a thread sends it. */
export const graphRecord = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().nonnegative(),
  lastChunk: z.number().int().nonnegative(),
  count: z.number().int().nonnegative(),
});

/** A draft begins with nothing, or with a copy of the archive as it was. */
export type DraftOrigin = 'nothing' | 'archive';

/** What the archive says of itself: its settings, its generation and the graph that belongs to it. */
export class Manifest {
  readonly #get;
  readonly #set;
  readonly #forget;

  constructor(database: Connection) {
    this.#get = database.prepare<[string], { value: string }>(
      'SELECT value FROM manifest WHERE key = ?',
    );
    this.#set = database.prepare<[string, string]>(
      'INSERT INTO manifest (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    );
    this.#forget = database.prepare<[string]>('DELETE FROM manifest WHERE key = ?');
  }

  /** Writes the settings of a new archive. */
  initialize(settings: ArchiveSettings): void {
    for (const { key, value } of describe(settings)) this.#set.run(key, value);
    this.#set.run('generation', '0');
  }

  /** Throws `archive`, naming the first setting that differs from the one the archive was built with. */
  check(settings: OpeningSettings): void {
    for (const { key, label, value } of describe(settings)) {
      const stored = this.#get.get(key)?.value ?? '未知';
      if (stored !== value) throw mismatch(label, value, stored);
    }
  }

  /** The length of the archive's vectors. */
  get dimensions(): number {
    const dimensions = Number(this.#get.get('dimensions')?.value);
    if (!Number.isSafeInteger(dimensions) || dimensions < 1) throw damagedArchive();
    return dimensions;
  }

  /** Counts the changes of the archive's content. */
  get generation(): number {
    const generation = Number(this.#get.get('generation')?.value);
    if (!Number.isSafeInteger(generation)) throw damagedArchive();
    return generation;
  }

  /** To be called in the transaction of every change of the content or of the graph. */
  advance(): void {
    this.#set.run('generation', String(this.generation + 1));
  }

  /** The graph that was saved last; nothing where none was, or where its record cannot be read. */
  get graph(): GraphRecord | undefined {
    const value = this.#get.get('graph')?.value;
    return value === undefined ? undefined : parseGraphRecord(value);
  }

  /** What a draft was begun with. */
  get draftOrigin(): string | undefined {
    return this.#get.get('draft-origin')?.value;
  }

  set draftOrigin(origin: DraftOrigin) {
    this.#set.run('draft-origin', origin);
  }

  /** To be called when a draft is done. */
  forgetDraftOrigin(): void {
    this.#forget.run('draft-origin');
  }

  recordGraph(record: GraphRecord): void {
    this.#set.run('graph', JSON.stringify(record));
  }
}

/** An unreadable record is no worse than none: the graph is built from the stored vectors. */
function parseGraphRecord(value: string): GraphRecord | undefined {
  try {
    return graphRecord.safeParse(JSON.parse(value)).data;
  } catch {
    return undefined;
  }
}

function describe({ model, chunks, segmentation }: OpeningSettings) {
  const { dimensions } = model;
  return [
    { key: 'schema', label: '档案格式', value: String(schemaVersion) },
    { key: 'embedding-model', label: '嵌入模型', value: model.id },
    ...(dimensions === undefined
      ? []
      : [{ key: 'dimensions', label: '向量维数', value: String(dimensions) }]),
    { key: 'max-chunk-chars', label: '段落长度', value: String(chunks.maxChunkChars) },
    { key: 'segmentation', label: '版面切分规则', value: segmentation },
  ];
}

function mismatch(label: string, now: string, then: string): ArchiveError {
  return new ArchiveError({
    message: (archive) => `${archive}是用别的设置建立的（${label}：现在 ${now}，原来 ${then}）。`,
    remedy: (embed) => `请运行 ${embed('--rebuild')} 重新建立。`,
    isMismatch: true,
  });
}
