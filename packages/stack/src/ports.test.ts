import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { choosePorts, DEFAULT_PORTS } from './ports.js';

test('auto ports are free and all different', async () => {
  const ports = await choosePorts('auto');
  expect(Object.keys(ports)).toEqual(Object.keys(DEFAULT_PORTS));
  expect(new Set(Object.values(ports)).size).toBe(Object.keys(DEFAULT_PORTS).length);
});

test('a default port that is taken is named, with its part and the mend', async () => {
  const squatter = createServer();
  const free = await new Promise<boolean>((resolve) => {
    squatter.once('error', () => resolve(false));
    squatter.listen(DEFAULT_PORTS.providerWidget, '127.0.0.1', () => resolve(true));
  });
  try {
    await expect(choosePorts('default')).rejects.toThrow(/^Port 400\d \(.+\) is in use: .+--ports auto\.$/);
  } finally {
    if (free) squatter.close();
  }
});
