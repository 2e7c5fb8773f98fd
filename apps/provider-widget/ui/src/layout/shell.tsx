import type { ReactNode } from 'react';
import { Logo } from './logo.js';

interface ShellProps {
  brand: string;
  supportUrl?: string;
  supportEmail?: string;
  /** What stands at the right of the header. */
  menu?: ReactNode;
  children: ReactNode;
}

/** The site around each page. */
export function Shell({ brand, supportUrl, supportEmail, menu, children }: ShellProps) {
  return (
    <div className="site">
      <header className="site-header">
        <span className="brand">
          <Logo brand={brand} />
          <span>{brand}</span>
        </span>
        {menu}
      </header>
      <main className="site-main">{children}</main>
      <footer className="site-footer">
        <p>Sandbox of {brand}: no real money moves here.</p>
        {supportUrl && (
          <p>
            <a href={supportUrl} target="_blank" rel="noreferrer">
              Help
            </a>
            {supportEmail && <a href={`mailto:${supportEmail}`}>{supportEmail}</a>}
          </p>
        )}
      </footer>
    </div>
  );
}
