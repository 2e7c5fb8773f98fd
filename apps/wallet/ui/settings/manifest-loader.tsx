import { Banner, Button, TextInput } from '@ledgerhq/lumen-ui-react';
import { FileDownload } from '@ledgerhq/lumen-ui-react/symbols';
import { type FormEvent, useRef, useState } from 'react';
import { Problem } from '../controls/problem.js';
import { useLoadManifest } from '../discover/use-manifests.js';

/** Loads the manifest of a Live App from a file or from a URL. */
export function ManifestLoader() {
  const [url, setUrl] = useState('');
  const [urlProblem, setUrlProblem] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const { mutate, data: loaded, error, isPending } = useLoadManifest();

  const loadUrl = (event: FormEvent) => {
    event.preventDefault();
    const isUrl = URL.canParse(url) && /^https?:/.test(url);
    setUrlProblem(isUrl ? '' : 'Enter a whole URL, such as http://127.0.0.1:4003/manifest.json.');
    if (isUrl) mutate({ url });
  };
  const loadFile = async (chosen: File | undefined) => {
    if (chosen) mutate({ text: await chosen.text() });
  };

  return (
    <form noValidate onSubmit={loadUrl} className="flex flex-col gap-16 rounded-lg bg-surface p-24">
      <h2 className="heading-5-semi-bold text-base">Load a manifest</h2>
      <div className="flex items-start gap-12">
        <TextInput
          className="flex-1"
          label="Manifest URL"
          type="url"
          value={url}
          onChange={(event) => setUrl(event.target.value)}
          status={urlProblem ? 'error' : undefined}
          {...(urlProblem && { helperText: urlProblem })}
        />
        <Button type="submit" appearance="accent" size="md" loading={isPending}>
          Load
        </Button>
      </div>
      <div>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label="Manifest file"
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            void loadFile(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
        <Button
          type="button"
          appearance="gray"
          size="sm"
          icon={FileDownload}
          onClick={() => file.current?.click()}
        >
          Choose a file
        </Button>
      </div>
      {error !== null && <Problem title="The manifest was not loaded" error={error} />}
      {loaded && error === null && (
        <Banner
          role="status"
          appearance="success"
          title={`${loaded.name} is loaded`}
          description="Open it from Discover."
        />
      )}
    </form>
  );
}
