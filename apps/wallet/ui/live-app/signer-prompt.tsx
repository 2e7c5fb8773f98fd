import { Stax } from '@ledgerhq/lumen-ui-react/symbols';
import { Copyable } from '../controls/copyable.js';
import { useWallet } from '../events/wallet-events.js';

/** What the user does with their money, as the sentence says it. */
export type Verb = 'sell' | 'swap' | 'send' | 'buy';

const PREPOSITIONS: Record<Verb, string> = { sell: 'to', swap: 'with', send: 'to', buy: 'from' };

/** What the signer is being asked, while the wallet waits for the answer. */
export function SignerPrompt({ verb = 'send' }: { verb?: Verb | undefined }) {
  const { prompt } = useWallet();
  if (!prompt) return null;
  return (
    <section
      aria-label="Review on your signer"
      aria-live="assertive"
      className="rise flex items-start gap-12 rounded-md bg-surface p-16 ring-1 ring-[color:var(--party-signer)]"
    >
      <Stax size={24} aria-hidden="true" style={{ color: 'var(--party-signer)' }} className="mt-2 shrink-0" />
      <div className="flex flex-col gap-4 body-2 text-base">
        <h2 className="body-1-semi-bold">Review on your signer</h2>
        <p>
          You {verb} <b className="tabular body-2-semi-bold">{prompt.send}</b> {PREPOSITIONS[verb]}{' '}
          <b className="body-2-semi-bold">{prompt.provider}</b>
          {prompt.receive && (
            <>
              , you receive <b className="tabular body-2-semi-bold">{prompt.receive}</b>
            </>
          )}
          .
        </p>
        <p className="body-3 text-muted">
          Paid to <Copyable text={prompt.to} what="deposit address" /> · network fees {prompt.fees}. Compare
          with the signer’s screen, then hold to sign or reject there.
        </p>
      </div>
    </section>
  );
}
