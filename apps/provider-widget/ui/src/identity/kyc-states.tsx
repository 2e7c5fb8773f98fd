import { PageTitle } from '../layout/page-title.js';
import { SaleSummary } from '../layout/sale-summary.js';
import { Support } from '../layout/support.js';

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
      <SaleSummary />
    </div>
  );
}

/** The check failed; only people can help now. */
export function KycRejected({ reason }: { reason: string | undefined }) {
  return (
    <div className="columns">
      <section className="panel">
        <p className="eyebrow eyebrow-error">Identity check</p>
        <PageTitle>We could not verify your identity</PageTitle>
        <p>{reason ?? 'The document you gave could not be verified.'}</p>
        <p>
          Nothing was sold and nothing left your account. If you think this is wrong, our support can look
          again.
        </p>
        <Support />
      </section>
      <SaleSummary />
    </div>
  );
}
