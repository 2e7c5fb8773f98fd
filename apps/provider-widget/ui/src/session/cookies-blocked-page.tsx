import { PageTitle } from '../layout/page-title.js';
import { Support } from '../layout/support.js';
import { useWidget } from '../widget-context.js';

/** The browser did not send the cookie of the sign-in back: which setting does that, and the ways on. */
export function CookiesBlockedPage() {
  const { config, session, parameters, insideWallet } = useWidget();
  const site = new URL(config.providerApiUrl).host;
  return (
    <section className="panel narrow">
      <p className="eyebrow eyebrow-error">Sign in</p>
      <PageTitle>Your browser blocks our cookies</PageTitle>
      <p>
        Your email and password were right, but the browser did not keep the cookie of {config.brand} (
        <code>{site}</code>) that remembers your sign-in. Without it we cannot tell that it is you.
      </p>
      <p>Allow it for this site, then try again:</p>
      <ul className="steps-text">
        <li>
          <strong>Chrome, Edge, Brave:</strong> Settings → Privacy and security → Third-party cookies → “Sites
          allowed to use third-party cookies” → add <code>{site}</code>
        </li>
        <li>
          <strong>Firefox:</strong> the shield beside the address → turn “Enhanced Tracking Protection” off
          for this site
        </li>
        <li>
          <strong>Safari:</strong> Settings → Privacy → turn off “Prevent cross-site tracking” and “Block all
          cookies”
        </li>
      </ul>
      <p className="actions">
        <button type="button" className="button" onClick={() => session.end()}>
          Try again
        </button>
        {insideWallet && (
          <a className="button button-quiet" href={location.href} target="_blank" rel="noreferrer">
            Open in its own tab
          </a>
        )}
      </p>
      {insideWallet && (
        <p className="hint">
          {parameters.mode === 'buy'
            ? 'In a tab of its own our cookie is not a third party’s: you can buy there, the coins go to the same address.'
            : 'In a tab of its own our cookie is not a third party’s. Only Ledger Wallet can ask your signer, so that page leads back to it.'}
        </p>
      )}
      <Support />
    </section>
  );
}
