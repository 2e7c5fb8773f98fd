import { COUNTRIES } from '../identity/countries.js';
import { Field } from '../layout/field.js';
import { countryName } from '../money/names.js';

interface CountryChoiceProps {
  country: string;
  onChoose(country: string): void;
}

/** Where the user lives, of a link that does not say so: prices and what may be sold depend on it. */
export function CountryChoice({ country, onChoose }: CountryChoiceProps) {
  return (
    <Field
      label="Country you live in"
      control={({ id }) => (
        <select id={id} value={country} onChange={(event) => onChoose(event.target.value)}>
          {COUNTRIES.map((code) => (
            <option key={code} value={code}>
              {countryName(code)}
            </option>
          ))}
        </select>
      )}
    />
  );
}
