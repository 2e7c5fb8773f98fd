import { expect, test, vi } from 'vitest';
import { atomic, swappingOnChains } from '../../test/swap-chains.js';

vi.setConfig({ testTimeout: 30_000 });
const onChains = swappingOnChains();

/** A swap that is paid out while the provider misbehaves. */
async function finished(behaviours: object, answers: number[] = []) {
  const world = await onChains(behaviours);
  const { swapId, payinAddress } = await world.fixedSwap('ETH', 'USDC', '0.5');
  world.ledger.answerNext(...answers);
  await world.deposit('ETH', payinAddress, atomic('0.5', 'ETH'));
  await world.until(swapId, 'FINISHED');
  return { ...world, swapId };
}

test.each([
  ['webhook.duplicate', {}, ['pending', 'pending', 'finished', 'finished']],
  ['webhook.reorder', {}, ['finished', 'pending']],
  ['webhook.unknownStatus', {}, ['teleported', 'teleported']],
  ['webhook.afterFinal', {}, ['pending', 'finished', 'pending']],
])('%s', async (name, parameters, said) => {
  const { swapId, heard } = await finished({ [name]: parameters });
  await heard(swapId, said);
});

test('webhook.key: another key is sent', async () => {
  const { swapId, heard, told } = await finished({ 'webhook.key': {} });
  await heard(swapId, ['pending', 'finished']);
  for (const { apiKey } of told(swapId)) expect(apiKey).toBe('not-the-key-of-this-provider');
});

test('webhook.delivery loses the first ones; back-off brings them, in order', async () => {
  const { swapId, words, clock } = await finished({ 'webhook.delivery': { lose: 2 } });
  const later = () => {
    clock.advance(1_000);
    return words(swapId);
  };
  await expect.poll(later, { timeout: 15_000 }).toEqual(['pending', 'finished']);
});

test('an update refused for good is not sent again, one that may pass is', async () => {
  const { swapId, words, clock } = await finished({}, [405, 503]);
  const later = () => {
    clock.advance(1_000);
    return words(swapId);
  };
  await expect.poll(later, { timeout: 15_000 }).toEqual(['finished']);
});
