import { useState } from 'react';
import { middleCut } from '../money/money.js';

interface CopyableProps {
  text: string;
  label: string;
  /** Shows all of it: an address must be comparable to the last character. */
  whole?: boolean;
}

/** A long identifier, cut in the middle, with a button that copies all of it. */
export function Copyable({ text, label, whole = false }: CopyableProps) {
  const [result, setResult] = useState<'copied' | 'shown'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
    } catch {
      // a frame may not be allowed to use the clipboard: then all of it is there to be selected
      setResult('shown');
    }
  };
  return (
    <span className="copyable">
      <code title={text} className={whole ? 'whole' : undefined}>
        {whole || result === 'shown' ? text : middleCut(text)}
      </code>
      {result !== 'shown' && (
        <button type="button" className="button-plain" onClick={copy} aria-label={`Copy ${label}`}>
          {result === 'copied' ? 'Copied' : 'Copy'}
        </button>
      )}
    </span>
  );
}
