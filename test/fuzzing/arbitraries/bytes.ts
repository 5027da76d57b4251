import fc from 'fast-check';
import { hostileText } from './text.ts';

/** Bytes of files and sockets: texts in several encodings, whole, cut or with some bytes changed. */
export function hostileBytes(text: fc.Arbitrary<string>): fc.Arbitrary<Uint8Array> {
  const utf8 = text.map((each): Uint8Array => Buffer.from(each));
  const marked = text.map((each): Uint8Array => Buffer.from(`\ufeff${each}`));
  const utf16 = text.map((each): Uint8Array => Buffer.from(`\ufeff${each}`, 'utf16le'));
  const bigEndian = utf16.map((bytes) =>
    bytes.length % 2 === 0 ? Buffer.from(bytes).swap16() : bytes,
  );
  return fc.oneof(
    { arbitrary: utf8, weight: 5 },
    { arbitrary: fc.oneof(marked, utf16, bigEndian), weight: 2 },
    { arbitrary: damaged(utf8), weight: 3 },
    { arbitrary: gb18030, weight: 1 },
    { arbitrary: fc.uint8Array({ maxLength: 200 }), weight: 1 },
  );
}

/** The same of any text. */
export function anyBytes(longestChars: number): fc.Arbitrary<Uint8Array> {
  return hostileBytes(hostileText(longestChars));
}

/** Bytes of which some are changed, or the end is missing. */
export function damaged(bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 5 });
  return fc.tuple(bytes, changes, fc.nat({ max: 20 })).map(([whole, changed, missing]) => {
    const copy = Uint8Array.from(whole);
    for (const [at, byte] of changed) copy[at % Math.max(1, copy.length)] = byte;
    return missing > 10 ? copy : copy.subarray(0, Math.max(0, copy.length - missing));
  });
}

/** Pairs of bytes of which most are Chinese characters in GB18030. */
const gb18030 = fc
  .array(fc.tuple(fc.integer({ min: 0xb0, max: 0xf7 }), fc.integer({ min: 0xa1, max: 0xfe })), {
    maxLength: 60,
  })
  .map((pairs) => Uint8Array.from(pairs.flat()));

/** Bytes cut into chunks, as a socket brings them. */
export function chunksOf(bytes: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array[]> {
  return fc.tuple(bytes, fc.integer({ min: 1, max: 64 })).map(([whole, size]) => {
    const count = Math.ceil(whole.length / size);
    return Array.from({ length: count }, (_, at) => whole.subarray(at * size, (at + 1) * size));
  });
}
