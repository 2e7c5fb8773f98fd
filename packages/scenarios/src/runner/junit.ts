import type { Report } from './run-all.js';
import type { Verdict } from './verdict.js';

/** The report as JUnit XML, which CI systems read: one case a scenario, a failure with what was expected and the trace. */
export function toJunit({ seed, traceHash, verdicts }: Report): string {
  const failures = verdicts.filter(({ passed }) => !passed).length;
  const seconds = verdicts.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites tests="${verdicts.length}" failures="${failures}" time="${seconds.toFixed(3)}">`,
    `  <testsuite name="exchange-sim scenarios" tests="${verdicts.length}" failures="${failures}" time="${seconds.toFixed(3)}">`,
    '    <properties>',
    `      <property name="seed" value="${escaped(seed)}"/>`,
    `      <property name="trace-hash" value="${traceHash}"/>`,
    '    </properties>',
    ...verdicts.flatMap(testCase),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase({ scenario, ms, failure, trace }: Verdict): string[] {
  const open = `    <testcase classname="${scenario.product}" name="${escaped(scenario.id)}: ${escaped(scenario.title)}" time="${(ms / 1000).toFixed(3)}"`;
  if (!failure) return [`${open}/>`];
  const message = failureText(failure);
  return [
    `${open}>`,
    `      <failure message="${escaped(message)}">${escaped([`Clause: ${scenario.clause}`, message, ...trace].join('\n'))}</failure>`,
    '    </testcase>',
  ];
}

/** What was expected and what was seen, in one line. */
export function failureText({ what, expected, seen }: NonNullable<Verdict['failure']>): string {
  return expected === undefined ? what : `${what}: expected ${expected}, seen ${seen}`;
}

const ENTITIES: Record<string, string> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML; what XML 1.0 cannot carry becomes a replacement character. */
const escaped = (text: string) =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replace(/[<>&"']/g, (character) => ENTITIES[character] ?? character);
