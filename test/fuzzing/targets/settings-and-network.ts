import fc from 'fast-check';
import { variableNames } from '../../../src/config/variables.ts';
import { readConfig } from '../../../src/config.ts';
import {
  CallFailure,
  connectionFailure,
  isTransient,
  parseRetryAfter,
  statusFailure,
} from '../../../src/network/call-failure.ts';
import { hostileBytes } from '../arbitraries/bytes.ts';
import { inheritedNames } from '../arbitraries/fragments.ts';
import { hostileValue } from '../arbitraries/json.ts';
import { fragment, hostileText } from '../arbitraries/text.ts';
import { check, checkSame, orComplaint } from '../expectations.ts';
import { ScratchFolder } from '../scratch-folder.ts';
import { fuzzTarget } from '../target.ts';

const scratch = new ScratchFolder();
const plausible = fc.constantFrom(
  ...[
    'builtin',
    'ollama:bge-m3',
    'openai:gpt-4o-mini',
    '8443',
    '0',
    '-1',
    '10',
    '99999999',
    'silent',
  ],
  ...[
    'https://例子.cn/bot',
    'http://127.0.0.1:1/',
    'http://u:p@h/?q#f',
    'ftp://h',
    'http://[::1',
    'https://',
  ],
  ...[
    '123:ABC-DEF',
    '12345678, 87654321',
    '-100123，-100124',
    ',',
    '9007199254740993',
    '~/x',
    '/dev/null',
    '',
  ],
);
const value = fc.oneof({ arbitrary: plausible, weight: 3 }, { arbitrary: fragment, weight: 1 });
const name = fc.oneof(
  { arbitrary: fc.constantFrom(...variableNames), weight: 12 },
  { arbitrary: fc.constantFrom('LANGSMITH_API_KEY', 'NODE_ENV', ...inheritedNames), weight: 1 },
);

/** Settings, and what is told by the heads of HTTP answers and by errors of connections. */
export const settingsAndNetwork = [
  fuzzTarget({
    name: 'environment variables',
    files: ['src/config.ts', 'variables', 'telegram-variables', 'address', 'whole-number'].map(
      (each, index) => (index === 0 ? each : `src/config/${each}.ts`),
    ),
    promise:
      'Variables give settings with whole numbers in their bounds, or a complaint that names one of them.',
    inputs: () => fc.dictionary(name, value, { maxKeys: 6 }),
    holds: (environment) => {
      const config = orComplaint(() => readConfig(environment, '/nowhere'));
      if (!config) return;
      const { chatTimeoutSeconds, telegram } = config;
      const numbers = [chatTimeoutSeconds, telegram.questionsPerDay, telegram.questionChars];
      check(
        numbers.every((number) => Number.isSafeInteger(number) && number > 0),
        'a number',
      );
      check(
        [...telegram.allowedUsers, ...telegram.administrators].every((id) => id > 0),
        'a user',
      );
    },
  }),
  fuzzTarget({
    name: '.env file',
    files: ['src/config.ts'],
    promise:
      'Any file gives settings or a complaint, without the value of a variable that is not known.',
    quickShare: 0.5,
    inputs: (longestChars) => {
      const line = fc.tuple(name, fc.constantFrom('=', ' = ', ':', '="', "='", '=`'), value);
      const lines = fc.array(
        line.map((parts) => parts.join('')),
        { maxLength: 5 },
      );
      return hostileBytes(
        fc.oneof(
          lines.map((all) => all.join('\n')),
          hostileText(longestChars),
        ),
      );
    },
    holds: (bytes) => {
      scratch.write('.env', bytes);
      orComplaint(() => readConfig({}, scratch.path));
    },
    close: async () => scratch.remove(),
  }),
  fuzzTarget({
    name: 'Retry-After',
    files: ['src/network/call-failure.ts'],
    promise: 'A header gives milliseconds from 0 on, or nothing; never anything infinite.',
    inputs: () =>
      fc.oneof(
        fc.integer().map(String),
        fc.date({ noInvalidDate: false }).map(String),
        fc.date().map((date) => date.toUTCString()),
        fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 400 }),
        fc.constantFrom(
          '9'.repeat(400),
          '1e3',
          '0x10',
          'Infinity',
          'NaN',
          'Tue',
          '+1',
          '1 2',
          '１２',
        ),
        fragment,
      ),
    holds: (header) => {
      const asked = parseRetryAfter(header);
      check(asked === undefined || (Number.isFinite(asked) && asked >= 0), `${asked} ms`);
    },
  }),
  fuzzTarget({
    name: 'failures of calls',
    files: ['src/network/call-failure.ts'],
    promise:
      'Whatever was thrown or answered is a failure that tells nothing but a code or a status.',
    inputs: () =>
      fc.tuple(
        fc.oneof(
          hostileValue,
          fc.record({
            cause: fc.record({ code: fc.oneof(hostileValue, fc.constant('ECONNRESET')) }),
          }),
        ),
        fc.integer({ min: 200, max: 599 }),
        fragment,
      ),
    holds: ([thrown, status, body]) => {
      const failure = connectionFailure(thrown);
      check(failure instanceof CallFailure && isTransient(failure.fault), 'not transient');
      const { fault } = failure;
      check(fault.kind === 'unreachable' && /^\w{0,40}$/u.test(fault.code ?? ''), 'a code');
      const refused = statusFailure(
        new Response(null, { status: [204, 205, 304].includes(status) ? 200 : status }),
        body,
      );
      checkSame(refused.message, 'status', 'message');
    },
  }),
];
