import { Tag, type TagProps } from '@ledgerhq/lumen-ui-react';
import type { CSSProperties } from 'react';
import type { StatusView, Tone } from './status.js';

const APPEARANCE: Record<Tone, TagProps['appearance']> = {
  gray: 'gray',
  warning: 'warning',
  success: 'success',
  blue: 'base',
  error: 'error',
};

/** Lumen has no blue tag, and its amber one is too pale on white to be read. */
const STYLE: Partial<Record<Tone, CSSProperties>> = {
  blue: { background: 'var(--status-refunded-ground)', color: 'var(--status-refunded)' },
  warning: { color: 'var(--status-on-hold)' },
};

export function StatusTag({ status: { label, tone } }: { status: StatusView }) {
  return <Tag label={label} appearance={APPEARANCE[tone] ?? 'gray'} style={STYLE[tone]} />;
}
