import { Button, SegmentedControl, SegmentedControlButton, Switch } from '@ledgerhq/lumen-ui-react';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { Page } from '../shell/page.js';
import { type ThemeChoice, useThemeChoice } from '../theme/theme.js';
import { LoadedManifests } from './loaded-manifests.js';
import { ManifestLoader } from './manifest-loader.js';

const KEY = 'wallet.developer-mode';

/** Theme and developer mode. */
export function SettingsPage() {
  const { choice, choose } = useThemeChoice();
  const [developer, setDeveloper] = useState(() => localStorage.getItem(KEY) === 'on');
  const changeDeveloper = (on: boolean) => {
    localStorage.setItem(KEY, on ? 'on' : 'off');
    setDeveloper(on);
  };
  return (
    <Page title="Settings">
      <section aria-label="General" className="flex flex-col rounded-lg bg-surface px-24 py-8">
        <Setting name="Theme" help="System follows your computer.">
          <SegmentedControl
            aria-label="Theme"
            className="w-full min-[560px]:w-320"
            selectedValue={choice}
            onSelectedChange={(value) => choose(value as ThemeChoice)}
          >
            <SegmentedControlButton value="system">System</SegmentedControlButton>
            <SegmentedControlButton value="dark">Dark</SegmentedControlButton>
            <SegmentedControlButton value="light">Light</SegmentedControlButton>
          </SegmentedControl>
        </Setting>
        <Setting
          name="Make it go wrong"
          help="Have a provider misbehave, stop and move the clock, read the trace."
        >
          <Button asChild appearance="gray" size="sm">
            <Link to="/developer">Open</Link>
          </Button>
        </Setting>
        <Setting
          name="Developer mode"
          help="Load the manifest of your own Live App and open it from Discover."
        >
          <Switch aria-label="Developer mode" selected={developer} onChange={changeDeveloper} />
        </Setting>
      </section>
      {developer && (
        <section aria-label="Live Apps in developer mode" className="rise flex flex-col gap-24">
          <ManifestLoader />
          <LoadedManifests />
        </section>
      )}
    </Page>
  );
}

function Setting({ name, help, children }: { name: string; help: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-24 gap-y-12 border-b border-muted-subtle py-16 last:border-b-0">
      <div className="min-w-0 flex-1">
        <p className="body-2-semi-bold text-base">{name}</p>
        <p className="body-3 text-muted">{help}</p>
      </div>
      {children}
    </div>
  );
}
