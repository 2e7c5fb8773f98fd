import { Button } from '@ledgerhq/lumen-ui-react';
import { ChevronRight, Planet } from '@ledgerhq/lumen-ui-react/symbols';
import { Link } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { useManifests } from './use-manifests.js';

/** Live Apps one can open: those whose manifests were loaded in developer mode. */
export function DiscoverPage() {
  const { data: manifests, error, refetch } = useManifests();
  return (
    <Page title="Discover">
      {error && <Problem title="The Live Apps are not known" error={error} onRetry={() => void refetch()} />}
      {!manifests && !error && <Loading />}
      {manifests?.length === 0 && (
        <Empty icon={Planet} title="No Live App is loaded">
          <p>
            Turn on developer mode and load the manifest of your Live App; it can be opened from here then.
          </p>
          <Button asChild appearance="gray" size="sm">
            <Link to="/settings">Open Settings</Link>
          </Button>
        </Empty>
      )}
      {manifests && manifests.length > 0 && (
        <ul aria-label="Live Apps" className="overflow-hidden rounded-lg bg-surface">
          {manifests.map(({ id, name, url, content }) => (
            <li key={id} className="border-b border-muted-subtle last:border-b-0">
              <Link to={`/discover/${id}`} className="flex items-center gap-16 p-16 hover:bg-surface-hover">
                <span className="min-w-0 flex-1">
                  <span className="block truncate body-1-semi-bold text-base">{name}</span>
                  <span className="block truncate body-3 text-muted">
                    {content.shortDescription.en ?? new URL(url).host}
                  </span>
                </span>
                <ChevronRight size={20} className="text-muted" aria-hidden="true" />
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
