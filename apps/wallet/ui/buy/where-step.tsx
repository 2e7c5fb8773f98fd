import { Navigate, useNavigate } from 'react-router';
import { useRampContext } from '../ramp/ramp-layout.js';
import { WhereForm } from '../ramp/where-form.js';
import { buySearch, useBuyState } from './buy-state.js';
import { countryOptions } from './limits.js';
import { PurchaseSummary } from './purchase-summary.js';

const WORDS = {
  question: 'Where does the money come from?',
  noCountry: 'Choose the country you pay from.',
  noMethod: 'Choose how you want to pay.',
  does: 'takes',
  or: 'pay in',
  instead: 'Pay in',
};

/** Step 2: from which country, by which method. */
export function WhereStep() {
  const navigate = useNavigate();
  const [state, change] = useBuyState();
  const { providers } = useRampContext();
  const { from, to, amount, account } = state;
  if (!from || !to || !amount || !account) return <Navigate to={`/buy?${buySearch(state)}`} replace />;
  return (
    <WhereForm
      words={WORDS}
      summary={<PurchaseSummary state={{ ...state, from, to, amount }} />}
      fiat={from}
      countries={countryOptions(providers, to, from)}
      chosen={state}
      onChange={({ fiat, ...changes }) => change({ ...changes, ...(fiat && { from: fiat }) })}
      onProceed={() => navigate(`/buy/quotes?${buySearch(state)}`)}
    />
  );
}
