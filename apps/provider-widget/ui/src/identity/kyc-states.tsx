import { useState } from 'react';
import { DealSummary } from '../deal/deal-summary.js';
import { PageTitle } from '../layout/page-title.js';
import { Support } from '../layout/support.js';
import { KycForm } from './kyc-form.js';

/** The check is being made; the page moves on by itself. */
export function KycPending() {
  return (
    <div className="columns">
      <section className="panel">
        <p className="eyebrow">Identity check</p>
        <PageTitle>We are checking your identity</PageTitle>
        <p role="status" className="working">
          This page goes on by itself as soon as the check is done. You may also close it and come back later.
        </p>
        <Support />
      </section>
      <DealSummary />
    </div>
  );
}

/** The check failed: other details may be sent, or people can look again. */
export function KycRejected({ reason }: { reason: string | undefined }) {
  const [again, setAgain] = useState(false);
  if (again) return <KycForm />;
  return (
    <div className="columns">
      <section className="panel">
        <p className="eyebrow eyebrow-error">Identity check</p>
        <PageTitle>We could not verify your identity</PageTitle>
        <p>{reason ?? 'The document you gave could not be verified.'}</p>
        <p>
          Nothing was exchanged and nothing left your account. If you think this is wrong, our support can
          look again.
        </p>
        <button type="button" className="button" onClick={() => setAgain(true)}>
          Send other details
        </button>
        <Support />
      </section>
      <DealSummary />
    </div>
  );
}
