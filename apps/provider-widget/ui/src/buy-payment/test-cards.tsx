import { TEST_CARDS } from '@exchange-sim/contract';
import { shaped } from './card-text.js';

/** The only numbers the sandbox takes, to be filled in with one click. */
export function TestCards({ onPick }: { onPick(number: string): void }) {
  return (
    <section className="sandbox" aria-labelledby="test-cards">
      <h2 id="test-cards">Test cards</h2>
      <p className="hint">Nothing is charged. Pick one to fill in the form.</p>
      <ul>
        {TEST_CARDS.map(({ number, title }) => (
          <li key={number}>
            <button type="button" className="sandbox-account test-card" onClick={() => onPick(number)}>
              <span className="card-number">{shaped('number', number)}</span>
              <span className="hint">{title}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
