import type { ReactNode } from 'react';
import type { ApiError } from '../api/api-error.js';

interface NoticeProps {
  tone: 'info' | 'warning' | 'error';
  title?: string;
  children: ReactNode;
}

/** A message beside the thing it is about. Errors are read out at once. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      {title && <p className="notice-title">{title}</p>}
      {children}
    </div>
  );
}

/** What went wrong and what to do, as the backend put it. */
export function ErrorNotice({ error }: { error: ApiError }) {
  return (
    <Notice tone="error">
      <p>{error.message}</p>
      {error.fix && <p>{error.fix}</p>}
    </Notice>
  );
}
