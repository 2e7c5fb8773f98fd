import { expect, test } from 'vitest';
import { serverSentData } from './server-sent.js';

async function dataOf(...chunks: string[]): Promise<string[]> {
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
  const read: string[] = [];
  for await (const data of serverSentData(stream)) read.push(data);
  return read;
}

test('gives the data of each event, wherever the chunks were cut', async () => {
  expect(await dataOf('data: {"a"', ':1}\n', '\ndata: two\n\n')).toEqual(['{"a":1}', 'two']);
});

test('joins several data lines and skips comments, ids and event names', async () => {
  expect(await dataOf(': hello\n\nid: 7\nevent: order\ndata: one\ndata: more\n\n')).toEqual(['one\nmore']);
});

test('reads Windows line ends and drops an event that was cut off', async () => {
  expect(await dataOf('data: whole\r\n\r\ndata: cut')).toEqual(['whole']);
});
