import type { Product } from '@exchange-sim/contract';
import { PageTitle } from '../layout/page-title.js';
import { Shell } from '../layout/shell.js';
import type { ParameterProblem } from './parameters.js';

interface WrongParametersProps {
  brand: string;
  product: Product;
  problems: ParameterProblem[];
}

const NOUNS: Record<Product, string> = { buy: 'purchase', sell: 'sale', swap: 'swap' };

/** Names each wrong parameter of the link and how to mend it. */
export function WrongParametersPage({ brand, product, problems }: WrongParametersProps) {
  const noun = NOUNS[product];
  return (
    <Shell brand={brand}>
      <section className="panel narrow">
        <p className="eyebrow eyebrow-error">Live App URL</p>
        <PageTitle>This link cannot start a {noun}</PageTitle>
        <p>
          {problems.length === 1 ? 'One parameter is' : `${problems.length} parameters are`} wrong. Nothing
          was started; go back to Ledger Wallet and start the {noun} again. If you built the link yourself,
          mend this:
        </p>
        <ul className="problems">
          {problems.map(({ parameter, received, problem, mend }) => (
            <li key={`${parameter} ${problem}`}>
              <p>
                <code>{parameter}</code> {problem}
                {received !== undefined && (
                  <>
                    {' '}
                    (received <q>{received || 'nothing'}</q>)
                  </>
                )}
                .
              </p>
              <p className="hint">{mend}.</p>
            </li>
          ))}
        </ul>
      </section>
    </Shell>
  );
}
