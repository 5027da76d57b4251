import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type Catalog, factsOf } from './catalog.ts';
import { decodeText } from './decode.ts';
import type { Page } from './page.ts';
import { recordSchema, toPage } from './record.ts';
import { maxLineBytes, readRecordLines } from './record-lines.ts';
import { type Rejection, reasonOf } from './rejection.ts';
import { holdsRecords, readPageBytes, type SourceFile } from './walk.ts';

/** Where in its file a page begins, how long it is there, and a digest of its bytes. */
export interface PagePlace {
  /** From 1. */
  readonly line: number;
  readonly bytes: number;
  /** SHA-256 in base64url. */
  readonly fingerprint: string;
}

/** One page, one that was known by its fingerprint, or what is not a page, with the reason. */
export type Reading =
  | { readonly page: Page; readonly place: PagePlace }
  | { readonly known: PagePlace }
  | { readonly rejected: Rejection };

/**
 * Reads every page of a file; what cannot be read is told with its reason, never thrown. A record
 * whose fingerprint `isKnown` is passed over.
 */
export async function* readPages(
  file: SourceFile,
  catalog: Catalog,
  isKnown: (fingerprint: string) => boolean = () => false,
): AsyncGenerator<Reading> {
  try {
    if (holdsRecords(file)) yield* readRecords(file, isKnown);
    else yield readPageFile(file, catalog);
  } catch (error) {
    yield { rejected: { source: file.source, reason: reasonOf(error, file.path) } };
  }
}

function readPageFile({ source, path }: SourceFile, catalog: Catalog): Reading {
  const bytes = readPageBytes(path);
  const decoded = decodeText(bytes);
  if ('rejected' in decoded) return { rejected: { source, reason: decoded.rejected } };
  const page = { ...factsOf(catalog, source), source, documentId: source, text: decoded.text };
  return { page, place: placeOf(bytes, 1) };
}

function placeOf(bytes: Uint8Array, line: number): PagePlace {
  const fingerprint = createHash('sha256').update(bytes).digest('base64url');
  return { line, bytes: bytes.length, fingerprint };
}

async function* readRecords(
  { source, path }: SourceFile,
  isKnown: (fingerprint: string) => boolean,
): AsyncGenerator<Reading> {
  for await (const { number: line, bytes } of readRecordLines(path)) {
    if (!bytes) {
      yield { rejected: { source, line, reason: `这一行超过 ${maxLineBytes / 1024 ** 2} MB` } };
    } else if (line === 1 && bytes.includes(0)) {
      yield { rejected: { source, reason: '是二进制文件，不是文本' } };
      return;
    } else if (!isBlank(bytes)) {
      const place = placeOf(bytes, line);
      yield isKnown(place.fingerprint) ? { known: place } : readRecord(bytes, source, place);
    }
  }
}

/** A blank line, or a byte order mark alone, is no record and no fault. */
function isBlank(bytes: Uint8Array): boolean {
  return bytes.length < 8 && new TextDecoder().decode(bytes).trim() === '';
}

function readRecord(bytes: Uint8Array, source: string, place: PagePlace): Reading {
  const { line } = place;
  const reject = (reason: string): Reading => ({ rejected: { source, line, reason } });
  const decoded = decodeText(bytes);
  if ('rejected' in decoded) return reject(decoded.rejected);
  const parsed = recordSchema.safeParse(parseJson(decoded.text));
  if (parsed.success) {
    return { page: toPage(parsed.data, { source, recordLine: line }), place };
  }
  return reject(describeFault(parsed.error.issues[0]));
}

function describeFault(issue: z.core.$ZodIssue | undefined): string {
  const field = issue?.path.join('.');
  if (!field) return '不是一个 JSON 对象';
  const isTooLong = issue?.code === 'too_big';
  return isTooLong ? `字段 ${field} 超过 ${issue.maximum} 个字符` : `字段 ${field} 缺少或不合要求`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
