/** Northgate's sign, a gate whose opening points north; of another brand its first letter. */
export function Logo({ brand }: { brand: string }) {
  return (
    <svg className="logo" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      {brand.startsWith('Northgate') ? (
        <>
          <path className="logo-gate" d="M3 29V15a13 13 0 0 1 26 0v14h-7V17a6 6 0 0 0-12 0v12z" />
          <path className="logo-needle" d="m16 14 4.5 15L16 26.4 11.5 29z" />
        </>
      ) : (
        <>
          <circle className="logo-gate" cx="16" cy="16" r="14" />
          <text className="logo-letter" x="16" y="16" textAnchor="middle" dominantBaseline="central">
            {brand.slice(0, 1)}
          </text>
        </>
      )}
    </svg>
  );
}
