import type { PartState } from '@exchange-sim/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useWallet } from '../events/wallet-events.js';
import type { PartyId } from '../parties/parties.js';
import { PartyTag } from '../parties/party-tag.js';

const PARTS: Record<PartState['name'], { party: PartyId; what: string; fix: string }> = {
  signer: {
    party: 'signer',
    what: 'The signer does not answer.',
    fix: 'Start it again (exchange-sim signer) or see that its address is right; nothing can be signed until then.',
  },
  chain: {
    party: 'wallet',
    what: 'The Ethereum node does not answer.',
    fix: 'Start it again or see ETH_RPC_URL; balances stand still and nothing can be sent until then.',
  },
  bitcoin: {
    party: 'wallet',
    what: 'The Bitcoin node does not answer.',
    fix: 'Start it again or see BITCOIN_URL; bitcoin balances stand still and no bitcoin can be sent until then.',
  },
  'ledger-backend': {
    party: 'ledger-backend',
    what: 'The Ledger Backend does not answer.',
    fix: 'Start it again; providers, quotes and history come back by themselves.',
  },
};

/** Names each part that is down, what that means, and goes away by itself when the part is back. */
export function PartsBanner() {
  const { parts, connected } = useWallet();
  useRefreshOnRecovery();
  const down = parts.filter((part) => !part.up);
  if (connected !== false && down.length === 0) return null;
  return (
    <div role="alert" className="flex flex-col gap-1">
      {connected === false && (
        <Line
          party="wallet"
          what="The wallet’s own process does not answer."
          fix="Start the stack again; this page reconnects by itself."
        />
      )}
      {connected !== false &&
        down.map((part) => <Line key={part.name} {...PARTS[part.name]} problem={part.problem} />)}
    </div>
  );
}

interface LineProps {
  party: PartyId;
  what: string;
  fix: string;
  problem?: string | undefined;
}

function Line({ party, what, fix, problem }: LineProps) {
  return (
    <p className="flex flex-wrap items-center gap-x-12 gap-y-4 bg-warning px-16 py-8 body-3 text-base">
      <PartyTag party={party} />
      <span className="body-3-semi-bold">{what}</span>
      {problem && <span>{problem}</span>}
      <span className="text-muted">{fix}</span>
    </p>
  );
}

/** What failed while a part was down is asked for again once everything answers. */
function useRefreshOnRecovery() {
  const queryClient = useQueryClient();
  const { parts, connected } = useWallet();
  const healthy = connected === true && parts.every((part) => part.up);
  const wasUnhealthy = useRef(false);
  useEffect(() => {
    if (!healthy) wasUnhealthy.current = connected !== undefined;
    else if (wasUnhealthy.current) {
      wasUnhealthy.current = false;
      void queryClient.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
    }
  }, [healthy, connected, queryClient]);
}
