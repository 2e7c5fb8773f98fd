import { type ChangeEvent, type DragEvent, useId, useState } from 'react';
import { ACCEPTED, problemOfFile, sizeText } from './identity-document.js';

interface DocumentFieldProps {
  file: File | undefined;
  /** Why it cannot be sent. */
  error: string | undefined;
  onPick(file: File | undefined, problem: string | undefined): void;
}

/** Takes one file: from the disk, dropped onto it, or from the camera of a phone. */
export function DocumentField({ file, error, onPick }: DocumentFieldProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (picked: File | undefined) => {
    if (!picked) return;
    const problem = problemOfFile(picked);
    onPick(problem ? undefined : picked, problem);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  const drag = (event: DragEvent) => {
    event.preventDefault();
    setOver(true);
  };
  const input = {
    type: 'file',
    className: 'visually-hidden',
    'aria-describedby': error ? `${id}-hint ${id}-error` : `${id}-hint`,
    'aria-invalid': error !== undefined,
    onChange: ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
      take(currentTarget.files?.[0]);
      // the same file may be chosen again after it was removed
      currentTarget.value = '';
    },
  };
  return (
    <fieldset className="field document">
      <legend>Photo or scan of it</legend>
      {file ? (
        <div className="document-file">
          <span role="status">
            <strong>{file.name}</strong> <span className="hint">{sizeText(file.size)}</span>
          </span>
          <button
            type="button"
            className="button-plain"
            aria-label={`Remove ${file.name}`}
            onClick={() => onPick(undefined, undefined)}
          >
            Remove
          </button>
        </div>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one way of three; the inputs inside take keyboards
        <div
          className={over ? 'drop drop-over' : 'drop'}
          data-invalid={error !== undefined}
          onDragOver={drag}
          onDragLeave={() => setOver(false)}
          onDrop={drop}
        >
          <p className="drop-words">Drop the file here, or</p>
          <label className="button button-quiet">
            Choose a file
            <input {...input} accept={ACCEPTED} />
          </label>
          <label className="button button-quiet camera">
            Take a photo
            <input {...input} accept="image/jpeg,image/png" capture="environment" />
          </label>
        </div>
      )}
      <p className="hint" id={`${id}-hint`}>
        JPEG, PNG or PDF, at most 2 MB. The sandbox looks at its kind and size and keeps nothing.
      </p>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
