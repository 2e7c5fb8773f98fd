import type { ScenarioView } from '@exchange-sim/contract';
import { TextInput } from '@ledgerhq/lumen-ui-react';
import { type KeyboardEvent, useRef, useState } from 'react';

interface Props {
  scenarios: readonly ScenarioView[];
  active: string | undefined;
  onChoose(id: string): void;
}

const PRODUCTS = [
  ['buy', 'Buy'],
  ['sell', 'Sell'],
  ['swap', 'Swap'],
] as const;

/** Everything that can go wrong, by product; the arrow keys go from the search through the list. */
export function ScenarioMenu({ scenarios, active, onChoose }: Props) {
  const [sought, setSought] = useState('');
  const found = scenarios.filter(matches(sought));
  const { list, keyboard } = useArrowKeys();
  return (
    <div ref={list} {...keyboard} className="flex min-h-0 flex-col gap-8">
      <TextInput
        label="Search what can go wrong"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        autoComplete="off"
      />
      <p role="status" className="body-4 text-muted">
        {found.length === 0
          ? `Nothing that can go wrong has “${sought.trim()}” in it.`
          : `${found.length} of ${scenarios.length}`}
      </p>
      <div className="flex min-h-0 flex-col gap-8 overflow-y-auto p-2 max-h-[36dvh] min-[760px]:max-h-[26dvh]">
        {PRODUCTS.map(([product, name]) => {
          const own = found.filter((scenario) => scenario.product === product);
          if (own.length === 0) return null;
          return (
            <section key={product} aria-label={name}>
              <h3 className="body-4 text-muted">{name}</h3>
              <ul>
                {own.map(({ id, title }) => (
                  <li key={id}>
                    <button
                      type="button"
                      data-scenario={id}
                      aria-pressed={id === active}
                      onClick={() => onChoose(id)}
                      className="w-full cursor-pointer rounded-sm px-8 py-4 text-left body-3 text-base hover:bg-base-transparent-hover aria-pressed:bg-muted-transparent aria-pressed:body-3-semi-bold"
                    >
                      {title}
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </div>
  );
}

const matches =
  (sought: string) =>
  ({ id, title, requirement, clause, see }: ScenarioView): boolean => {
    const text = [id, title, requirement, clause, see].join(' ').toLowerCase();
    return sought
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word));
  };

function useArrowKeys() {
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || !list.current) return;
    const stops = [...list.current.querySelectorAll<HTMLElement>('input, button[data-scenario]')];
    const next = stops[stops.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return { list, keyboard: { onKeyDown } };
}
