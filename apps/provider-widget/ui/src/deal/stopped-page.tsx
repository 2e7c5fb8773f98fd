import { z } from 'zod';
import { PageTitle } from '../layout/page-title.js';
import { goTo } from '../layout/route.js';
import { Support } from '../layout/support.js';
import { type Product, stop } from '../wallet/sdk-failure.js';
import { useWidget } from '../widget-context.js';

const titlesOf = (product: Product) => ({
  refused: `You refused this ${product}`,
  closed: 'The request was closed',
  failed: `The ${product} did not go through`,
});
const pageState = z.object({ stop });

/** The sale or swap ended without a payment: why, and what can be done. */
export function StoppedPage() {
  const product = useWidget().parameters.mode === 'swap' ? 'swap' : 'sale';
  const known = pageState.safeParse(history.state).data?.stop;
  const kind = known?.kind ?? 'failed';
  return (
    <section className="panel narrow">
      <p className={kind === 'failed' ? 'eyebrow eyebrow-error' : 'eyebrow'}>
        {product === 'swap' ? 'Swap' : 'Sale'} not made
      </p>
      <PageTitle>{titlesOf(product)[kind]}</PageTitle>
      <p>{known?.sentence ?? 'Nothing was sent.'}</p>
      {known?.fix && <p>{known.fix}</p>}
      {kind === 'failed' && known?.technical && (
        <details>
          <summary>For our support</summary>
          <code className="technical">{known.technical}</code>
        </details>
      )}
      <button type="button" className="button" onClick={() => goTo({ page: 'review' })}>
        Try again
      </button>
      <Support />
    </section>
  );
}
