import { expect, test } from 'vitest';
import { documentedRoutes } from '../../src/speculos-api/routes-reference.js';
import { start } from './wire.js';

test.each(documentedRoutes)('what /swagger/ says about $method $path is so', async (route) => {
  const wire = await start();
  const answer = await wire.ask(`${route.method} ${route.path}`, route.body);
  expect(answer.status).toBe('200 OK');
  if (route.answer === 'image/png') expect(answer.headers).toContain('Content-Type: image/png');
  else if (route.path === '/events' && route.method === 'GET')
    expect(answer.body).toContain(route.answer.slice('{"events": ['.length));
  else expect(answer.body.trimEnd()).toBe(route.answer);
});

test.each(documentedRoutes.filter(({ method }) => method === 'POST'))(
  'the parameters of POST $path are all there are, and those required are',
  async ({ path, body = '', parameters = [] }) => {
    const wire = await start();
    const whole: Record<string, unknown> = JSON.parse(body);
    const strange = await wire.ask(`POST ${path}`, JSON.stringify({ ...whole, strange: 1 }));
    expect(strange.status).toBe('400 BAD REQUEST');
    for (const { name, text } of parameters) {
      const { [name]: _, ...rest } = whole;
      const { status } = await wire.ask(`POST ${path}`, JSON.stringify(rest));
      expect([name, status]).toEqual([name, text.startsWith('Required') ? '400 BAD REQUEST' : '200 OK']);
    }
  },
);
