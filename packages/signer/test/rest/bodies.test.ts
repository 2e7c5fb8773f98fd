/** Bodies the REST API does not accept, and what it says, byte for byte. */
import { expect, test } from 'vitest';
import { about, aboutProperty, NOT_JSON, properties } from './complaints.js';
import { start } from './wire.js';

const ENUM = "is not one of ['press', 'release', 'press-and-release']";
const PATTERN = "does not match '^([a-fA-F0-9]{2})+$'";
const dataPattern = (printed: string) =>
  aboutProperty('data', properties.data, 'pattern', `${printed} ${PATTERN}`, printed);
const dataType = (printed: string, broken = printed) =>
  aboutProperty('data', properties.data, 'type', `${printed} is not of type 'string'`, broken);
const notWhole = (name: string, printed: string) =>
  aboutProperty(name, properties.whole, 'type', `${printed} is not of type 'integer'`, printed);
const tooSmall = (name: string, printed: string) =>
  aboutProperty(name, properties.whole, 'minimum', `${printed} is less than the minimum of 0`, printed);
const notNumber = (name: string, printed: string) =>
  aboutProperty(name, properties.number, 'type', `${printed} is not of type 'number'`, printed);
const missing = (schema: 'apdu' | 'button' | 'finger' | 'ticker', name: string, instance: string) =>
  about(schema, 'required', `'${name}' is a required property`, instance);
const extra = (schema: 'apdu' | 'button' | 'finger', names: string, instance: string) =>
  about(
    schema,
    'additionalProperties',
    `Additional properties are not allowed (${names} unexpected)`,
    instance,
  );

const refused: [path: string, body: string | Buffer, answer: string][] = [
  ['/apdu', '', NOT_JSON],
  ['/apdu', 'hello', NOT_JSON],
  ['/apdu', '{"data":"00"}x', NOT_JSON],
  ['/apdu', '{"data":"00",}', NOT_JSON],
  ['/apdu', "{'data':'00'}", NOT_JSON],
  ['/apdu', '{"data":01}', NOT_JSON],
  ['/apdu', '{"data":"\u0001"}', NOT_JSON],
  ['/apdu', '{"data":"\\x"}', NOT_JSON],
  ['/apdu', '[1,2', NOT_JSON],
  ['/apdu', '\v{}', NOT_JSON],
  ['/apdu', Buffer.from('{"data":"\xff"}', 'latin1'), NOT_JSON],
  ['/apdu', '['.repeat(100_000), NOT_JSON],
  ['/apdu', '{"data":"e00"}', dataPattern("'e00'")],
  ['/apdu', '{"data":"zz"}', dataPattern("'zz'")],
  ['/apdu', '{"data":""}', dataPattern("''")],
  ['/apdu', '{"data":"e0 02 00 03 00"}', dataPattern("'e0 02 00 03 00'")],
  ['/apdu', '{"data":"0xe002000300"}', dataPattern("'0xe002000300'")],
  ['/apdu', '{"data":"e0\\n\\n"}', dataPattern("'e0\\n\\n'")],
  ['/apdu', '{"data":"it\'s"}', dataPattern(`"it's"`)],
  ['/apdu', '{"data":"it\'s \\"it\\""}', dataPattern(`'it\\'s "it"'`)],
  ['/apdu', '{"data":"é\\u0000\\u2028😀\\t\\\\"}', dataPattern("'é\\x00\\u2028😀\\t\\\\'")],
  [
    '/apdu',
    `{"data":"${Array(18).fill('word').join(' ')}"}`,
    aboutProperty(
      'data',
      properties.data,
      'pattern',
      `'${Array(18).fill('word').join(' ')}' ${PATTERN}`,
      "('word word word word word word word word word word word word word '\n     'word word word word word')",
    ),
  ],
  ['/apdu', '{"data":5}', dataType('5')],
  ['/apdu', '{"data":null}', dataType('None')],
  ['/apdu', '{"data":12345678901234567890}', dataType('12345678901234567890')],
  ['/apdu', '{"data":1.0}', dataType('1.0')],
  ['/apdu', '{"data":1e16}', dataType('1e+16')],
  ['/apdu', '{"data":0.00001}', dataType('1e-05')],
  ['/apdu', '{"data":NaN}', dataType('nan')],
  ['/apdu', '{"data":1e400}', dataType('inf')],
  ['/apdu', '{"data":{"b":1,"a":[true]}}', dataType("{'b': 1, 'a': [True]}", "{'a': [True], 'b': 1}")],
  [
    '/apdu',
    `{"data":["${'a'.repeat(40)}","${'b'.repeat(40)}",{}]}`,
    dataType(
      `['${'a'.repeat(40)}', '${'b'.repeat(40)}', {}]`,
      `['${'a'.repeat(40)}',\n     '${'b'.repeat(40)}',\n     {}]`,
    ),
  ],
  ['/apdu', '{}', missing('apdu', 'data', '{}')],
  ['/apdu', '{"__proto__":{"data":"00"}}', missing('apdu', 'data', "{'__proto__': {'data': '00'}}")],
  ['/apdu', '{"data":"00","x":1}', extra('apdu', "'x' was", "{'data': '00', 'x': 1}")],
  ['/apdu', '{"data":"00","tick_timeout":"1"}', notNumber('tick_timeout', "'1'")],
  ['/apdu', '{"data":"00","tick_timeout":true}', notNumber('tick_timeout', 'True')],
  ['/apdu', '[]', about('apdu', 'type', "[] is not of type 'object'", '[]')],
  ['/apdu', '"e002"', about('apdu', 'type', "'e002' is not of type 'object'", "'e002'")],
  ['/finger', 'x', NOT_JSON],
  ['/finger', '{"action":"press","y":1}', missing('finger', 'x', "{'action': 'press', 'y': 1}")],
  ['/finger', '{"x":1,"y":1}', missing('finger', 'action', "{'x': 1, 'y': 1}")],
  [
    '/finger',
    '{"action":"press","x":1,"y":1,"z":0}',
    extra('finger', "'z' was", "{'action': 'press', 'x': 1, 'y': 1, 'z': 0}"),
  ],
  [
    '/finger',
    '{"action":"tap","x":1,"y":1}',
    aboutProperty('action', properties.touch, 'enum', `'tap' ${ENUM}`, "'tap'"),
  ],
  ['/finger', '{"action":"press","x":-1,"y":1}', tooSmall('x', '-1')],
  ['/finger', '{"action":"press","x":-1.0,"y":1}', tooSmall('x', '-1.0')],
  ['/finger', '{"action":"press","x":1.5,"y":1}', notWhole('x', '1.5')],
  ['/finger', '{"action":"press","x":"1","y":1}', notWhole('x', "'1'")],
  ['/finger', '{"action":"press","x":true,"y":1}', notWhole('x', 'True')],
  // of several mistakes the first is told, one of the right type last
  ['/finger', '{"action":"tap","x":"1","y":"2"}', notWhole('x', "'1'")],
  ['/finger', '{"action":"press","x":-1,"y":1.5}', notWhole('y', '1.5')],
  ['/finger', '{"action":"press","x":1,"y":1,"delay":"1"}', notNumber('delay', "'1'")],
  ['/button/left', 'x', NOT_JSON],
  ['/button/both', '{}', missing('button', 'action', '{}')],
  [
    '/button/right',
    '{"action":"hold"}',
    aboutProperty('action', properties.touch, 'enum', `'hold' ${ENUM}`, "'hold'"),
  ],
  [
    '/button/right',
    '{"action":"press","b":1,"a":2}',
    extra('button', "'a', 'b' were", "{'a': 2, 'action': 'press', 'b': 1}"),
  ],
  ['/button/right', '{"action":"press","delay":"1"}', notNumber('delay', "'1'")],
  ['/ticker/', 'x', NOT_JSON],
  ['/ticker/', '{}', missing('ticker', 'action', '{}')],
  [
    '/ticker/',
    '{"action":"faster"}',
    aboutProperty(
      'action',
      properties.ticker,
      'enum',
      "'faster' is not one of ['pause', 'resume', 'single-step']",
      "'faster'",
    ),
  ],
  ['/automation', '', '"invalid document"\n'],
  ['/automation', 'hello', '"invalid document"\n'],
  ['/automation', '{}', '"invalid document"\n'],
  ['/automation', '{"version":2,"rules":[]}', '"invalid document"\n'],
  ['/automation', '{"version":true,"rules":[]}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[],"x":1}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[5]}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[{"text":5}]}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[{"x":1.5}]}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[{"foo":1}]}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[{"conditions":[["a"]]}]}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[{"actions":[["nope"]]}]}', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[{"actions":[["button",1.5,true]]}]}', '"invalid document"\n'],
  ['/automation', 'file:/etc/hosts', '"invalid document"\n'],
  ['/automation', '{"version":1,"rules":[],"é":1}', '"invalid encoding"\n'],
];

test('every refused body is told what is wrong with it, in the words of the genuine server', async () => {
  const wire = await start();
  for (const [path, body, answer] of refused) {
    const asked = `POST ${path} ${String(body).slice(0, 100)}`;
    const { status, headers, body: said } = await wire.ask(`POST ${path}`, body);
    expect([asked, status, said]).toEqual([asked, '400 BAD REQUEST', answer]);
    expect(headers).toEqual([
      'Content-Type: application/json',
      `Content-Length: ${answer.length}`,
      'Connection: close',
    ]);
  }
});

const accepted: [path: string, body: string | Buffer][] = [
  ['/finger', '{"action":"press","x":10,"y":300}'],
  ['/finger', '{"action":"release","x":10,"y":300,"x2":1,"y2":1}'],
  ['/finger', '{"action":"press-and-release","x":10,"y":300,"delay":0.5}'],
  ['/finger', '{"action":"press-and-release","x":10,"y":300,"x2":12,"y2":310}'],
  ['/finger', '{"action":"press-and-release","x":5000,"y":5000,"delay":0}'],
  ['/finger', '{"action":"press","x":1.0,"y":1,"delay":-1}'],
  ['/button/left', '{"action":"press-and-release"}'],
  ['/button/both', '{"action":"press-and-release","delay":0}'],
  ['/ticker/', '{"action":"pause"}'],
  ['/ticker/', '{"action":"single-step"}'],
  ['/ticker/', '{"action":"resume"}'],
  ['/automation', '{"version":1,"rules":[]}'],
  ['/automation', '{"version":1.0,"rules":[{"text":"nothing like this","actions":[]}]}'],
  ['/automation', '{"version":1,"rules":[{"regexp":"^nope$","actions":[["button",1,true]]}]}'],
  // the genuine server looks into the first rule only
  ['/automation', '{"version":1,"rules":[{"text":"nope"},{"comment":"x"},5,{"actions":[["nope"]]}]}'],
  ['/automation', '{"version":1,"rules":[{"regexp":"("},{"regexp":"(?i)(?P<n>nope)\\\\Z"}]}'],
];

test.each(accepted)('POST %s %s is accepted', async (path, body) => {
  const wire = await start();
  expect(await wire.ask(`POST ${path}`, body)).toEqual({
    status: '200 OK',
    headers: ['Content-Type: application/json', 'Content-Length: 3', 'Connection: close'],
    body: '{}\n',
  });
});

test.each([
  '{"data":"e002000300"}',
  '{"data":"E002000300"}',
  '{"data":"e002000300\\n"}',
  '{"data":"00","data":"e002000300"}',
  '{"data":"e002000300","tick_timeout":0}',
  '{"data":"e002000300","tick_timeout":NaN}',
  ' {"data":"\\u0065002000300"}\r\n',
  Buffer.from('{"data":"e002000300"}', 'utf16le'),
])('POST /apdu %s is passed on', async (body) => {
  const wire = await start();
  expect(await wire.ask('POST /apdu', body, ['Content-Type: text/plain'])).toEqual({
    status: '200 OK',
    headers: ['Content-Type: application/json', 'Transfer-Encoding: chunked', 'Connection: close'],
    body: '{"data": "0404029000"}',
  });
});
