import { Navigate, useNavigate } from 'react-router';
import { useRampContext } from '../ramp/ramp-layout.js';
import { WhereForm } from '../ramp/where-form.js';
import { countryOptions } from './limits.js';
import { SaleSummary } from './sale-summary.js';
import { sellSearch, useSellState } from './sell-state.js';

const WORDS = {
  question: 'Where should the money go?',
  noCountry: 'Choose the country of your bank account.',
  noMethod: 'Choose how you want to be paid.',
  does: 'pays',
  or: 'be paid in',
  instead: 'Receive',
};

/** Step 2: in which country, by which method. */
export function WhereStep() {
  const navigate = useNavigate();
  const [state, change] = useSellState();
  const { providers } = useRampContext();
  const { from, to, amount } = state;
  if (!from || !to || !amount) return <Navigate to={`/sell?${sellSearch(state)}`} replace />;
  return (
    <WhereForm
      words={WORDS}
      summary={<SaleSummary state={{ ...state, from, to, amount }} />}
      fiat={to}
      countries={countryOptions(providers, from, to)}
      chosen={state}
      onChange={({ fiat, ...changes }) => change({ ...changes, ...(fiat && { to: fiat }) })}
      onProceed={() => navigate(`/sell/quotes?${sellSearch(state)}`)}
    />
  );
}
