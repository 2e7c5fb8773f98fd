import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { choosePorts, DEFAULT_PORTS } from './ports.js';

test('auto ports are free and all different', async () => {
  const ports = await choosePorts('auto');
  expect(Object.keys(ports)).toEqual(Object.keys(DEFAULT_PORTS));
  expect(new Set(Object.values(ports)).size).toBe(Object.keys(DEFAULT_PORTS).length);
});

test('a block with a taken port is passed over', async () => {
  const blocks = 1408;
  const next = 10_240 + ((((await choosePorts('auto')).wallet - 10_240) / 16 + 1) % blocks) * 16;
  const squatter = createServer().listen(next + 3, '127.0.0.1');
  await once(squatter, 'listening');
  try {
    const ports = Object.values(await choosePorts('auto'));
    expect(ports.filter((port) => port >= next && port < next + 16)).toEqual([]);
  } finally {
    squatter.close();
  }
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
