import { Button } from '@ledgerhq/lumen-ui-react';
import { Planet } from '@ledgerhq/lumen-ui-react/symbols';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { Empty } from '../controls/empty.js';
import { Problem } from '../controls/problem.js';
import { useManifests } from '../discover/use-manifests.js';
import { Loading } from '../shell/loading.js';
import { Page } from '../shell/page.js';
import { presentTheme } from '../theme/theme.js';
import { LiveAppFrame } from './live-app-frame.js';

/** A manifest's URL with what Ledger Wallet adds for Discover. */
function discoverUrl(base: string, theme: string): string {
  const url = new URL(base);
  url.searchParams.set('theme', theme);
  url.searchParams.set('lang', 'en');
  return url.href;
}

/** A Live App opened from Discover. */
export function DiscoverLiveAppPage() {
  const { manifestId } = useParams();
  const navigate = useNavigate();
  const [theme] = useState(presentTheme);
  const { data: manifests, error, refetch } = useManifests();
  const manifest = manifests?.find(({ id }) => id === manifestId);
  if (manifest) {
    return (
      <LiveAppFrame
        url={discoverUrl(manifest.url, theme)}
        manifest={manifest}
        name={manifest.name}
        onClose={() => navigate('/discover')}
      />
    );
  }
  return (
    <Page title="Discover">
      {error && <Problem title="The Live Apps are not known" error={error} onRetry={() => void refetch()} />}
      {!manifests && !error && <Loading />}
      {manifests && (
        <Empty icon={Planet} title="This Live App is not loaded">
          <p>No manifest with the id “{manifestId}” is loaded. Load it in Settings, developer mode.</p>
          <Button asChild appearance="gray" size="sm">
            <Link to="/settings">Open Settings</Link>
          </Button>
        </Empty>
      )}
    </Page>
  );
}
