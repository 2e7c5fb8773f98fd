import { PARTIES, type PartyId } from './parties.js';

/** Names one of the five systems in its colour. */
export function PartyTag({ party }: { party: PartyId }) {
  const { name, colour } = PARTIES[party];
  return (
    <span className="inline-flex items-center gap-6 body-3-semi-bold" style={{ color: colour }}>
      <span aria-hidden="true" className="size-8 rounded-full" style={{ background: colour }} />
      {name}
    </span>
  );
}
