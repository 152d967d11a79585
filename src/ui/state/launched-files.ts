/**
 * Files that the system opened this app with (manifest `file_handlers`). The standard library does not know the
 * queue yet; Chromium on computers has it.
 */
interface LaunchQueue {
  setConsumer(take: (launch: { readonly files?: readonly FileSystemFileHandle[] }) => void): void;
}

/** Calls `open` with what comes; gives back how to stop. */
export function launchedFiles(open: (files: readonly File[]) => void): () => void {
  let stopped = false;
  const queue = Reflect.get(globalThis, 'launchQueue') as LaunchQueue | undefined; // absent in most browsers
  queue?.setConsumer((launch) => {
    const handles = launch.files ?? [];
    if (stopped || handles.length === 0) return;
    Promise.all(handles.map((handle) => handle.getFile()))
      .then(open)
      .catch(reportError);
  });
  return () => {
    stopped = true;
  };
}
