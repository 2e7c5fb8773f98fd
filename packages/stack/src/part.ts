import type { Clock } from '@exchange-sim/clock';

/** What a starter gives: where it listens and how to end it. */
export interface Running {
  url: string;
  /** Of a part that is a process of its own. */
  pid?: number;
  /** Whether it is at work on something, as far as this process knows without asking anybody. */
  isBusy?(): boolean;
  /** Resolves when nothing is left to do at this instant of the clock; `true` when there was nothing. Absent where nothing goes on by itself. */
  rest?(): Promise<boolean>;
  close(): Promise<void>;
}

export type PartState = 'starting' | 'up' | 'down';

/** What the stack's desk knows of a part, whoever runs it. */
export interface StackPart {
  readonly name: string;
  readonly state: PartState;
  readonly url: string | undefined;
  /** Why it is down, where that is known. */
  readonly problem?: string | undefined;
  /** Runs outside the stack, which can neither start nor stop it. */
  readonly outside?: true;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Called whenever the state has changed. Returns the unsubscriber. */
  onChange(listener: () => void): () => void;
}

const RESTART_AFTER_MS = 300;

/**
 * One part of the stack: started, stopped on purpose, started again. A part that ends by itself is started again where it
 * stood, and says so; one that was stopped on purpose stays down until it is started.
 */
export class SupervisedPart implements StackPart {
  state: PartState = 'down';
  #running: Running | undefined;
  #changing: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<() => void>();

  constructor(
    readonly name: string,
    private readonly launch: (onExit: () => void) => Promise<Running>,
    private readonly clock: Clock,
    private readonly say: (line: string) => void,
  ) {}

  get url(): string | undefined {
    return this.#running?.url;
  }

  /** Process id of a part that is a process of its own. */
  get pid(): number | undefined {
    return this.#running?.pid;
  }

  /** Whether the part is at work on something, as far as this process knows without asking anybody. */
  get isBusy(): boolean {
    return this.#running?.isBusy?.() ?? false;
  }

  /** Resolves when the part has nothing left to do at this instant of the clock; `true` when it had nothing, or is down. */
  async rest(): Promise<boolean> {
    return (await this.#running?.rest?.()) ?? true;
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Starts the part; nothing happens when it is up. */
  start(): Promise<void> {
    return this.#inTurn(async () => {
      if (this.#running) return;
      this.#become('starting');
      try {
        this.#running = await this.launch(() => this.#ended());
      } catch (error) {
        this.#become('down');
        throw error;
      }
      this.#become('up');
    });
  }

  /** Stops the part and leaves it down. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      const running = this.#running;
      this.#running = undefined;
      await running?.close();
      this.#become('down');
    });
  }

  #ended(): void {
    const running = this.#running;
    if (!running) return;
    this.#running = undefined;
    this.#become('down');
    this.say(`${this.name} ended by itself; starting it again where it stood`);
    void running.close().catch(() => {});
    this.clock.after(RESTART_AFTER_MS, () => {
      this.start().then(
        () => this.say(`${this.name} is back`),
        (error) =>
          this.say(
            `${this.name} could not be started again: ${error instanceof Error ? error.message : error}`,
          ),
      );
    });
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#changing.then(change);
    this.#changing = done.catch(() => {});
    return done;
  }

  #become(state: PartState): void {
    this.state = state;
    for (const listener of this.#listeners) listener();
  }
}
