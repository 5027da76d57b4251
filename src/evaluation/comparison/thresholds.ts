import { readFileSync } from 'node:fs';
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { WenbaoError } from '../../errors.ts';
import { type CaseKind, caseKinds, unknownKind } from '../cases/kinds.ts';
import { chineseMessages, describeFirstIssue } from '../input/first-issue.ts';
import { type MeasureName, measureNames } from '../measures/measure.ts';
import type { Score, Scores } from '../scores/score.ts';
import { traitsOf } from '../scores/traits.ts';

const limitSchema = z.number({ error: '应是一个有限的数' }).optional();

const boundsSchema = z
  .strictObject(
    { min: limitSchema, max: limitSchema },
    { error: onlyFields('min 和 max', '应写成 {"min": 0.5} 这样') },
  )
  .refine(({ min, max }) => min !== undefined || max !== undefined, { error: '应写 min 或 max' })
  .refine(({ min, max }) => (min ?? -Infinity) <= (max ?? Infinity), { error: 'min 大于 max' });

type Bounds = z.infer<typeof boundsSchema>;

/** By name of the measure. */
const measuresSchema = recordOf(boundsSchema).superRefine((bounds, context) => {
  for (const [name, { min = 0, max = 0 }] of Object.entries(bounds)) {
    const known = measureNames.find((candidate) => candidate === name);
    const problem = known ? impossible(known, [min, max]) : unknownMeasure(name);
    if (problem !== undefined) context.addIssue({ code: 'custom', path: [name], message: problem });
  }
});

const noThreshold = '没有写任何门槛';

const measuresOfKindSchema = measuresSchema.refine(isFilled, { error: noThreshold });

const kindsSchema = recordOf(measuresOfKindSchema).superRefine((kinds, context) => {
  for (const kind of Object.keys(kinds).filter((name) => !isKind(name))) {
    context.addIssue({ code: 'custom', path: [kind], message: unknownKind(kind) });
  }
});

const thresholdsSchema = z
  .strictObject(
    {
      /** Over all cases. */
      measures: measuresSchema.default({}),
      /** Over the cases of a kind. */
      kinds: kindsSchema.default({}),
    },
    { error: onlyFields('measures 和 kinds', '应是一个对象') },
  )
  .refine(({ measures, kinds }) => [measures, ...Object.values(kinds)].some(isFilled), {
    error: noThreshold,
  });

/** What a run has to reach. Shares are from 0 to 1, times in milliseconds. */
export type Thresholds = z.infer<typeof thresholdsSchema>;

/** Whether a run keeps one bound. */
export interface ThresholdVerdict {
  readonly measure: MeasureName;
  /** Over the cases of this kind; over all cases where it is missing. */
  readonly kind?: string;
  readonly bound: 'min' | 'max';
  readonly limit: number;
  /** Absent where the measure says nothing of any case, which breaks the bound. */
  readonly value?: number;
  /** Of how many cases the measure says something. */
  readonly n: number;
  readonly isMet: boolean;
}

/**
 * Reads a file such as `{ "measures": { "right": { "min": 0.85 } }, "kinds": { "figure": … } }`.
 * @throws WenbaoError naming the file and its first field that is wrong
 */
export function readThresholds(path: string): Thresholds {
  const parsed = thresholdsSchema.safeParse(readJson(path), { error: chineseMessages });
  if (parsed.success) return parsed.data;
  throw thresholdsError(path, describeFirstIssue(parsed.error));
}

/**
 * Holds scores to all thresholds: first those over all cases, then those of each kind. A measure
 * without a value breaks its bounds, and so does a kind of which there are no cases.
 */
export function checkThresholds(
  scores: Scores,
  { measures, kinds }: Thresholds,
): readonly ThresholdVerdict[] {
  const ofKinds = Object.entries(kinds).flatMap(([kind, bounds]) => {
    const found = scores.kinds.find((candidate) => candidate.kind === kind);
    return verdictsOn(found?.scores ?? [], bounds).map((verdict) => ({ ...verdict, kind }));
  });
  return [...verdictsOn(scores.all, measures), ...ofKinds];
}

function verdictsOn(
  scores: readonly Score[],
  bounds: Readonly<Record<string, Bounds>>,
): ThresholdVerdict[] {
  return measureNames.flatMap((measure) => {
    const limits = bounds[measure] ?? {};
    const { n, value } = scores.find((score) => score.measure === measure) ?? { n: 0 };
    const figure = n > 0 && value !== undefined ? { n, value } : { n };
    return (['min', 'max'] as const).flatMap((bound) => {
      const limit = limits[bound];
      if (limit === undefined) return [];
      return [{ measure, bound, limit, ...figure, isMet: isKept(bound, limit, figure.value) }];
    });
  });
}

/** Means are sums of fractions, which may be off in their last digits. */
const tolerance = 1e-9;

function isKept(bound: 'min' | 'max', limit: number, value: number | undefined): boolean {
  if (value === undefined) return false;
  return bound === 'min' ? value >= limit - tolerance : value <= limit + tolerance;
}

/** A limit that every run keeps, or none, is a slip, such as 85 for 85 %. */
function impossible(name: MeasureName, limits: readonly number[]): string | undefined {
  const highest = traitsOf(name).unit === 'share' ? 1 : Infinity;
  if (limits.every((limit) => limit >= 0 && limit <= highest)) return undefined;
  return highest === 1 ? '应在 0 和 1 之间' : '不应小于 0';
}

function unknownMeasure(name: string): string {
  return `没有指标 ${name}，是不是 ${closest(name, [...measureNames])}？`;
}

function isKind(name: string): name is CaseKind {
  return caseKinds.some((kind) => kind === name);
}

function isFilled(bounds: object): boolean {
  return Object.keys(bounds).length > 0;
}

/** An object of such values. One that zod would pass over, of the name `__proto__`, is refused. */
function recordOf<Value extends z.ZodType>(values: Value) {
  return z.preprocess(
    (value, context) => {
      const isHidden =
        typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__');
      if (isHidden) context.addIssue({ code: 'custom', message: '不认识 "__proto__"' });
      return value;
    },
    z.record(z.string(), values),
  );
}

/** What is said of an object that has other fields, or that is none. */
function onlyFields(fields: string, otherwise: string): z.core.$ZodErrorMap {
  return (issue) =>
    issue.code === 'unrecognized_keys'
      ? `不认识 ${issue.keys.map((key) => `"${key}"`).join('、')}，只能写 ${fields}`
      : otherwise;
}

function readJson(path: string): unknown {
  const bytes = readBytes(path);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    const isText = cause instanceof SyntaxError;
    throw thresholdsError(path, isText ? '不是有效的 JSON' : '不是 UTF-8 文字', cause);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    const message = `读不了门槛文件 ${path}。`;
    throw new WenbaoError('config', message, '请检查路径和读取权限。', { cause });
  }
}

function thresholdsError(path: string, problem: string, cause?: unknown): WenbaoError {
  const message = `门槛文件 ${path} 有误（${problem}）。`;
  return new WenbaoError('config', message, '请改正后再运行。', { cause });
}
