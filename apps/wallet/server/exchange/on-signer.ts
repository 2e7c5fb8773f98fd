import type { SignerTransport } from '../ledger-packages.js';
import type { DeviceContext } from './device-context.js';
import { deviceFailure } from './device-failure.js';
import { ExchangeFailure, type ExchangeStep } from './exchange-failure.js';
import type { ExchangeTools } from './exchange-tools.js';

/** Tells which step of the exchange begins. */
export type StepTeller = (step: ExchangeStep) => void;

/** Gives the signer to `task`, and turns what it throws into the error Ledger Wallet would throw at the step it had come to. */
export async function onSigner<T>(
  { session, traffic }: Pick<ExchangeTools, 'session' | 'traffic'>,
  context: Omit<DeviceContext, 'step' | 'lastAnswer'>,
  task: (transport: SignerTransport, at: StepTeller) => Promise<T>,
): Promise<T> {
  let step: ExchangeStep = 'INIT';
  const at: StepTeller = (next) => {
    step = next;
  };
  try {
    return await session.run((transport) => task(transport, at));
  } catch (error) {
    if (error instanceof ExchangeFailure) throw error;
    throw deviceFailure(error, { ...context, step, lastAnswer: traffic.lastAnswer });
  }
}
