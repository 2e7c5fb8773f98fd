import type { Manifest, WalletAccount } from '@exchange-sim/contract';
import { Button, IconButton } from '@ledgerhq/lumen-ui-react';
import { Close, ShieldLock } from '@ledgerhq/lumen-ui-react/symbols';
import { useEffect, useRef, useState } from 'react';
import { Empty } from '../controls/empty.js';
import { PartyTag } from '../parties/party-tag.js';
import { Page } from '../shell/page.js';
import { QuoteExpired } from '../swap/quote-expired.js';
import { useConfig } from '../wire/config.js';
import { AccountPicker, type AccountQuestion } from './account-picker.js';
import type { ExchangeFailure } from './exchange-failure.js';
import { FailureNotice, type Sent, SentNotice } from './exchange-notice.js';
import { serveLiveApp } from './live-app-server.js';
import { SignerPrompt, type Verb } from './signer-prompt.js';

interface Props {
  url: string;
  manifest: Manifest;
  name: string;
  /** What the user does there with their money. */
  verb?: Verb;
  onClose(): void;
  /** The Live App has closed itself; as if the user had closed it when absent. */
  onDone?: () => void;
  /** Leads back to the quotes; offered when the price no longer holds. */
  onNewQuotes?: () => void;
  /** The quote the user came with no longer holds. */
  isExpired?: boolean;
}

/** Frames a Live App, unless its address is the wallet's own: the sandbox would not hold what runs there. */
export function LiveAppFrame(props: Props) {
  if (new URL(props.url).origin !== window.location.origin) return <Framed {...props} />;
  return (
    <Page title={props.name}>
      <Empty icon={ShieldLock} title="This Live App cannot be framed">
        <p>
          Its address is the wallet’s own. Serve it from another origin, such as another port, and change its
          manifest.
        </p>
      </Empty>
    </Page>
  );
}

/** A Live App in the content column: its name and a close button above, the wallet's notices between, its own page below. */
function Framed({ url, manifest, name, verb, onClose, onDone, onNewQuotes, isExpired = false }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { question, failure, sent, isDone, clearFailure, clearSent } = useServed(
    frame,
    url,
    manifest,
    onDone ?? onClose,
  );
  const isOver = isExpired && !isDone;
  useEffect(() => {
    document.title = `${name} · Wallet`;
  }, [name]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex shrink-0 items-center gap-12 border-b border-muted-subtle px-16 py-8">
        <h1 className="min-w-0 truncate body-1-semi-bold text-base">{name}</h1>
        <PartyTag party="provider" />
        <span className="min-w-0 flex-1 truncate body-3 text-muted">{new URL(url).host}</span>
        <IconButton
          appearance="transparent"
          size="sm"
          icon={Close}
          aria-label={`Close ${name}`}
          onClick={onClose}
        />
      </header>
      <div className="flex shrink-0 flex-col gap-12 p-12 empty:hidden">
        <SignerPrompt verb={verb} />
        {isOver && <QuoteExpired onNewQuotes={onNewQuotes} />}
        {failure && (
          <FailureNotice
            failure={failure}
            onClose={clearFailure}
            action={
              failure.isQuoteExpired &&
              !isOver &&
              onNewQuotes && (
                <Button size="sm" appearance="transparent" onClick={onNewQuotes}>
                  Get new quotes
                </Button>
              )
            }
          />
        )}
        {sent && <SentNotice sent={sent} onClose={clearSent} />}
      </div>
      <iframe
        ref={frame}
        src={url}
        title={name}
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox"
        allow="clipboard-write; payment"
        referrerPolicy="origin"
        className="mb-64 min-h-0 w-full flex-1 border-0 bg-white min-[1100px]:mb-0"
      />
      {question && <AccountPicker question={question} by={name} />}
    </div>
  );
}

function useServed(
  frame: React.RefObject<HTMLIFrameElement | null>,
  url: string,
  manifest: Manifest,
  onClose: () => void,
) {
  const { currencies } = useConfig();
  const [question, setQuestion] = useState<AccountQuestion>();
  const [failure, setFailure] = useState<ExchangeFailure>();
  const [sent, setSent] = useState<Sent>();
  const [isDone, setDone] = useState(false);
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    if (!frame.current) return;
    const chooseAccount = (accounts: WalletAccount[]) =>
      new Promise<WalletAccount>((resolve, reject) => {
        const answered = (answer: () => void) => () => {
          setQuestion(undefined);
          answer();
        };
        setQuestion({
          accounts,
          choose: (account) => answered(() => resolve(account))(),
          refuse: answered(() => reject(new Error('Canceled by user'))),
        });
      });
    return serveLiveApp(
      frame.current,
      url,
      { manifest, currencies, chooseAccount },
      {
        onFailure: setFailure,
        onCompleted: (done) => {
          setFailure(undefined);
          setSent(done);
          setDone(true);
        },
        onClose: () => close.current(),
      },
    );
  }, [frame, url, manifest, currencies]);
  return {
    question,
    failure,
    sent,
    isDone,
    clearFailure: () => setFailure(undefined),
    clearSent: () => setSent(undefined),
  };
}
