import { type AccountEvent, accountEvent } from '@exchange-sim/contract';
import { HttpResponse } from 'msw';
import { CORS } from './endpoint-handler.js';

/** Server-sent events to every open page. */
export class FakeEvents {
  readonly #streams = new Set<ReadableStreamDefaultController<Uint8Array>>();

  /** A new stream that begins with `first`. */
  open(first: AccountEvent) {
    let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
    const stream = new ReadableStream<Uint8Array>({
      start: (opened) => {
        controller = opened;
        this.#streams.add(opened);
        opened.enqueue(encoded(first));
      },
      cancel: () => {
        if (controller) this.#streams.delete(controller);
      },
    });
    return new HttpResponse(stream, { headers: { 'content-type': 'text/event-stream', ...CORS } });
  }

  send(event: AccountEvent): void {
    for (const stream of this.#streams) stream.enqueue(encoded(event));
  }

  close(): void {
    for (const stream of this.#streams) stream.close();
    this.#streams.clear();
  }
}

function encoded(event: AccountEvent): Uint8Array {
  return new TextEncoder().encode(`data: ${JSON.stringify(accountEvent.parse(event))}\n\n`);
}
