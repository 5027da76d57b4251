import type { Credit } from '../../corpus/article.ts';

/** As newspapers print it: 记者 王小明 李江, but 陈波 摄. */
export function creditText({ role, names }: Credit): string {
  const named = names.join(' ');
  return behindNames.test(role) ? `${named} ${role}` : `${role} ${named}`;
}

const behindNames = /^(?:摄|摄影|图|供图|文)$/u;
