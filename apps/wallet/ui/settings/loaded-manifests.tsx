import { IconButton } from '@ledgerhq/lumen-ui-react';
import { Trash } from '@ledgerhq/lumen-ui-react/symbols';
import { Link } from 'react-router';
import { Problem } from '../controls/problem.js';
import { useManifests, useRemoveManifest } from '../discover/use-manifests.js';

/** The manifests that are loaded, each with the way to open and to forget it. */
export function LoadedManifests() {
  const { data: manifests, error, refetch } = useManifests();
  const { mutate: remove, error: removeError } = useRemoveManifest();
  if (error)
    return <Problem title="The Live Apps are not known" error={error} onRetry={() => void refetch()} />;
  if (!manifests?.length) return null;
  return (
    <>
      {removeError !== null && <Problem title="The manifest was not removed" error={removeError} />}
      <ul aria-label="Loaded manifests" className="rounded-lg bg-surface px-24 py-8">
        {manifests.map(({ id, name, url, permissions }) => (
          <li
            key={id}
            className="flex items-center gap-16 border-b border-muted-subtle py-12 last:border-b-0"
          >
            <div className="min-w-0 flex-1">
              <Link to={`/discover/${id}`} className="rounded-xs body-2-semi-bold text-base hover:underline">
                {name}
              </Link>
              <p className="truncate body-3 text-muted">
                {url} · {permissions.length} permissions
              </p>
            </div>
            <IconButton
              appearance="no-background"
              size="sm"
              icon={Trash}
              aria-label={`Remove ${name}`}
              onClick={() => remove(id)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
