import { useState } from 'react';
import { middleCut } from '../money/money.js';

/** A long identifier, cut in the middle, with a button that copies all of it. */
export function Copyable({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <span className="copyable">
      <code title={text}>{middleCut(text)}</code>
      <button type="button" className="button-plain" onClick={copy} aria-label={`Copy ${label}`}>
        {copied ? 'Copied' : 'Copy'}
      </button>
    </span>
  );
}
