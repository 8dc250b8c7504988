import type { FrameAnswer, FrameRequest } from './anonymous-frame.ts';

/** The page that asks, see wxt.config.ts: there in the builds that need it. */
const PAGE = '/anonymous-fetch.html';
/** Answers without a body (Fetch standard, "null body status"). */
const BODILESS = new Set([101, 103, 204, 205, 304]);

let frame: Promise<Window> | undefined;

/**
 * `fetch`, without telling servers which browser profile asks. Firefox gives every profile an origin of its own
 * (`moz-extension://<uuid>`) and names it in each request to another origin, so that a server could know a reader again.
 * There requests are made in a sandboxed frame, whose origin is opaque: `Origin: null`. For documents: Firefox's
 * background is one. (Chromium's origin is the same for every reader.)
 *
 * @throws TypeError as `fetch` does, also when there is no such frame: nothing is asked for then.
 */
export const anonymousFetch: typeof fetch = async (input, init) => {
  const { signal, ...settings } = init ?? {};
  const target = await untilAborted(openFrame(), signal);
  return new Promise<Response>((resolve, reject) => {
    const { port1: port, port2: theirs } = new MessageChannel();
    const stop = () => {
      port.postMessage('abort');
      reject(signal?.reason);
    };
    if (signal?.aborted) return stop();
    signal?.addEventListener('abort', stop, { once: true });
    port.onmessage = ({ data }: MessageEvent<FrameAnswer>) => {
      if ('error' in data) reject(new TypeError(data.error));
      else resolve(new Response(BODILESS.has(data.status) ? null : data.body, data));
    };
    const request: FrameRequest = { url: String(input instanceof Request ? input.url : input), settings };
    target.postMessage(request, '*', [theirs]);
  });
};

/** A frame that never loads must not hold a request up for longer than it would wait for a server. */
function untilAborted<T>(task: Promise<T>, signal: AbortSignal | null | undefined): Promise<T> {
  if (!signal) return task;
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener('abort', stop, { once: true });
    task.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** One frame a document; when it does not load, the next request tries anew. */
function openFrame(): Promise<Window> {
  frame ??= loadFrame();
  frame.catch(() => {
    frame = undefined;
  });
  return frame;
}

function loadFrame(): Promise<Window> {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.hidden = true;
  element.src = PAGE;
  return new Promise((resolve, reject) => {
    element.onload = () => {
      if (element.contentWindow) resolve(element.contentWindow);
      else reject(new TypeError('the frame has no window'));
    };
    element.onerror = () => reject(new TypeError('the frame did not load'));
    document.documentElement.append(element);
  });
}
