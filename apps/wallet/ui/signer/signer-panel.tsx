import { Spot } from '@ledgerhq/lumen-ui-react';
import { Unlink } from '@ledgerhq/lumen-ui-react/symbols';
import { useIsUp, useWallet } from '../events/wallet-events.js';
import { useConfig } from '../wire/config.js';
import { ApduList } from './apdu-list.js';
import { MODELS } from './models.js';
import { SignerHint } from './signer-hint.js';
import { SignerScreen } from './signer-screen.js';

/** The signer in its bezel, whether it waits for the user, and what the wallet last said to it. */
export function SignerPanel() {
  const { signerModel, signerUrl } = useConfig();
  const { screen, apdus, prompt, connected } = useWallet();
  const isUp = useIsUp('signer');
  const { name, kind } = MODELS[signerModel];
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-16">
      <p className="flex items-center justify-between gap-8 body-3">
        <span className="body-3-semi-bold" style={{ color: 'var(--party-signer)' }}>
          {name}
        </span>
        <State isReachable={connected !== false} isUp={isUp} waiting={prompt !== null} />
      </p>
      <div
        className={`mx-auto w-full shrink-0 bg-[#1c1d1f] shadow-lg ring-1 ring-[#3c3d40] ${
          kind === 'touch' ? 'max-w-[272px] rounded-[28px] p-12' : 'max-w-320 rounded-full px-40 py-16'
        }`}
      >
        {isUp ? <SignerScreen model={signerModel} screen={screen} /> : <Disconnected url={signerUrl} />}
      </div>
      {kind === 'touch' && isUp && prompt !== null && <SignerHint screen={screen} />}
      <ApduList apdus={apdus} />
    </div>
  );
}

function State({ isReachable, isUp, waiting }: { isReachable: boolean; isUp: boolean; waiting: boolean }) {
  if (!isReachable) return <span className="text-error">out of reach</span>;
  if (!isUp) return <span className="text-error">disconnected</span>;
  if (!waiting) return <span className="text-muted">connected</span>;
  return (
    <span role="status" className="flex items-center gap-6 body-3-semi-bold text-base">
      <span
        aria-hidden="true"
        className="breathe size-8 rounded-full"
        style={{ background: 'var(--party-signer)' }}
      />
      waiting for you
    </span>
  );
}

function Disconnected({ url }: { url: string }) {
  return (
    <div className="flex aspect-[400/672] flex-col items-center justify-center gap-16 rounded-md bg-black p-16 text-center text-white">
      <Spot appearance="icon" icon={Unlink} size={48} />
      <p className="body-2-semi-bold">Signer disconnected</p>
      <p className="body-3 break-words">
        Nothing answers at {url}. Start the signer again; its screen comes back by itself.
      </p>
    </div>
  );
}
