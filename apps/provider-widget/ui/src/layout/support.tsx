import type { Product } from '../wallet/sdk-failure.js';
import { useWidget } from '../widget-context.js';

const SUBJECTS = { purchase: 'Purchase', sale: 'Sale', swap: 'Swap' };

/** Whom to write to, with the reference to name. */
export function Support({
  reference,
  product = 'sale',
}: {
  reference?: string;
  product?: Product | 'purchase';
}) {
  const { config } = useWidget();
  const subject = reference ? `?subject=${encodeURIComponent(`${SUBJECTS[product]} ${reference}`)}` : '';
  return (
    <p className="support">
      Questions? Write to <a href={`mailto:${config.supportEmail}${subject}`}>{config.supportEmail}</a>
      {reference && (
        <>
          {' '}
          and name <strong>{reference}</strong>
        </>
      )}
      , or look into our{' '}
      <a href={config.supportUrl} target="_blank" rel="noreferrer">
        help pages
      </a>
      .
    </p>
  );
}
