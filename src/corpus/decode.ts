/** Text of a file with the encoding it was written in, or the reason why it is not text. */
export type Decoded =
  | { readonly text: string; readonly encoding: string }
  | { readonly rejected: string };

/** More control characters than this share of a text mean that it is not one. */
const maxControlShare = 0.01;

/**
 * Decodes UTF-8 (with or without BOM), UTF-16 (with BOM) or GB18030, in this order; GB18030 accepts
 * almost any bytes, so its result counts only when most of it is Chinese.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  if (bytes.length === 0) return { rejected: '文件是空的' };
  const utf16 = utf16ByteOrder(bytes);
  if (utf16) return checked(decodeAs(utf16, bytes), utf16);
  const utf8 = decodeAs('utf-8', bytes) ?? decodeCutUtf8(bytes);
  if (utf8 !== undefined) return checked(utf8, 'utf-8');
  const gb18030 = decodeAs('gb18030', bytes);
  if (gb18030 !== undefined && isMostlyChinese(gb18030)) return checked(gb18030, 'gb18030');
  return { rejected: '不是 UTF-8、UTF-16 或 GB18030 文本' };
}

/** A file that was cut off inside its last character is UTF-8 all the same. */
function decodeCutUtf8(bytes: Uint8Array): string | undefined {
  for (let cut = 1; cut <= 3 && cut < bytes.length; cut++) {
    const text = decodeAs('utf-8', bytes.subarray(0, -cut));
    if (text !== undefined) return text;
  }
  return undefined;
}

function utf16ByteOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodeAs(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function checked(text: string | undefined, encoding: string): Decoded {
  if (text === undefined) return { rejected: `不是有效的 ${encoding} 文本` };
  if (!/\S/u.test(text)) return { rejected: '文件里没有文字' };
  const controls = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/gu)?.length ?? 0;
  if (controls > text.length * maxControlShare) return { rejected: '是二进制文件，不是文本' };
  return { text, encoding };
}

function isMostlyChinese(text: string): boolean {
  const visible = text.replace(/\s/gu, '');
  const chinese = visible.match(/[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/gu)?.length ?? 0;
  return chinese > visible.length / 2;
}
