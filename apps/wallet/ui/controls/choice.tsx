import {
  Select,
  SelectContent,
  SelectItem,
  SelectItemContent,
  SelectItemDescription,
  SelectItemText,
  SelectList,
  SelectTrigger,
} from '@ledgerhq/lumen-ui-react';
import { useId } from 'react';

export interface Option {
  value: string;
  label: string;
  description?: string;
}

interface Props {
  label: string;
  value: string | undefined;
  options: readonly Option[];
  onChange(value: string): void;
  /** What is wrong, shown below the field. */
  error?: string | undefined;
}

/** Lumen's Select with a name assistive technology reads, and its error beside it. */
export function Choice({ label, value, options, onChange, error }: Props) {
  const errorId = useId();
  return (
    <div className="min-w-0 flex-1">
      <Select
        items={options.map((option) => ({ ...option }))}
        value={value ?? null}
        onValueChange={(next) => next !== null && next !== value && onChange(next)}
      >
        <SelectTrigger
          label={label}
          labelClassName="group-hover:text-base group-data-popup-open:text-base"
          aria-label={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? errorId : undefined}
          {...(error && { className: 'ring-1 ring-error' })}
        />
        <SelectContent aria-label={label}>
          <SelectList
            aria-label={label}
            renderItem={(item) => (
              <SelectItem key={item.value} value={item.value}>
                <SelectItemContent>
                  <SelectItemText>{item.label}</SelectItemText>
                  {item.description && <SelectItemDescription>{item.description}</SelectItemDescription>}
                </SelectItemContent>
              </SelectItem>
            )}
          />
        </SelectContent>
      </Select>
      {error && (
        <p id={errorId} role="alert" className="mt-8 body-3 text-error">
          {error}
        </p>
      )}
    </div>
  );
}
