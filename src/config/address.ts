import { z } from 'zod';

/** An address of HTTP or HTTPS, as it is set. */
export const address = z
  .url({ protocol: /^https?$/u, error: '应是以 http:// 或 https:// 开头的地址' })
  .refine(isPlainAddress, '地址里不能有用户名、密码、? 或 #');

/** Paths are appended to addresses, and names with passwords would stand in messages. */
function isPlainAddress(text: string): boolean {
  if (!URL.canParse(text)) return true;
  const { username, password, search, hash } = new URL(text);
  return [username, password, search, hash].every((part) => part === '');
}
