import { Check, Copy } from '@ledgerhq/lumen-ui-react/symbols';
import { useEffect, useState } from 'react';

/** "0x71C7…976F". */
export function middleCut(text: string, head = 6, tail = 4): string {
  return text.length <= head + tail + 1 ? text : `${text.slice(0, head)}…${text.slice(-tail)}`;
}

const COPIED_MS = 1500;

/** An address or hash, cut in the middle, with a button that copies all of it. */
export function Copyable({ text, what, whole = false }: { text: string; what: string; whole?: boolean }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="inline-flex min-w-0 items-center gap-4">
      <span className={whole ? 'break-all' : 'whitespace-nowrap tabular'} title={text}>
        {whole ? text : middleCut(text)}
      </span>
      <button
        type="button"
        aria-label={copied ? `${what} copied` : `Copy ${what}`}
        onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
        className="inline-flex size-24 shrink-0 cursor-pointer items-center justify-center rounded-xs text-muted hover:bg-base-transparent-hover hover:text-base"
      >
        {copied ? <Check size={16} /> : <Copy size={16} />}
      </button>
    </span>
  );
}
