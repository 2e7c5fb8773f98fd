import {
  BEHAVIOURS,
  type BehaviourName,
  type Behaviours,
  type HandScenario,
  partnersControlApi,
  providerControlApi,
  type ScenarioView,
} from '@exchange-sim/contract';
import type { StackPart } from '../part.js';

/** A provider that can be told to misbehave, by its control routes. */
export interface ControlledProvider {
  name: string;
  url: string;
  part: StackPart;
}

interface Options {
  scenarios: readonly HandScenario[];
  /** By their ids in the registry. */
  providers: ReadonlyMap<string, ControlledProvider>;
  ledgerBackend: { url: string; part: StackPart };
}

/** What the switch could not do, in a sentence for whoever pressed it. */
export class SwitchProblem extends Error {
  override readonly name = 'SwitchProblem';
}

/**
 * Has one scenario at a time go wrong: sets its behaviours at the providers and its unknown partners at the Ledger Backend. A part
 * that comes back after it was away is told again, as it has forgotten.
 */
export class ScenarioSwitch {
  /** Those whose providers are all of this stack. */
  readonly scenarios: readonly ScenarioView[];
  #active: HandScenario | undefined;
  #changing: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(id: string | null) => void>();
  readonly #leave: (() => void)[];

  constructor(private readonly options: Options) {
    const { scenarios, providers, ledgerBackend } = options;
    const isOfThisStack = ({ behaviours, unknownPartners }: HandScenario) =>
      [...Object.keys(behaviours), ...unknownPartners].every((id) => providers.has(id));
    this.scenarios = scenarios
      .filter(isOfThisStack)
      .map((scenario) => ({ ...scenario, switchedOn: this.#switchedOn(scenario) }));
    const again = (part: StackPart, tell: () => Promise<void>) =>
      part.onChange(() => {
        if (part.state === 'up' && this.#active) void this.#inTurn(tell).catch(() => {});
      });
    this.#leave = [
      ...[...providers].map(([id, { part }]) => again(part, () => this.#tellProvider(id, this.#active))),
      again(ledgerBackend.part, () => this.#tellLedger(this.#active)),
    ];
  }

  get active(): string | null {
    return this.#active?.id ?? null;
  }

  /** Called with the id of what is switched on, `null` for nothing. Returns the unsubscriber. */
  onChange(listener: (id: string | null) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Switches a scenario on in place of any other; `undefined` makes everybody honest.
   * @throws SwitchProblem when a part does not answer: then everybody else is honest, and nothing is switched on
   */
  choose(scenario: HandScenario | undefined): Promise<void> {
    return this.#inTurn(async () => {
      try {
        await this.#tellAll(scenario);
        this.#become(scenario);
      } catch (error) {
        await this.#tellAll(undefined).catch(() => {});
        this.#become(undefined);
        throw error;
      }
    });
  }

  close(): void {
    for (const leave of this.#leave) leave();
  }

  async #tellAll(scenario: HandScenario | undefined): Promise<void> {
    const told = await Promise.allSettled([
      ...[...this.options.providers.keys()].map((id) => this.#tellProvider(id, scenario)),
      this.#tellLedger(scenario),
    ]);
    const failed = told.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  }

  /** A part that is down is honest by itself; only who should misbehave must be there. */
  async #tellProvider(id: string, scenario: HandScenario | undefined): Promise<void> {
    const provider = this.options.providers.get(id);
    const behaviours: Behaviours = scenario?.behaviours[id] ?? {};
    if (!provider || (provider.part.state !== 'up' && Object.keys(behaviours).length === 0)) return;
    const { path, method } = providerControlApi.setBehaviours;
    await tell(provider, method, `${provider.url}${path}`, behaviours);
  }

  async #tellLedger(scenario: HandScenario | undefined): Promise<void> {
    const { url, part } = this.options.ledgerBackend;
    const unsigned = scenario?.unknownPartners ?? [];
    if (part.state !== 'up' && unsigned.length === 0) return;
    const { path, method } = partnersControlApi.setUnsigned;
    await tell({ name: 'The Ledger Backend', part }, method, `${url}${path}`, { unsigned });
  }

  #switchedOn({ behaviours, unknownPartners }: HandScenario): ScenarioView['switchedOn'] {
    const nameOf = (id: string) => this.options.providers.get(id)?.name ?? id;
    return [
      ...Object.entries(behaviours).flatMap(([id, set]) =>
        (Object.keys(set) as BehaviourName[]).map((behaviour) => ({
          at: nameOf(id),
          behaviour,
          title: BEHAVIOURS[behaviour].title,
        })),
      ),
      ...unknownPartners.map((id) => ({
        at: 'Ledger Backend',
        title: `Forget that Ledger has signed ${nameOf(id)}`,
      })),
    ];
  }

  #inTurn(change: () => Promise<void>): Promise<void> {
    const done = this.#changing.then(change);
    this.#changing = done.catch(() => {});
    return done;
  }

  #become(scenario: HandScenario | undefined): void {
    this.#active = scenario;
    for (const listener of this.#listeners) listener(this.active);
  }
}

async function tell(
  { name, part }: { name: string; part: StackPart },
  method: string,
  url: string,
  body: unknown,
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const ask = () => fetch(url, { method, headers, body: JSON.stringify(body) });
  // the connection kept from before may be of a part that has ended and is back
  const response = await ask()
    .catch(ask)
    .catch(() => undefined);
  if (response?.ok) return;
  const said = response ? `answered ${response.status} to ${method} ${url}` : `does not answer at ${url}`;
  throw new SwitchProblem(
    `${name} ${said}: start it again with POST /parts/${part.name} {"action":"start"}, then choose again.`,
  );
}
