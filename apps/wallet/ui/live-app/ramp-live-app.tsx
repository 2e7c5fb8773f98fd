import type { Manifest } from '@exchange-sim/contract';
import { Button } from '@ledgerhq/lumen-ui-react';
import { type ReactNode, useEffect } from 'react';
import { useNavigate } from 'react-router';
import { Problem } from '../controls/problem.js';
import { reportHop } from '../hops/hops.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { LiveAppFrame } from './live-app-frame.js';

interface Props {
  title: 'Sell' | 'Buy';
  verb: 'sell' | 'buy';
  steps: ReactNode;
  liveApp: {
    data: { url: string; manifest: Manifest; ledgerTransactionId?: string } | undefined;
    error: unknown;
    refetch(): unknown;
  };
  /** Where the quotes are. */
  quotesPath: string;
  /** Where closing the frame leads; to the quotes when absent. */
  closePath?: string | undefined;
  /** Where it leads when the provider's page closes itself; as above when absent. */
  donePath?: string | undefined;
}

/** Step 4: the provider's own page, framed. */
export function RampLiveApp({ title, verb, steps, liveApp, quotesPath, closePath, donePath }: Props) {
  const navigate = useNavigate();
  const { data, error, refetch } = liveApp;
  const { url, ledgerTransactionId } = data ?? {};
  useEffect(() => {
    const request = { url, ...(ledgerTransactionId && { ledgerTransactionId }) };
    if (url) reportHop({ from: 'wallet', to: 'provider-widget', kind: 'ui', name: 'redirect', request });
  }, [url, ledgerTransactionId]);
  const close = () => navigate(closePath ?? quotesPath);
  if (data) {
    return (
      <LiveAppFrame
        url={data.url}
        manifest={data.manifest}
        name={data.manifest.name}
        verb={verb}
        onClose={close}
        {...(donePath && { onDone: () => navigate(donePath) })}
      />
    );
  }
  return (
    <Page title={title}>
      {steps}
      {error ? (
        <Problem title="The provider cannot be opened" error={error} onRetry={() => void refetch()}>
          <Button size="sm" appearance="transparent" onClick={() => navigate(quotesPath)}>
            Get new quotes
          </Button>
        </Problem>
      ) : (
        <Loading />
      )}
    </Page>
  );
}
