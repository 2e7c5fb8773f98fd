import type { BehaviourName, BehaviourParameters, Behaviours } from '@exchange-sim/contract';
import type { BehavioursRepository } from './behaviours-repository.js';

/** Ways to misbehave that are in force; none unless this service runs in a simulated stack. */
export class BehavioursService {
  constructor(
    readonly repository: BehavioursRepository,
    readonly control: boolean,
  ) {}

  async all(): Promise<Behaviours> {
    return this.control ? this.repository.read() : {};
  }

  async replace(behaviours: Behaviours): Promise<Behaviours> {
    await this.repository.write(behaviours);
    return behaviours;
  }

  /** Parameters of one behaviour; `undefined` while it is honest. */
  async get<N extends BehaviourName>(name: N): Promise<BehaviourParameters[N] | undefined> {
    return (await this.all())[name];
  }
}
