/** Routes and methods, with every header in its place. */
import { expect, test } from 'vitest';
import { start } from './wire.js';

const html = (title: string, text: string) =>
  `<!doctype html>\n<html lang=en>\n<title>${title}</title>\n<h1>${title.replace(/^\d+ /, '')}</h1>\n<p>${text}\n`;
const NOT_FOUND = html(
  '404 Not Found',
  'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.</p>',
);
const WRONG_PAGE = html('405 Method Not Allowed', 'The method is not allowed for the requested URL.</p>');
const WRONG_JSON = '{"message": "The method is not allowed for the requested URL."}\n';
const HTML = 'Content-Type: text/html; charset=utf-8';
const JSON_TYPE = 'Content-Type: application/json';
const POST_ONLY = 'Allow: OPTIONS, GET, POST, HEAD';
const READ_ONLY = 'Allow: OPTIONS, GET, HEAD';
const CLOSE = 'Connection: close';

const nowhere = { status: '404 NOT FOUND', headers: [HTML, 'Content-Length: 207', CLOSE], body: NOT_FOUND };
const wrongPage = {
  status: '405 METHOD NOT ALLOWED',
  headers: [HTML, READ_ONLY, 'Content-Length: 153', CLOSE],
  body: WRONG_PAGE,
};
const wrongJson = (allow: string) => ({
  status: '405 METHOD NOT ALLOWED',
  headers: [JSON_TYPE, 'Content-Length: 64', allow, CLOSE],
  body: WRONG_JSON,
});
const options = (allow: string) => ({
  status: '200 OK',
  headers: [HTML, allow, 'Content-Length: 0', CLOSE],
  body: '',
});
const json = (status: string, body: string) => ({
  status,
  headers: [JSON_TYPE, `Content-Length: ${body.length}`, CLOSE],
  body,
});
const moved = (to: string) => {
  const url = `http://127.0.0.1:5000${to}`;
  const shown = url.replaceAll('&', '&amp;');
  const body = html(
    'Redirecting...',
    `You should be redirected automatically to the target URL: <a href="${shown}">${shown}</a>. If not, click the link.`,
  );
  return {
    status: '308 PERMANENT REDIRECT',
    headers: [HTML, `Content-Length: ${body.length}`, `Location: ${url}`, CLOSE],
    body,
  };
};
const flag = (name: string, text: string) => json('400 BAD REQUEST', `{"message": {"${name}": "${text}"}}\n`);

test.each([
  ['GET /apdu', nowhere],
  ['HEAD /apdu', { ...nowhere, body: '' }],
  ['PUT /apdu', wrongJson(POST_ONLY)],
  ['DELETE /apdu', wrongJson(POST_ONLY)],
  ['TRACE /apdu', wrongJson(POST_ONLY)],
  ['OPTIONS /apdu', options(POST_ONLY)],
  ['POST /apdu/', wrongPage],
  ['GET /finger', nowhere],
  ['GET /button/left', nowhere],
  ['POST /button/middle', wrongPage],
  ['GET /automation', nowhere],
  ['GET /ticker/', nowhere],
  ['GET /ticker', nowhere],
  ['POST /ticker', moved('/ticker/')],
  ['POST /ticker?a=1&b=2', moved('/ticker/?a=1&b=2')],
  ['OPTIONS /ticker', moved('/ticker/')],
  ['GET /swagger', moved('/swagger/')],
  ['POST /swagger/', wrongJson(READ_ONLY)],
  ['DELETE /', wrongJson(READ_ONLY)],
  ['GET /nope', nowhere],
  ['GET /favicon.ico', nowhere],
  ['GET /swagger/swagger.yaml', nowhere],
  ['POST /nope', wrongPage],
  ['OPTIONS /nope', options(READ_ONLY)],
  ['POST /events', wrongJson('Allow: OPTIONS, DELETE, GET, HEAD')],
  ['POST /screenshot', wrongJson(READ_ONLY)],
  ['DELETE /events?stream=maybe', json('200 OK', '{}\n')],
  ['GET /events?stream=maybe', flag('stream', 'Invalid literal for boolean(): maybe')],
  ['GET /events?stream=false&stream=Yes', flag('stream', 'Invalid literal for boolean(): yes')],
  ['GET /events?currentscreenonly=', flag('currentscreenonly', 'boolean type must be non-null')],
  [
    'GET /events?currentscreenonly=%C3%A9',
    flag('currentscreenonly', 'Invalid literal for boolean(): \\u00e9'),
  ],
  ['GET /%zz', nowhere],
  ['GET /../events', nowhere],
  ['GET /toString', nowhere],
] as const)('%s', async (line, answer) => {
  const wire = await start();
  const body = /^(POST|PUT|DELETE)/.test(line) ? '{}' : undefined;
  expect(await wire.ask(line, body)).toEqual(answer);
});

test.each(['POST //apdu', 'POST /%61pdu', 'POST http://device/apdu', 'POST /apdu?x=1', 'POST /apdu#x'])(
  '%s is /apdu too',
  async (line) => {
    const wire = await start();
    expect((await wire.ask(line, '{"data":"e0"}')).body).toBe('{"data": "6e01"}');
  },
);

test('any origin may call, and is named back', async () => {
  const wire = await start();
  const allowed = [
    'Access-Control-Allow-Origin: http://example.org',
    'Access-Control-Allow-Credentials: true',
  ];
  const asks = [
    'Origin: http://example.org',
    'Access-Control-Request-Method: POST',
    'Access-Control-Request-Headers: x-b, content-type',
  ];
  expect((await wire.ask('OPTIONS /apdu', undefined, asks)).headers).toEqual([
    HTML,
    POST_ONLY,
    ...allowed,
    'Access-Control-Allow-Headers: content-type, x-b',
    'Access-Control-Allow-Methods: DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT',
    'Vary: Origin',
    'Content-Length: 0',
    CLOSE,
  ]);
  expect((await wire.ask('POST /apdu', '{"data":"e0"}', asks)).headers).toEqual([
    JSON_TYPE,
    ...allowed,
    'Vary: Origin',
    'Transfer-Encoding: chunked',
    CLOSE,
  ]);
  const [origin = ''] = asks;
  expect((await wire.ask('OPTIONS /apdu', undefined, [origin])).headers).toEqual([
    HTML,
    POST_ONLY,
    ...allowed,
    'Vary: Origin',
    'Content-Length: 0',
    CLOSE,
  ]);
});

test('pages are sent again only when they have changed', async () => {
  const wire = await start();
  for (const path of ['/', '/swagger/']) {
    const { headers } = await wire.ask(`GET ${path}`);
    const tag = headers.find((line) => line.startsWith('ETag: '))?.slice(6);
    const again = await wire.ask(`GET ${path}`, undefined, [`If-None-Match: ${tag}`]);
    expect([again.status, again.body]).toEqual(['304 NOT MODIFIED', '']);
  }
});
