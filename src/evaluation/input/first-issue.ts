import { z } from 'zod';

/** The messages of a schema in Chinese, for `safeParse(value, { error: chineseMessages })`. */
export const chineseMessages = z.locales.zhCN().localeError;

/** Where the first thing is that does not fit a schema, and what is wrong with it. */
export function describeFirstIssue({ issues: [first] }: z.ZodError): string {
  if (!first) return '格式不对';
  const { path, message } = withinUnion(first);
  return [path.join(' → '), message].filter(Boolean).join('：');
}

type Issue = Pick<z.core.$ZodIssue, 'path' | 'message'>;

/** What is said of a union for which no message was written. */
const unworded = '无效输入';

/** Of what fits none of several schemas, what the one says that it misses least. */
function withinUnion(issue: z.core.$ZodIssue): Issue {
  if (issue.code !== 'invalid_union' || issue.message !== unworded) return issue;
  const [fewest] = issue.errors.toSorted((a, b) => a.length - b.length);
  if (!fewest?.[0]) return issue;
  const { path, message } = withinUnion(fewest[0]);
  return { path: [...issue.path, ...path], message };
}
