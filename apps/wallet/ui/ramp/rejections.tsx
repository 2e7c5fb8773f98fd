import type { OffRampRejection } from '@exchange-sim/contract';
import { Link } from 'react-router';
import { PartyTag } from '../parties/party-tag.js';

/** A way out of a rejection: where it leads and what the link says. */
export interface Mend {
  to: string;
  text: string;
}

interface Props {
  rejections: readonly OffRampRejection[];
  mendOf(rejection: OffRampRejection): Mend | undefined;
}

/** Providers that made no offer, each with its reason and the way out. */
export function Rejections({ rejections, mendOf }: Props) {
  if (rejections.length === 0) return null;
  return (
    <section aria-label="Providers without an offer" className="flex flex-col gap-12">
      <h3 className="body-2-semi-bold text-muted">No offer from</h3>
      <ul className="flex flex-col gap-8">
        {rejections.map((rejection) => (
          <li
            key={rejection.providerId}
            className="flex flex-col gap-4 rounded-md bg-surface p-16 body-3 text-muted"
          >
            <span className="flex flex-wrap items-center gap-x-12">
              <b className="body-2-semi-bold text-base">{rejection.providerName}</b>
              <PartyTag party="provider" />
            </span>
            <span className="text-base">{rejection.message}</span>
            {rejection.fix && <span>{rejection.fix}</span>}
            <MendLink mend={mendOf(rejection)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function MendLink({ mend }: { mend: Mend | undefined }) {
  if (!mend) return null;
  return (
    <Link to={mend.to} className="self-start rounded-xs text-base underline">
      {mend.text}
    </Link>
  );
}
