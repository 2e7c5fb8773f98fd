import { Refused } from '../wire.js';

/** Waits for a report of how an exchange ended. Only one is allowed to be refused: a stop before there was an order to report on. */
export async function tellOutcome(ended: object, report: Promise<unknown>): Promise<void> {
  try {
    await report;
  } catch (error) {
    const hadNoOrder = 'reason' in ended && error instanceof Refused && error.status === 404;
    if (!hadNoOrder) throw error;
  }
}
