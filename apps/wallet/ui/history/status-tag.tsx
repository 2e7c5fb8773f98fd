import { Tag, type TagProps } from '@ledgerhq/lumen-ui-react';
import type { StatusView, Tone } from './status.js';

const APPEARANCE: Record<Tone, TagProps['appearance']> = {
  gray: 'gray',
  warning: 'warning',
  success: 'success',
  blue: 'base',
  error: 'error',
};

/** Lumen has no blue tag: refunds take the status token. */
const BLUE = { background: 'var(--status-refunded-ground)', color: 'var(--status-refunded)' };

export function StatusTag({ status }: { status: StatusView }) {
  return (
    <Tag
      label={status.label}
      appearance={APPEARANCE[status.tone] ?? 'gray'}
      {...(status.tone === 'blue' && { style: BLUE })}
    />
  );
}
